import { type Coefficient, drawnBeyondChance } from './coefficient.ts'
import { type Margins, type PairTable, twoCoders } from './two-coders.ts'

/**
 * Cohen's kappa of two coders: chance is each with the own shares, `pe = sum_kl w_kl a_k b_l`.
 *
 * One coder with a single category beside one who varies gives 0 by the formula: a value, no error.
 *
 * @param w agreement weights for weighted kappa; absent: identity
 * @returns at most 1, with `se0` for the test of kappa = 0; `null` with `no_pairs` when they rated no unit
 *   together, with `no_variation` when both used one and the same category
 * @see Cohen (1960), A coefficient of agreement for nominal scales; Cohen (1968), Weighted kappa
 */
export function cohenKappa(table: PairTable, w?: Float64Array): Coefficient & { se0?: number } {
  return twoCoders(table, w, cohenChance)
}

function cohenChance({ rows, columns }: Margins, w: Float64Array) {
  const q = rows.length
  let expected = 0
  // What a category of one coder meets among the other's shares.
  const ofRow = new Float64Array(q)
  const ofColumn = new Float64Array(q)
  for (let k = 0; k < q; k++) {
    for (let l = 0; l < q; l++) {
      const weight = w[k * q + l]!
      if (weight === 0) continue
      expected += weight * (rows[k]! * columns[l]!)
      ofRow[k]! += weight * columns[l]!
      ofColumn[l]! += weight * rows[k]!
    }
  }
  return { expected, lean: (k: number, l: number) => ofRow[k]! + ofColumn[l]! }
}

/**
 * Cohen's kappa, unweighted, from its sums.
 *
 * @param n units both rated
 * @param same of them, those in the same category
 * @param products sum over categories of the first coder's count times the second's
 */
export function kappaOfSums(n: number, same: number, products: number): number | null {
  const kappa = drawnKappa(n, same, products)
  return Number.isNaN(kappa) ? null : kappa
}

/** The same of a draw, NaN where it is undefined. */
export function drawnKappa(n: number, same: number, products: number): number {
  return n === 0 ? Number.NaN : drawnBeyondChance(same / n, products / (n * n))
}
