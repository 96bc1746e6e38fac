import type { Ratings } from './ratings.ts'

/**
 * How many coders put each unit into each category: all that coefficients for any number of coders need.
 *
 * `multiplicity` says how often each unit was drawn in a bootstrap; a draw then costs one pass over the
 * counts, not a new count.
 */
export interface Counts {
  units: number
  /** Number of declared categories, q. */
  categories: number
  /** Coders with at least one rating, m. */
  coders: number
  /** units x q. */
  counts: Int32Array
  /** Ratings of each unit. */
  ratings: Int32Array
  multiplicity?: Float64Array | undefined
  /** Whether `multiplicity` only puts units together that are rated alike, and nothing was drawn. */
  isGrouped?: boolean
}

/** Whether these are the data, whose standard errors follow from formulas, and no draw from them. */
export function isDrawn({ multiplicity, isGrouped = false }: Counts): boolean {
  return multiplicity !== undefined && !isGrouped
}

/**
 * Counts of ratings, units x coders, -1 a missing one.
 *
 * What is missing is counted as well, in the place before the unit's own, which is put right after: to ask of each
 * rating whether it is there would cost more than to count it.
 */
export function countsOf({ units, coders, categories, values }: Ratings): Counts {
  const q = categories.length
  const counts = new Int32Array(units * q + 1)
  const ratings = new Int32Array(units)
  let at = 0
  for (let unit = 0; unit < units; unit++) {
    const before = unit * q
    const kept = counts[before]!
    counts[before] = 0
    const row = before + 1
    for (const end = at + coders; at < end; at++) counts[row + values[at]!]!++
    ratings[unit] = coders - counts[before]!
    counts[before] = kept
  }
  return { units, categories: q, coders, counts: counts.subarray(1), ratings }
}

/** Units with a rating (n) and with two or more (n'), each as often as it was drawn. */
export function unitCounts({ units, ratings, multiplicity }: Counts): {
  n: number
  paired: number
} {
  let n = 0
  let paired = 0
  for (let unit = 0; unit < units; unit++) {
    const times = multiplicity === undefined ? 1 : multiplicity[unit]!
    if (ratings[unit]! >= 1) n += times
    if (ratings[unit]! >= 2) paired += times
  }
  return { n, paired }
}

/** pi_k, the mean over units of the share of ratings in category k. */
export function meanShares({ units, categories, counts, ratings, multiplicity }: Counts) {
  const shares = new Float64Array(categories)
  let n = 0
  for (let unit = 0; unit < units; unit++) {
    const times = multiplicity === undefined ? 1 : multiplicity[unit]!
    const given = ratings[unit]!
    if (given === 0 || times === 0) continue
    n += times
    const row = unit * categories
    for (let k = 0; k < categories; k++) {
      const count = counts[row + k]!
      if (count > 0) shares[k]! += (times * count) / given
    }
  }
  for (let k = 0; k < categories; k++) shares[k]! /= n
  return shares
}
