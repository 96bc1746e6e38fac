import type { Coefficient } from './coefficient.ts'
import { pairsOf, type Ratings } from './ratings.ts'

/**
 * Holsti's coefficient, 2M / (N1 + N2) averaged over pairs of coders: M units in the same category,
 * N1 and N2 the ratings each gave in all, so that a unit only one of them rated counts against agreement.
 *
 * @returns 0 to 1; `null` with `one_coder` when there is no pair
 * @see Holsti (1969), Content Analysis for the Social Sciences and Humanities
 */
export function holstiMean(ratings: Ratings, multiplicity?: Float64Array): Coefficient {
  const { units, coders, values } = ratings
  const given = new Float64Array(coders)
  for (let at = 0; at < units * coders; at++) {
    if (values[at]! >= 0) given[at % coders]! += multiplicity?.[Math.floor(at / coders)] ?? 1
  }
  const pairs = pairsOf(coders).filter(([g, h]) => given[g]! + given[h]! > 0)
  if (pairs.length === 0) return { value: null, reason: 'one_coder', parts: { pairs: 0 } }
  const shares = pairs.map(([g, h]) => {
    let same = 0
    for (let unit = 0; unit < units; unit++) {
      const value = values[unit * coders + g]!
      if (value >= 0 && value === values[unit * coders + h]!) same += multiplicity?.[unit] ?? 1
    }
    return (2 * same) / (given[g]! + given[h]!)
  })
  shares.sort((a, b) => a - b)
  const value = shares.reduce((sum, share) => sum + share, 0) / shares.length
  return { value, parts: { pairs: pairs.length } }
}

/** Holsti's composite reliability of m coders, `m h / (1 + (m - 1) h)`, h their mean coefficient. */
export function holstiComposite(ratings: Ratings, multiplicity?: Float64Array): Coefficient {
  const mean = holstiMean(ratings, multiplicity)
  if (mean.value === null) return mean
  const m = ratings.coders
  return { value: (m * mean.value) / (1 + (m - 1) * mean.value), parts: mean.parts }
}
