import type { Limits } from '#model/limits.ts'
import type { Figures } from '../services.ts'
import { BoundedThread } from './bounded-thread.ts'
import type { PlaceTask } from './compare-worker.ts'
import type { ComparedPlace } from './compared-place.ts'

/**
 * Places of transcripts with what all coders did there, in one thread of its own: they are looked at while
 * figures are computed, and a long transcript holds up nobody who codes. It is bounded in time and memory, so
 * that one place of very much holds up others for a moment only.
 */
export function makePlaces(limits: Limits): Pick<Figures, 'comparedPlace' | 'close'> {
  const seconds = Math.round(limits.comparedPlaceMs / 1000)
  const thread = new BoundedThread<PlaceTask, ComparedPlace>(import.meta.url, 'compare-worker', {
    ms: limits.comparedPlaceMs,
    megabytes: limits.figuresMegabytes,
    mostWaiting: limits.comparedPlacesWaiting,
    mostOfOne: limits.comparedPlacesPerPerson,
    refusals: {
      tooLong: `Too many coded spans lie at this place to compare them within ${seconds} seconds. Look at a shorter place, or export the coded spans of the round.`,
      tooHeavy:
        'Comparing this transcript needs more memory than it may take. Export the coded spans of the round instead.',
      tooMany: 'Too many places are being looked at. Try again.',
    },
    retryAfterSeconds: 5,
  })
  return {
    comparedPlace: (task, { personId, signal }) => thread.run(task, { asker: personId, signal }),
    close: () => thread.close(),
  }
}
