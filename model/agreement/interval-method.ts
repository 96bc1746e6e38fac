import type { Interval } from './figures.ts'

/**
 * How a 95 % interval is made of draws (specification, section 5).
 *
 * - `percentile`: units are drawn, and 2.5 % of the draws lie beyond each end
 * - `bca`: the same draws, with ends corrected for bias and skewness
 * - `krippendorff`: pairs of ratings are drawn, of alpha alone, with the probability of missing a target
 */
export const intervalMethods = ['percentile', 'bca', 'krippendorff'] as const
export type IntervalMethod = (typeof intervalMethods)[number]

/** As often as is usual (sections 5.1 and 5.2). */
export const usualDraws: Record<IntervalMethod, number> = {
  percentile: 2_000,
  bca: 2_000,
  krippendorff: 20_000,
}

/** The same with how often to draw where nobody said it. */
export function withDraws<
  T extends { bootstrap?: number | undefined; interval?: IntervalMethod | undefined },
>(asked: T): T & { bootstrap: number } {
  return { ...asked, bootstrap: asked.bootstrap ?? usualDraws[asked.interval ?? 'percentile'] }
}

/** A 95 % interval takes so many draws at least (section 5.1): of fewer it says little. */
export const fewestDraws = 1_000

/** How often to draw, from which seed, and what to make of it. */
export interface Draws {
  /** 0: intervals by formula where there is one. */
  draws: number
  seed: number
  method: IntervalMethod
  /** Of Krippendorff's bootstrap: values of alpha that may be missed. Absent: `usualTargets`. */
  targets?: readonly number[]
}

/** Standard errors and t intervals, where a formula gives them. */
export const byFormula: Draws = { draws: 0, seed: 1, method: 'percentile' }

/** The probability of missing a target: the share of draws, 0 to 1, in which alpha lies below it. */
export interface Missed {
  target: number
  share: number
}

/** Values of alpha that studies set themselves. */
export const usualTargets: readonly number[] = [0.9, 0.8, 0.7, 0.667, 0.6, 0.5]

/** How the interval of a figure of a file came about, or why there is none. */
export type FileInterval =
  | { method: 't' }
  | {
      method: 'percentile' | 'bca'
      drawn: 'units'
      draws: number
      undefinedDraws: number
      /** Of BCa: draws at or beyond the end that has fewer of them. */
      beyond?: number
    }
  | PairInterval
  | { method: 'none'; reason: NoFileInterval }

/** Of an alpha by Krippendorff's bootstrap. */
export type PairInterval =
  /** `pairs`: so many in each draw. */
  | { method: 'krippendorff'; drawn: 'pairs'; pairs: number; draws: number; undefinedDraws: 0 }
  | { method: 'none'; reason: 'certain' | 'few_draws' | 'not_computed' }

/**
 * `few_draws`: fewer than two draws gave a value. `one_side`: all draws lie on one side of the figure, so that BCa has
 * no correction. `certain`: alpha is 0 or 1, of which Krippendorff's bootstrap says nothing. `no_formula`: nothing was
 * drawn of it, and no formula gives its standard error. `not_computed`: drawing it takes too long. `one_text`: spans of
 * one text, whose positions are not independent of one another; whole texts would have to be drawn.
 */
export type NoFileInterval =
  | 'few_draws'
  | 'one_side'
  | 'certain'
  | 'no_formula'
  | 'not_computed'
  | 'one_text'

/** Of a figure of a file or of a round. */
export type AnyInterval = FileInterval | Interval
