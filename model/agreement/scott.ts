import type { Coefficient } from './coefficient.ts'
import { type Margins, type PairTable, twoCoders } from './two-coders.ts'

/**
 * Scott's pi of two coders: chance is both with the shares they have together,
 * `pe = sum_kl w_kl h_k h_l`, h = (a + b) / 2.
 *
 * @returns at most 1; `null` with `no_pairs` or `no_variation`
 * @see Scott (1955), Reliability of content analysis
 */
export function scottPi(table: PairTable, w?: Float64Array): Coefficient {
  const { se0: _, ...coefficient } = twoCoders(table, w, scottChance)
  return coefficient
}

function scottChance({ rows, columns }: Margins, w: Float64Array) {
  const q = rows.length
  const shares = rows.map((share, k) => (share + columns[k]!) / 2)
  let expected = 0
  const usual = new Float64Array(q)
  for (let k = 0; k < q; k++) {
    for (let l = 0; l < q; l++) {
      expected += w[k * q + l]! * shares[k]! * shares[l]!
      usual[k]! += (w[k * q + l]! * columns[l]! + w[l * q + k]! * rows[l]!) / 2
    }
  }
  return { expected, lean: (k: number, l: number) => usual[k]! + usual[l]! }
}
