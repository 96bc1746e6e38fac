import { chanceCorrected } from './chance-corrected.ts'
import type { Coefficient } from './coefficient.ts'
import { type Counts, meanShares } from './counts.ts'

/**
 * Gwet's AC1, and with weights AC2: chance is agreeing on a unit that is hard to rate,
 * `pe = T / (q (q - 1)) * sum_k pi_k (1 - pi_k)`, T the sum of all weights.
 *
 * @returns at most 1; `null` with `no_pairs`, or with `one_category` where fewer than two categories are
 *   declared. Data in one category of several give 1
 * @see Gwet (2008), Computing inter-rater reliability and its variance; Gwet (2014)
 */
export function gwetAc(counts: Counts, w?: Float64Array): Coefficient {
  const q = counts.categories
  return chanceCorrected(counts, w, (weights) => {
    if (q < 2) return 'one_category'
    const shares = meanShares(counts)
    const total = weights.reduce((sum, one) => sum + one, 0) / (q * (q - 1))
    const ofUnit = (unit: number) => {
      let sum = 0
      for (let k = 0; k < q; k++) sum += counts.counts[unit * q + k]! * (1 - shares[k]!)
      return (total * sum) / counts.ratings[unit]!
    }
    return {
      expected: total * shares.reduce((sum, share) => sum + share * (1 - share), 0),
      ofUnit,
    }
  })
}
