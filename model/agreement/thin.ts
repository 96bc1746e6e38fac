import type { AnyInterval } from './interval-method.ts'

/** Over so many undefined draws an interval is no interval (specification, section 5.1). */
export const mostUndefined = 0.05

/**
 * The share of an interval's draws in which its figure was undefined, where that is more than 5 %: such an
 * interval rests on the draws that gave a value alone, and says less than it seems to. Wherever it is shown it is
 * marked, by this rule.
 *
 * @returns more than 0.05 and below 1; `null` where there is nothing to be marked
 */
export function thinShare(interval: AnyInterval | undefined): number | null {
  if (interval === undefined || !('draws' in interval)) return null
  const share = interval.undefinedDraws / interval.draws
  return share > mostUndefined ? share : null
}
