import { DomainError } from '#model/errors.ts'
import type { Limits } from '#model/limits.ts'
import { type Crossing, crossed } from '../crossing.ts'
import type { Figures } from '../services.ts'
import { Threads } from '../threads.ts'
import type { ComparedPlace } from './compared-place.ts'

/** More people than these waiting at once for a place to look at are told to come back. */
const mostWaiting = 100

/**
 * Places of transcripts with what all coders did there, in one thread of its own: they are looked at while
 * figures are computed, and a long transcript holds up nobody who codes.
 */
export function makePlaces({ figuresMegabytes }: Limits): Pick<Figures, 'comparedPlace' | 'close'> {
  const thread = new Threads(import.meta.url, 'compare-worker', {
    most: 1,
    idleMs: 60_000,
    mostWaiting,
    megabytes: figuresMegabytes,
  })
  return {
    async comparedPlace(task) {
      if (thread.waiting >= mostWaiting) {
        throw new DomainError('unavailable', 'Too many places are being looked at. Try again.', {
          retryAfterSeconds: 5,
        })
      }
      return crossed(await thread.run<Crossing<ComparedPlace>>(task))
    },
    close: () => thread.close(),
  }
}
