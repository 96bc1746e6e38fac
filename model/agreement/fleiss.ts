import { chanceCorrected } from './chance-corrected.ts'
import type { Coefficient } from './coefficient.ts'
import { type Counts, countsOf, meanShares } from './counts.ts'
import { collapsedTo, type Ratings } from './ratings.ts'
import { isIdentity } from './weights.ts'

/**
 * Fleiss' kappa: chance is the mean share of each category, `pe = sum_kl w_kl pi_k pi_l`.
 *
 * @returns at most 1; `null` with `no_pairs` when no unit has two ratings, with `no_variation` when every
 *   rating is the same
 * @see Fleiss (1971), Measuring nominal scale agreement among many raters; missing ratings: Gwet (2014)
 */
export function fleissKappa(counts: Counts, w?: Float64Array): Coefficient {
  return chanceCorrected(counts, w, (weights) => fleissChance(counts, weights))
}

function fleissChance(counts: Counts, w: Float64Array) {
  const q = counts.categories
  const shares = meanShares(counts)
  // u_k: weighted share of what goes with k, both ways round.
  const usual = isIdentity(w, q) ? shares : bothWays(shares, w, q)
  let expected = 0
  for (let k = 0; k < q; k++) expected += shares[k]! * usual[k]!
  const ofUnit = (unit: number) => {
    let sum = 0
    for (let k = 0; k < q; k++) sum += counts.counts[unit * q + k]! * usual[k]!
    return sum / counts.ratings[unit]!
  }
  return { expected, ofUnit }
}

function bothWays(shares: Float64Array, w: Float64Array, q: number): Float64Array {
  const usual = new Float64Array(q)
  for (let k = 0; k < q; k++) {
    for (let l = 0; l < q; l++) usual[k]! += ((w[k * q + l]! + w[l * q + k]!) * shares[l]!) / 2
  }
  return usual
}

/**
 * Fleiss' kappa of each category: the same coefficient after merging all others into one.
 *
 * @returns by category; `null` where it is never, or always, used
 */
export function fleissByCategory(ratings: Ratings): Record<string, number | null> {
  return Object.fromEntries(
    ratings.categories.map((name, category) => [
      name,
      fleissKappa(countsOf(collapsedTo(ratings, category))).value,
    ]),
  )
}

/**
 * Standard errors of Fleiss' kappa, over all categories and of each, under the hypothesis that it is 0.
 * For complete data alone.
 *
 * @returns `null` where a rating is missing or nothing varies
 * @see Fleiss, Nee & Landis (1979), Large sample variance of kappa
 */
export function fleissUnderChance(counts: Counts): { se: number; se_category: number } | null {
  const { units: n, coders: m, categories: q } = counts
  if (n === 0 || m < 2 || counts.ratings.some((given) => given !== m)) return null
  const totals = new Float64Array(q)
  for (let at = 0; at < n * q; at++) totals[at % q]! += counts.counts[at]!
  let spread = 0
  let skew = 0
  for (let k = 0; k < q; k++) {
    const share = totals[k]! / (n * m)
    spread += share * (1 - share)
    skew += share * (1 - share) * (1 - 2 * share)
  }
  if (spread <= 1e-15) return null
  const pairs = 2 / (n * m * (m - 1))
  return {
    se: Math.sqrt(Math.max(0, pairs * (spread * spread - skew))) / spread,
    se_category: Math.sqrt(pairs),
  }
}
