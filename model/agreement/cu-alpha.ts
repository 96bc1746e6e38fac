import { type Coefficient, defined, type Figure, type Reason, undefinedFor } from './coefficient.ts'
import { rowSums, type UnitizingSums } from './unitizing.ts'

/** The coincidences restricted to what two coders marked, and what is expected there. */
interface Restricted {
  values: number
  observed: Float64Array
  expected: Float64Array
  rows: Float64Array
  total: number
  coverage: number
}

/**
 * cu_alpha: where several coders marked something, do they give it the same value?
 *
 * On the coincidences of value and value, l*: `e*_ck = (l*_c l*_k - [c=k] Y_c) / (l* - sum Y / l*)` and
 * `1 - (l* - sum l*_cc) / (l* - sum e*_cc)`. With more than two coders Y is disputed; ours sums over pairs
 * of coders.
 *
 * @returns at most 1, with its coverage l* / l as a part; `null` with `no_units`, `no_intersections`,
 *   `not_estimable`, or `no_variation` where one value alone was used
 * @see Krippendorff et al. (2016), On the reliability of unitizing textual continua, eq. 10
 */
export function cuAlpha(sums: UnitizingSums): Coefficient {
  const restricted = restrict(sums)
  if (typeof restricted === 'string') return { value: null, reason: restricted, parts: {} }
  const { values, observed, expected, coverage } = restricted
  const [Do, De] = [offDiagonal(observed, values), offDiagonal(expected, values)]
  const parts = { observedDisagreement: Do, expectedDisagreement: De, coverage }
  if (!(De > 1e-15 * restricted.total)) return { value: null, reason: 'no_variation', parts }
  return { value: 1 - Do / De, parts }
}

/** l* / l, the share of all compared length that two coders marked. 0 where nobody marked anything. */
export function cuCoverage({ labels, observed }: UnitizingSums): number {
  const total = observed.reduce((sum, cell) => sum + cell, 0)
  return total === 0 ? 0 : inner(observed, labels).reduce((sum, cell) => sum + cell, 0) / total
}

/**
 * ku_alpha of each value: `1 - (e*_k / l*_k) (l*_k - l*_kk) / (e*_k - e*_kk)`, with its coverage l*_k / l_k.
 *
 * @returns in the order of the values; `null` with `no_intersections` where nothing of the value was marked by two, with
 *   `no_variation` where one value alone was, else as `cuAlpha`. Coverage is `null` for a value that nobody used
 */
export function kuAlpha(sums: UnitizingSums): (Figure & { coverage: number | null })[] {
  const restricted = restrict(sums)
  const all = rowSums(sums.observed, sums.labels)
  const own = inner(sums.observed, sums.labels)
  const values = sums.labels - 1
  const rows = rowSums(own, values)
  return Array.from({ length: values }, (_, k) => {
    const coverage = all[k + 1] === 0 ? null : rows[k]! / all[k + 1]!
    if (typeof restricted === 'string') return { ...undefinedFor(restricted), coverage }
    if (rows[k] === 0) return { ...undefinedFor('no_intersections'), coverage }
    const { observed, expected } = restricted
    let column = 0
    for (let c = 0; c < values; c++) column += expected[c * values + k]!
    const apart = column - expected[k * values + k]!
    if (!(Math.abs(apart) > 1e-15 * restricted.total)) {
      return { ...undefinedFor('no_variation'), coverage }
    }
    const share = (column / rows[k]!) * (rows[k]! - observed[k * values + k]!)
    return { ...defined(1 - share / apart), coverage }
  })
}

function restrict({ labels, observed, own: spans, covered }: UnitizingSums): Restricted | Reason {
  const values = labels - 1
  if (spans.every((z, label) => label === 0 || z === 0)) return 'no_units'
  const own = inner(observed, labels)
  const rows = rowSums(own, values)
  const total = rows.reduce((sum, row) => sum + row, 0)
  if (total === 0) return 'no_intersections'
  const paired = covered.reduce((sum, y) => sum + y, 0)
  const divisor = total - paired / total
  if (!(divisor > 1e-12 * total)) return 'not_estimable'
  const expected = new Float64Array(values * values)
  for (let c = 0; c < values; c++) {
    for (let k = 0; k < values; k++) {
      const product = rows[c]! * rows[k]! - (c === k ? covered[c + 1]! : 0)
      expected[c * values + k] = product / divisor
    }
  }
  const all = observed.reduce((sum, cell) => sum + cell, 0)
  return { values, observed: own, expected, rows, total, coverage: total / all }
}

/** The cells of value and value, without the gap. */
function inner(matrix: Float64Array, labels: number): Float64Array {
  const cells = new Float64Array((labels - 1) ** 2)
  for (let c = 1; c < labels; c++) {
    for (let k = 1; k < labels; k++) {
      cells[(c - 1) * (labels - 1) + k - 1] = matrix[c * labels + k]!
    }
  }
  return cells
}

function offDiagonal(matrix: Float64Array, size: number): number {
  let sum = 0
  for (let at = 0; at < size * size; at++) {
    if (Math.floor(at / size) !== at % size) sum += matrix[at]!
  }
  return sum
}
