import type { Coefficient } from './coefficient.ts'
import { expectedCoincidences, type UnitizingSums } from './unitizing.ts'

/**
 * u_alpha: do coders find the same spans and give them the same value? Gaps count as a value of their own.
 *
 * `1 - (l - sum l_cc) / (l - sum e_cc)` over the lengths where two coders coincide, observed and expected.
 * Where two spans of one value touch does not matter.
 *
 * @param sums of one continuum, or of several documents added up
 * @returns at most 1; `null` with `no_units` when there is no span, `not_estimable` when the expectation has
 *   no positive divisor, `no_variation` when no disagreement is expected
 * @see Krippendorff, Mathet, Bouvry & Widloecher (2016), On the reliability of unitizing textual continua;
 *   Krippendorff (2019), Content Analysis, 4th ed., 12.6
 */
export function uAlpha(sums: UnitizingSums): Coefficient {
  const { labels, observed, own } = sums
  if (own.every((z, label) => label === 0 || z === 0)) {
    return { value: null, reason: 'no_units', parts: {} }
  }
  const chance = expectedCoincidences(sums)
  if (chance === null) return { value: null, reason: 'not_estimable', parts: {} }
  const { expected, total } = chance
  const Do = offDiagonal(observed, labels)
  const De = offDiagonal(expected, labels)
  const parts = { observedDisagreement: Do, expectedDisagreement: De, comparedLength: total }
  if (!(De > 1e-15 * total)) return { value: null, reason: 'no_variation', parts }
  return { value: 1 - Do / De, parts }
}

/**
 * u_alpha of one value against the gap, from its own sums, for what is reckoned thousands of times: with
 * `l` the compared length, `a` across and `w` within, `1 - a (l^2 - Z) / (l (l - a - w) (a + w))`.
 *
 * @param compared length of all coders together
 * @param across length where one coder has the value and another has not, each way
 * @param within length where two coders have it
 * @param marked length of its spans, and `squares` their squared lengths
 * @returns `null` where `uAlpha` has no value
 */
export function uAlphaOfValue(
  compared: number,
  {
    across,
    within,
    marked,
    squares,
  }: { across: number; within: number; marked: number; squares: number },
): number | null {
  if (squares === 0) return null
  const divisor = compared * compared - (compared - marked) - squares
  if (!(divisor > 0)) return null
  const have = across + within
  const chance = (compared * (compared - have) * have) / divisor
  if (!(2 * chance > 1e-15 * compared)) return null
  return 1 - across / chance
}

/**
 * bar_u_alpha: do coders find the same stretches relevant, whatever value they give them? Gap against any
 * value, from the same coincidences with their cells added up.
 *
 * @returns `null` with `no_gaps` when every position lies in a span of every coder
 */
export function barUAlpha(sums: UnitizingSums): Coefficient {
  const { labels, observed, own } = sums
  if (own.every((z, label) => label === 0 || z === 0)) {
    return { value: null, reason: 'no_units', parts: {} }
  }
  if (own[0] === 0) return { value: null, reason: 'no_gaps', parts: {} }
  const chance = expectedCoincidences(sums)
  if (chance === null) return { value: null, reason: 'not_estimable', parts: {} }
  let Do = 0
  let De = 0
  for (let c = 1; c < labels; c++) {
    Do += observed[c]! + observed[c * labels]!
    De += chance.expected[c]! + chance.expected[c * labels]!
  }
  const parts = { observedDisagreement: Do, expectedDisagreement: De }
  if (!(De > 0)) return { value: null, reason: 'no_variation', parts }
  return { value: 1 - Do / De, parts }
}

/** What lies off the diagonal, added up cell by cell: total less diagonal would lose digits. */
function offDiagonal(matrix: Float64Array, labels: number): number {
  let sum = 0
  for (let c = 0; c < labels; c++) {
    for (let k = c + 1; k < labels; k++) {
      sum += matrix[c * labels + k]! + matrix[k * labels + c]!
    }
  }
  return sum
}
