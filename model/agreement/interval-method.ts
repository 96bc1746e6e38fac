import { z } from 'zod'
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

/** How often to draw, from which seed, and what to make of it. */
export interface Draws {
  /** 0: intervals by formula where there is one. */
  draws: number
  seed: number
  /** Absent: percentiles. */
  method?: IntervalMethod
  /** Of Krippendorff's bootstrap: values of alpha that may be missed. Absent: `usualTargets`. */
  targets?: readonly number[]
}

/** Values of alpha that studies set themselves. */
export const usualTargets: readonly number[] = [0.9, 0.8, 0.7, 0.667, 0.6, 0.5]

const mostTargets = 12

const inWords = `Targets are numbers above 0, at most 1, parted by spaces, as in .8 .667; at most ${mostTargets} of them.`

/** Targets as they are typed, with decimal points or commas; the highest first, each once. */
export const Targets = z
  .string()
  .max(200, inWords)
  .transform((text) => numbersIn(text))
  .refine(
    (all) => all.length > 0 && all.length <= mostTargets && all.every((one) => one > 0 && one <= 1),
    inWords,
  )
  .transform((all) => [...new Set(all)].sort((a, b) => b - a))

/** A comma parts two numbers where they have decimal points, and is the decimal point where they have none. */
function numbersIn(text: string): number[] {
  const apart = text.includes('.') ? /[\s;,]+/ : /[\s;]+|,(?=\s)/
  return text
    .trim()
    .split(apart)
    .filter((one) => one !== '')
    .map((one) => (/^\d*[.,]?\d+$/.test(one) ? Number(one.replace(',', '.')) : Number.NaN))
}

/** How the interval of a figure of a file came about, or why there is none. */
export type FileInterval =
  | { method: 't' }
  | { method: 'bootstrap' | 'bca'; drawn: 'units'; draws: number; undefinedDraws: number }
  /** `pairs`: so many in each draw. */
  | { method: 'krippendorff'; drawn: 'pairs'; pairs: number; draws: number; undefinedDraws: 0 }
  | { method: 'none'; reason: NoFileInterval }

/**
 * `few_draws`: fewer than two draws gave a value. `one_side`: all draws lie on one side of the figure, so that BCa has
 * no correction. `certain`: alpha is 0 or 1, of which Krippendorff's bootstrap says nothing. `one_text`: spans of one
 * text, whose positions are not independent of one another; whole texts would have to be drawn.
 */
export type NoFileInterval = 'few_draws' | 'one_side' | 'certain' | 'one_text'

/** Of a figure of a file or of a round. */
export type AnyInterval = FileInterval | Interval
