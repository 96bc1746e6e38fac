import type { Span } from '#model/span.ts'
import { type Crossing, crossing } from '../crossing.ts'
import type { Begun } from './bounded-thread.ts'
import { type ComparedPlace, comparedPlace, type Prepared, prepared } from './compared-place.ts'

/** A place of a transcript to be looked at. */
export interface PlaceTask {
  /** The transcript with its layers, unread. */
  json: string
  /** Ids of the codes of the round, in codebook order. */
  codes: readonly string[]
  wanted: Span | undefined
}

/** Whoever steps through a transcript asks for one place of it after the other. */
let last: { json: string; codes: string; prepared: Prepared } | undefined

export default function compare({
  task: { json, codes, wanted },
  begun,
}: Begun<PlaceTask>): Promise<Crossing<ComparedPlace>> {
  begun.postMessage(null)
  return crossing(() => {
    const ids = JSON.stringify(codes)
    if (last === undefined || last.json !== json || last.codes !== ids) {
      last = undefined
      last = { json, codes: ids, prepared: prepared(JSON.parse(json), codes) }
    }
    return comparedPlace(last.prepared, wanted)
  })
}
