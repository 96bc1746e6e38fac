import type { Reason } from './coefficient.ts'
import { isNumber } from './ratings.ts'

export const metrics = ['nominal', 'ordinal', 'interval', 'ratio'] as const
export type Metric = (typeof metrics)[number]

/**
 * The squared distances d_kl of Krippendorff's alpha.
 *
 * nominal: 1 for two categories. ordinal: `(sum of n_g for g from k to l, less (n_k + n_l)/2)^2` along the
 * declared order. interval: `(v_k - v_l)^2`, over 4^e where `exponentOf` gives an e, which alpha does not depend on. ratio: `((v_k - v_l) / (v_k + v_l))^2`, 0 for two zeros.
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
  if (metric === 'interval') {
    const exponent = exponentOf(values, totals)
    if (exponent === 0) return table(q, (k, l) => (values[k]! - values[l]!) ** 2)
    const scaled = values.map(
      (value) => value * 2 ** -(exponent >> 1) * 2 ** ((exponent >> 1) - exponent),
    )
    return table(q, (k, l) => (scaled[k]! - scaled[l]!) ** 2)
  }
  if (values.some((value) => value < 0)) return 'negative_values'
  return table(q, (k, l) => {
    const [one, other] = [values[k]!, values[l]!]
    const sum = one + other
    // Of two that are halved first the sum is a number always.
    if (sum === Number.POSITIVE_INFINITY)
      return ((one / 2 - other / 2) / (one / 2 + other / 2)) ** 2
    return sum === 0 ? 0 : ((one - other) / sum) ** 2
  })
}

/** Differences from 2^-300 to 2^300 are squared, summed and multiplied by counts within the range of doubles. */
const widestExponent = 300

/**
 * The power of two by which values are divided before their differences are squared, so that squares neither
 * overflow nor vanish: 0 for any but extreme values. A power of two changes no digit.
 *
 * @param totals values of categories that nobody used (0) do not count
 */
export function exponentOf(values: readonly number[], totals: Float64Array): number {
  const used = values.filter((_, k) => totals[k]! > 0)
  const least = used.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY)
  const most = used.reduce((high, value) => Math.max(high, value), Number.NEGATIVE_INFINITY)
  // Each halved where both are large, as their difference may be twice the largest double.
  const apart = Number.isFinite(most - least) ? most - least : most / 2 - least / 2
  if (!(apart > 0) || apart === Number.POSITIVE_INFINITY) return 0
  const exponent = Math.floor(Math.log2(apart))
  return Math.abs(exponent) <= widestExponent ? 0 : exponent
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
