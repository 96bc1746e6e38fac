import type { TFunction } from 'i18next'
import type { ResultRow } from '#model/agreement/result-rows.ts'
import type { CalculatorKind } from '#server/agreement/calculator.ts'
import { coefficientText } from '../agreement/coefficient-text.ts'
import { reasonOf } from './names.ts'

/** What a paper would name first, the nearest to it where that is not defined. */
const main = {
  ratings: ['alpha_nominal'],
  sets: ['alpha_sets_masi'],
  spans: ['u_alpha', 'u_alpha_combined', 'alpha_U_1995'],
} as const

/** The figure to begin with, in a sentence; why there is none otherwise. */
export function leadOf(
  t: TFunction<'calculator'>,
  kind: CalculatorKind,
  figures: readonly ResultRow[],
): string {
  const own = main[kind].map((name) => figures.find((row) => row.name === name))
  const found = own.find((row): row is ResultRow & { value: number } => row?.value != null)
  if (found === undefined) {
    return t('say.undefined', { reason: reasonOf(t, own[0]?.reason ?? 'no_pairs') })
  }
  const interval =
    found.ci95 === undefined
      ? ''
      : t('say.interval', {
          low: coefficientText(t, found.ci95[0]),
          high: coefficientText(t, found.ci95[1]),
        })
  return t(`say.${found.name as (typeof main)[typeof kind][number]}`, {
    value: coefficientText(t, found.value),
    interval,
  })
}
