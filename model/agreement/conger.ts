import { chanceCorrected } from './chance-corrected.ts'
import type { Coefficient } from './coefficient.ts'
import { type Counts, countsOf, unitCounts } from './counts.ts'
import type { Ratings } from './ratings.ts'

/**
 * Conger's kappa: chance is two different coders, each with the own shares, falling together,
 * `pe = sum_kl w_kl (pbar_k pbar_l - s_kl / m)`.
 *
 * p_gk is the share of category k among coder g's ratings, pbar_k their mean, s_kl their covariance over
 * coders. With two coders it is Cohen's kappa, with complete data the kappa of Davies & Fleiss (1982).
 *
 * @returns `null` with `no_pairs`, or with `no_variation` when every rating is the same
 * @see Conger (1980), Integration and generalization of kappas for multiple raters; Gwet (2014)
 */
export function congerKappa(
  ratings: Ratings,
  w?: Float64Array,
  multiplicity?: Float64Array,
): Coefficient {
  const counts: Counts = { ...countsOf(ratings), multiplicity }
  const { n } = unitCounts(counts)
  return chanceCorrected(counts, w, (weights) => congerChance(ratings, n, weights, multiplicity))
}

/** @param n units with a rating */
function congerChance(
  { units, coders: m, categories, values }: Ratings,
  n: number,
  w: Float64Array,
  multiplicity: Float64Array | undefined,
) {
  const q = categories.length
  const shares = new Float64Array(m * q)
  const given = new Float64Array(m)
  for (let unit = 0; unit < units; unit++) {
    const times = multiplicity?.[unit] ?? 1
    for (let g = 0; g < m; g++) {
      const value = values[unit * m + g]!
      if (value < 0) continue
      given[g]! += times
      shares[g * q + value]! += times
    }
  }
  for (let at = 0; at < m * q; at++) shares[at]! /= Math.max(1, given[Math.floor(at / q)]!)
  const mean = new Float64Array(q)
  for (let at = 0; at < m * q; at++) mean[at % q]! += shares[at]! / m

  let expected = 0
  for (let k = 0; k < q; k++) {
    for (let l = 0; l < q; l++) {
      const weight = w[k * q + l]!
      if (weight === 0) continue
      let products = 0
      for (let g = 0; g < m; g++) products += shares[g * q + k]! * shares[g * q + l]!
      const covariance = (products - m * mean[k]! * mean[l]!) / (m - 1)
      expected += weight * (mean[k]! * mean[l]! - covariance / m)
    }
  }

  // weighted[g][l]: what coder g's share of l meets among the others.
  const weighted = new Float64Array(m * q)
  const usual = new Float64Array(m)
  for (let g = 0; g < m; g++) {
    for (let l = 0; l < q; l++) {
      for (let k = 0; k < q; k++) {
        weighted[g * q + l]! += (m * mean[k]! - shares[g * q + k]!) * w[k * q + l]!
      }
      usual[g]! += weighted[g * q + l]! * shares[g * q + l]!
    }
  }
  const ofUnit = (unit: number) => {
    let sum = 0
    for (let g = 0; g < m; g++) {
      const value = values[unit * m + g]!
      const rated = value < 0 ? 0 : 1
      const here = value < 0 ? 0 : weighted[g * q + value]!
      sum += (n / given[g]!) * (here - usual[g]! * (rated - given[g]! / n))
    }
    return sum / (m * (m - 1))
  }
  return { expected, ofUnit }
}
