import { chanceCorrected } from './chance-corrected.ts'
import type { Coefficient } from './coefficient.ts'
import type { Counts } from './counts.ts'

/**
 * Brennan and Prediger's coefficient (S; Randolph's free-marginal kappa): chance is every declared category
 * alike, `pe = sum_kl w_kl / q^2`.
 *
 * @returns `null` with `no_pairs`, or with `one_category` where fewer than two categories are declared
 * @see Bennett, Alpert & Goldstein (1954); Brennan & Prediger (1981); Gwet (2014)
 */
export function brennanPrediger(counts: Counts, w?: Float64Array): Coefficient {
  const q = counts.categories
  return chanceCorrected(counts, w, (weights) =>
    q < 2 ? 'one_category' : { expected: weights.reduce((sum, one) => sum + one, 0) / (q * q) },
  )
}
