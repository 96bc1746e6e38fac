import type { Coefficient } from './coefficient.ts'
import { cohenKappa } from './cohen.ts'
import { pairsOf, type Ratings } from './ratings.ts'
import { pairTable } from './two-coders.ts'

/**
 * Light's kappa: the mean of Cohen's kappa over all pairs of coders, each on the units both rated.
 *
 * Pairs whose kappa is undefined are left out and counted, as `undefined_pairs`.
 *
 * @returns `null` when all are: `no_variation` if any pair had a unit in common, else `no_pairs`
 * @see Light (1971), Measures of response agreement for qualitative data
 */
export function lightKappa(
  ratings: Ratings,
  multiplicity?: Float64Array,
): Coefficient & { undefined_pairs: number } {
  const kappas = pairsOf(ratings.coders).map(([g, h]) =>
    cohenKappa(pairTable(ratings, g, h, multiplicity)),
  )
  // Ascending, so that no order of coders changes the rounding of the sum.
  const values = kappas.flatMap(({ value }) => value ?? []).sort((a, b) => a - b)
  const undefined_pairs = kappas.length - values.length
  const parts = { pairs: kappas.length }
  if (values.length === 0) {
    const together = kappas.some(({ reason }) => reason === 'no_variation')
    return { value: null, reason: together ? 'no_variation' : 'no_pairs', undefined_pairs, parts }
  }
  const value = values.reduce((sum, kappa) => sum + kappa, 0) / values.length
  return { value, undefined_pairs, parts }
}
