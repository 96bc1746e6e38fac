import type { Counts } from '../counts.ts'

/**
 * What each unit, or all units of a transcript together, bring into the nominal alpha of one code that is
 * present or absent. Three numbers a place: pairable ratings, those of them with the code, and disagreeing
 * ordered pairs over r - 1.
 */
export type Contributions = Float64Array

export const perPlace = 3

/**
 * @param counts of a code as absent (0) and present (1)
 * @param placeOf for each unit what it is drawn with, below `places`; absent: each unit by itself
 */
export function contributionsOf(
  { units, counts, ratings }: Counts,
  placeOf?: { places: number; of: Int32Array },
): Contributions {
  const sums = new Float64Array((placeOf?.places ?? units) * perPlace)
  for (let unit = 0; unit < units; unit++) {
    const given = ratings[unit]!
    if (given < 2) continue
    const present = counts[unit * 2 + 1]!
    const at = (placeOf?.of[unit] ?? unit) * perPlace
    sums[at]! += given
    sums[at + 1]! += present
    sums[at + 2]! += (2 * present * (given - present)) / (given - 1)
  }
  return sums
}
