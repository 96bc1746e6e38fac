import type { TFunction } from 'i18next'
import type { AgreementShown } from '#server/agreement.ts'

/** How the intervals of a report came about, in a line. */
export function intervalNote(
  t: TFunction<'agreement'>,
  { settings, coefficients }: Pick<AgreementShown, 'settings' | 'coefficients'>,
): string {
  const drawn = coefficients.find((one) => one.interval.method === 'bootstrap')?.interval
  if (drawn?.method === 'bootstrap') {
    return t('chips.drawn', {
      draws: settings.bootstrap,
      what: t(`chips.${drawn.drawn}`),
      seed: settings.seed,
    })
  }
  return t(settings.bootstrap === 0 ? 'chips.formula' : 'noInterval.undefined')
}
