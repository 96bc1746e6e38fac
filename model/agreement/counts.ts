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

/** Counts of ratings, units x coders; a value below 0 is a missing one. */
export function countsOf({ units, coders, categories, values }: Ratings): Counts {
  const q = categories.length
  const counts = new Int32Array(units * q)
  const ratings = new Int32Array(units)
  let at = 0
  for (let unit = 0; unit < units; unit++) {
    const row = unit * q
    let given = 0
    for (let coder = 0; coder < coders; coder++) {
      const value = values[at++]!
      if (value < 0) continue
      counts[row + value]!++
      given++
    }
    ratings[unit] = given
  }
  return { units, categories: q, coders, counts, ratings }
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
