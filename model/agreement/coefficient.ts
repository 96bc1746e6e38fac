/**
 * Why a coefficient has no value. Undefined is never 0, 1 or NaN: it is `null` with one of these.
 *
 * - `no_pairs`: no unit has two ratings
 * - `no_variation`: expected agreement is 1, or expected disagreement is 0
 * - `one_category`: fewer than two declared categories where the formula divides by q - 1
 * - `one_coder`: fewer than two coders
 * - `no_units`: there is no span at all
 * - `no_gaps`: every position lies in a span, so that relevance cannot vary
 * - `no_intersections`: no position was marked by two coders
 * - `not_estimable`: a denominator that must be positive is not
 * - `overlapping_spans`: one coder's spans of different codes overlap
 * - `negative_values`: a ratio metric was asked for values below 0
 * - `not_numeric`: an interval or ratio metric was asked for values that are no numbers
 * - `no_order`: an ordinal or weighted figure was asked for categories whose order nobody declared
 * - `one_unit`: a single unit has what is compared, from which chance cannot be told
 * - `not_computed`: the exact figure would have taken longer than it may; none is guessed
 */
export const reasons = [
  'no_pairs',
  'no_variation',
  'one_category',
  'one_coder',
  'no_units',
  'no_gaps',
  'no_intersections',
  'not_estimable',
  'overlapping_spans',
  'negative_values',
  'not_numeric',
  'no_order',
  'one_unit',
  'not_computed',
] as const
export type Reason = (typeof reasons)[number]

/** A figure, or why there is none. */
export type Figure = { value: number; reason?: undefined } | { value: null; reason: Reason }

/** A figure with what it was made of, and how sure it is. */
export interface Coefficient {
  value: number | null
  reason?: Reason
  /** Standard error, by the formula of section 4 of its source, or of the bootstrap. */
  se?: number
  /** 95 % interval; never clamped below, cut at 1 above where it comes from Student's t. */
  ci95?: [number, number]
  /** The counts and sums the value was made of. */
  parts: Parts
}
export type Parts = Record<string, number | readonly number[] | Record<string, number>>

/** A figure that has a value. */
export function defined(value: number): Figure {
  return { value }
}

/** A figure without one, and why: `null`, never 0 and never NaN. */
export function undefinedFor(reason: Reason): Figure {
  return { value: null, reason }
}

/** Expected agreement so near 1 that what is left is rounding. */
export function isCertain(expectedAgreement: number): boolean {
  return Math.abs(1 - expectedAgreement) <= 1e-15
}

/** `(observed - expected) / (1 - expected)`: agreement beyond chance, as a share of what could be. */
export function beyondChance(observed: number, expected: number): Figure {
  const value = drawnBeyondChance(observed, expected)
  return Number.isNaN(value) ? undefinedFor('no_variation') : defined(value)
}

/** The same of a draw, NaN where it is undefined: what is drawn a million times makes no object each time. */
export function drawnBeyondChance(observed: number, expected: number): number {
  return isCertain(expected) ? Number.NaN : (observed - expected) / (1 - expected)
}
