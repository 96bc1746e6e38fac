import type * as Y from 'yjs'
import { DomainError } from '#model/errors.ts'
import type { Limits } from '#model/limits.ts'
import type { Effect } from './effect.ts'
import { encoding } from './encoding.ts'
import type { Steps } from './slices.ts'

/**
 * Encoding a large document to measure it takes some hundred milliseconds of work: it is done again only
 * after a while, or after this part of what a document may hold has come.
 */
const betweenMeasures = { ms: 10_000, part: 1 / 16 }

/** How many bytes a document takes, encoded, and whether more go in. */
export class DocumentSize {
  private measuredAt = Number.NEGATIVE_INFINITY
  private cameSince = 0

  private readonly doc: Y.Doc
  private bytes: number
  private readonly mostBytes: number
  private readonly now: () => number

  /** @param read the document, and how many bytes it was read from: it takes no more */
  constructor(
    read: { doc: Y.Doc; bytes: number },
    { limits, now }: { limits: Limits; now(): number },
  ) {
    this.doc = read.doc
    this.bytes = read.bytes
    this.mostBytes = limits.documentBytes
    this.now = now
  }

  /** What came may have taken the place of something: the sum is the most the document can be. */
  grow(bytes: number): void {
    this.bytes += bytes
    this.cameSince += bytes
  }

  /** Whether so much more goes in, as far as is known; where not, the document may have to be measured. */
  hasRoom(bytes: number): boolean {
    return this.bytes + bytes <= this.mostBytes
  }

  /**
   * A removal goes in however full the document is.
   *
   * @throws {DomainError} `too-large`, naming the first entry
   */
  *requiringRoom({ entries }: Pick<Effect, 'entries'>, bytes: number): Steps<void> {
    const first = entries[0]
    if (first === undefined || this.hasRoom(bytes)) return
    yield* this.measuring()
    if (this.hasRoom(bytes)) return
    throw new DomainError(
      'too-large',
      'This document holds as much as it can. Remove from it what is not needed.',
      { entryId: first.key },
    )
  }

  private *measuring(): Steps<void> {
    const isRecent = this.now() - this.measuredAt < betweenMeasures.ms
    if (isRecent && this.cameSince < this.mostBytes * betweenMeasures.part) return
    this.measuredAt = this.now()
    this.cameSince = 0
    this.bytes = (yield* encoding(this.doc, new Map())).length
  }
}
