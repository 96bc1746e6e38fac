import type { LargeRemoval } from '#db/removals.ts'
import type { CodedSpan } from '#model/span.ts'

/** Rows that are to follow a document, as they stand after the updates they are committed with. */
export class QueuedRows {
  /** `undefined` for what is gone. */
  readonly spans = new Map<string, CodedSpan | undefined>()
  readonly memos = new Map<string, string | undefined>()
  readonly removals: LargeRemoval[] = []

  get size(): number {
    return this.spans.size + this.memos.size
  }
}
