import type { TFunction } from 'i18next'

/** At which level of their tree codes count, in words. @param level absent: each as itself */
export function levelText(
  t: TFunction<'agreement'>,
  level: number | undefined,
  deepest: number,
): string {
  return level === undefined || level >= deepest
    ? t('chips.levelAll')
    : t('chips.levelUpTo', { count: level + 1 })
}
