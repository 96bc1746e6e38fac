import type { LargeRemoval } from '#db/removals.ts'
import type { Comment, Resolution, Thread } from '#model/discussion.ts'
import type { CodedSpan } from '#model/span.ts'

/** Rows that are to follow a document, as they stand after the updates they are committed with. */
export class QueuedRows {
  /** `undefined` for what is gone. */
  readonly spans = new Map<string, CodedSpan | undefined>()
  readonly memos = new Map<string, string | undefined>()
  readonly removals: LargeRemoval[] = []
  readonly threads = new Map<string, Thread | undefined>()
  readonly comments = new Map<string, Comment | undefined>()
  /** By thread; `undefined` for one that is open again. */
  readonly resolutions = new Map<string, Resolution | undefined>()
  /**
   * Codes that came into the working codebook, by id; they have no rows. `isAsked` where somebody asked for one
   * by its name, and not for a field of the document.
   */
  readonly newCodes = new Map<string, { name: unknown; isAsked: boolean }>()

  get size(): number {
    const { spans, memos, threads, comments, resolutions } = this
    return spans.size + memos.size + threads.size + comments.size + resolutions.size
  }
}
