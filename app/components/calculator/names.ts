import type { TFunction } from 'i18next'
import type { NoInterval } from '#model/agreement/figures.ts'
import type { NoFileInterval } from '#model/agreement/interval-method.ts'
import type { en } from '../../locales/en/index.ts'

type Calculator = (typeof en)['calculator']

/** A coefficient as people call it, its weights with it. */
export function nameOf(t: TFunction<'calculator'>, name: string): string {
  const [, base = name, weights] = /^(.*?)(?:_(linear|quadratic))?$/.exec(name) ?? []
  const own = t(`names.${base as keyof Calculator['names']}`)
  return weights === undefined
    ? own
    : t(`names.${weights as 'linear' | 'quadratic'}`, { name: own })
}

/** What a coefficient says, in a sentence; nothing where its name says it. */
export function meaningOf(t: TFunction<'calculator'>, name: string): string | null {
  const key = `means.${name as keyof Calculator['means']}` as const
  return name in t('means', { returnObjects: true }) ? t(key) : null
}

/** The head of a column: what of each code or category is in it. */
export function columnName(t: TFunction<'calculator'>, column: string): string {
  const [name, part] = column.split(' ') as [string, string | undefined]
  if (part === undefined) return nameOf(t, name)
  return `${t(`parts.${part as keyof Calculator['parts']}`)} ${nameOf(t, name)}`
}

/** Why there is no interval, in few words. */
export function noIntervalOf(
  t: TFunction<'calculator'>,
  reason: NoFileInterval | NoInterval,
): string {
  return t(`noInterval.${reason}`)
}

export function reasonOf(t: TFunction<'calculator'>, reason: string): string {
  return t(`reasons.${reason as keyof Calculator['reasons']}`)
}
