import type { TFunction } from 'i18next'
import type { AgreementShown } from '#server/agreement.ts'

/** How the intervals of a report came about, in a line. */
export function intervalNote(
  t: TFunction<'agreement'>,
  { settings, coefficients }: Pick<AgreementShown, 'settings' | 'coefficients'>,
): string {
  const { bootstrap, seed } = settings
  if (bootstrap === 0) return t('chips.formula')
  const draws = t('chips.drawCount', { count: bootstrap })
  if (settings.interval === 'krippendorff') return t('chips.drawnPairs', { draws, seed })
  for (const { interval } of coefficients) {
    if (interval.method !== 'percentile' && interval.method !== 'bca') continue
    const how = interval.method === 'bca' ? 'chips.drawnBca' : 'chips.drawn'
    return t(how, { draws, what: t(`chips.${interval.drawn}`), seed })
  }
  return t('noInterval.undefined')
}
