import { hasFarEnd } from './far-ends.ts'
import type { AnyInterval } from './interval-method.ts'
import { thinShare } from './thin.ts'

/**
 * What stands after an interval where words have no room: an asterisk where it is thin, a dagger where an end rests on
 * few draws. What they mean is said below.
 */
export function marksOf(interval: AnyInterval | undefined): string {
  return (thinShare(interval) === null ? '' : '*') + (hasFarEnd(interval) ? '†' : '')
}
