import { fewest } from './few.ts'
import type { AnyInterval } from './interval-method.ts'

/**
 * Of the draws at or beyond each end of an interval, the fewer. Draws that equal an end count: where many do, none of
 * them alone moves it.
 */
export function drawsBeyond(
  draws: ArrayLike<number>,
  [low, high]: readonly [number, number],
): number {
  let below = 0
  let above = 0
  for (let at = 0; at < draws.length; at++) {
    if (draws[at]! <= low) below++
    if (draws[at]! >= high) above++
  }
  return Math.min(below, above)
}

/**
 * Whether an end of an interval rests on fewer than ten draws, so that another seed moves it: BCa reaches far out where
 * its corrections are large, and 2.5 % of a few hundred draws are few. Wherever such an interval is shown it is marked,
 * by this rule.
 *
 * @see Davison & Hinkley (1997), Bootstrap Methods and their Application, section 5.3.2
 */
export function hasFarEnd(interval: AnyInterval | undefined): boolean {
  if (interval === undefined || !('draws' in interval)) return false
  const beyond = 'beyond' in interval ? interval.beyond : undefined
  return (beyond ?? (interval.draws - interval.undefinedDraws) * 0.025) < fewest.drawsBeyond
}
