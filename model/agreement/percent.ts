import type { Coefficient } from './coefficient.ts'
import { type Counts, isDrawn, unitCounts } from './counts.ts'
import { observedAgreement, unitAgreements } from './observed.ts'
import { tInterval } from './student-t.ts'

/**
 * Percent agreement: the mean over units with two ratings or more of the share of their pairs of ratings
 * that agree. With two coders, the share of doubly coded units on which they agree.
 *
 * @param w agreement weights; absent: identity
 * @returns 0 to 1 (identity); `null` with `no_pairs` when no unit has two ratings. Standard error from
 *   `K_i = (n/n') pa_i` over the n units
 * @see Gwet (2014), Handbook of Inter-Rater Reliability, 4th ed.
 */
export function percentAgreement(counts: Counts, w?: Float64Array): Coefficient {
  const { n, paired } = unitCounts(counts)
  const parts = { units: n, pairedUnits: paired }
  if (paired === 0) return { value: null, reason: 'no_pairs', parts }
  const agreements = unitAgreements(counts, w)
  const value = observedAgreement(counts, agreements)
  if (isDrawn(counts) || n < 2) return { value, parts }
  let squares = 0
  for (let unit = 0; unit < counts.units; unit++) {
    if (counts.ratings[unit] === 0) continue
    const times = counts.multiplicity?.[unit] ?? 1
    squares += times * ((n / paired) * agreements[unit]! - value) ** 2
  }
  const se = Math.sqrt(squares / (n * (n - 1)))
  return { value, se, ci95: tInterval(value, se, n), parts }
}

/**
 * Percent agreement of two coders from three counts, with the same standard error.
 *
 * @param either units that one of them rated or both
 * @param both units both rated
 * @param alike of them, those in the same category
 */
export function percentOfPair(either: number, both: number, alike: number): Coefficient {
  const parts = { units: either, pairedUnits: both }
  if (both === 0) return { value: null, reason: 'no_pairs', parts }
  const value = alike / both
  if (either < 2) return { value, parts }
  const squares = alike * (either / both - value) ** 2 + (either - alike) * value ** 2
  const se = Math.sqrt(squares / (either * (either - 1)))
  return { value, se, ci95: tInterval(value, se, either), parts }
}
