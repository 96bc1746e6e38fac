import type { Reason } from './coefficient.ts'
import { isNumber } from './ratings.ts'

export const metrics = ['nominal', 'ordinal', 'interval', 'ratio'] as const
export type Metric = (typeof metrics)[number]

/**
 * The squared distances d_kl of Krippendorff's alpha.
 *
 * nominal: 1 for two categories. ordinal: `(sum of n_g for g from k to l, less (n_k + n_l)/2)^2` along the
 * declared order. interval: `(v_k - v_l)^2`. ratio: `((v_k - v_l) / (v_k + v_l))^2`, 0 for two zeros.
 *
 * @param totals pairable values n_k of each category, which ordinal distances depend on
 * @returns q x q, or the reason why the metric does not apply
 * @see Krippendorff (2019), Content Analysis, 4th ed., 12.3
 */
export function distances(
  metric: Metric,
  categories: readonly string[],
  totals: Float64Array,
): Float64Array | Reason {
  const q = categories.length
  if (metric === 'nominal') return table(q, () => 1)
  if (metric === 'ordinal') return ordinal(totals)
  if (!categories.every(isNumber)) return 'not_numeric'
  const values = categories.map(Number)
  if (metric === 'interval') return table(q, (k, l) => (values[k]! - values[l]!) ** 2)
  if (values.some((value) => value < 0)) return 'negative_values'
  return table(q, (k, l) => {
    const sum = values[k]! + values[l]!
    return sum === 0 ? 0 : ((values[k]! - values[l]!) / sum) ** 2
  })
}

function ordinal(totals: Float64Array): Float64Array {
  const before = new Float64Array(totals.length + 1)
  totals.forEach((total, k) => {
    before[k + 1] = before[k]! + total
  })
  return table(totals.length, (k, l) => {
    const low = Math.min(k, l)
    const high = Math.max(k, l)
    const between = before[high + 1]! - before[low]!
    return (between - (totals[low]! + totals[high]!) / 2) ** 2
  })
}

function table(q: number, distance: (k: number, l: number) => number): Float64Array {
  const d = new Float64Array(q * q)
  for (let k = 0; k < q; k++) {
    for (let l = 0; l < q; l++) if (k !== l) d[k * q + l] = distance(k, l)
  }
  return d
}
