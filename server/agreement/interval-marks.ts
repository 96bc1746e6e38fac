import { hasFarEnd } from '#model/agreement/far-ends.ts'
import type { AnyInterval } from '#model/agreement/interval-method.ts'
import { thinShare } from '#model/agreement/thin.ts'

/** A figure as the API says it: an interval of draws has words on how far it can be trusted, by the rules pages have. */
export function withMarks<T extends { interval?: AnyInterval }>(figure: T) {
  const { interval } = figure
  if (interval === undefined || !('draws' in interval)) return figure
  const marks = { thin: thinShare(interval) !== null, farEnd: hasFarEnd(interval) }
  return { ...figure, interval: { ...interval, ...marks } }
}
