import * as Y from 'yjs'
import { DomainError } from '#model/errors.ts'
import type { Limits } from '#model/limits.ts'
import { type DocumentName, formatDocumentName } from '#model/live/document-name.ts'
import { type FeedDoc, feedDoc } from '#model/live/feed-doc.ts'
import type { CodedSpan } from '#model/span.ts'
import { encodeStateVector, frames } from '../line/messages.ts'
import type { Standing } from '../rights/permission.ts'
import type { SpanChanges } from './layer-room.ts'
import { Room } from './room.ts'

/**
 * All layers of a transcript in one document, for those who may see them. It is derived, kept nowhere,
 * and written by the server alone; a connection starts from an empty document.
 */
export class FeedRoom extends Room {
  private readonly feed: FeedDoc
  /** What the document says, by coder and span: a reload of a layer is compared with it. */
  private readonly spans = new Map<string, Map<string, CodedSpan>>()

  /** Newest update that was heard of, by layer: of those that are not open here. */
  readonly heardOf = new Map<string, number>()

  constructor(name: DocumentName, standing: Standing, limits: Limits, now: number) {
    super(name, standing, limits, now)
    this.feed = feedDoc(this.doc)
  }

  /** Names of the documents that it is derived from. */
  layerNames(): string[] {
    const { name, standing } = this
    if (name.kind !== 'feed') return []
    const { roundId, transcriptId } = name
    return (standing.round?.coders ?? []).map((coderId) =>
      formatDocumentName({ kind: 'layer', roundId, transcriptId, coderId }),
    )
  }

  /** Takes over what changed in a layer, and sends it on. */
  apply(coderId: string, changes: SpanChanges): void {
    const own = this.spansOf(coderId)
    const { clientID } = this.doc
    const clock = Y.getState(this.doc.store, clientID)
    const sent = (update: Uint8Array) =>
      this.tell(frames.update(update), () => encodeStateVector(new Map([[clientID, clock]])))
    this.doc.once('update', sent)
    this.doc.transact(() => {
      for (const [id, span] of changes) {
        if (span === undefined) {
          if (own.delete(id)) this.feed.remove(coderId, id)
        } else if (own.get(id) !== span) {
          own.set(id, span)
          this.feed.put(coderId, span)
        }
      }
    })
    this.doc.off('update', sent)
  }

  /** Makes the feed's part of one coder equal to a layer. */
  reset(coderId: string, spans: ReadonlyMap<string, CodedSpan>): void {
    const changes = new Map<string, CodedSpan | undefined>()
    const own = this.spansOf(coderId)
    for (const id of own.keys()) if (!spans.has(id)) changes.set(id, undefined)
    for (const [id, span] of spans) {
      if (JSON.stringify(own.get(id)) !== JSON.stringify(span)) changes.set(id, span)
    }
    if (changes.size > 0) this.apply(coderId, changes)
  }

  private spansOf(coderId: string): Map<string, CodedSpan> {
    const known = this.spans.get(coderId)
    if (known !== undefined) return known
    const own = new Map<string, CodedSpan>()
    this.spans.set(coderId, own)
    return own
  }

  /** A copy of another feed would keep what is gone, and what it wrote itself is nobody's. */
  protected override checkHistory(clients: ReadonlyMap<number, number>): void {
    for (const [client, clock] of clients) {
      if (client === this.doc.clientID && clock <= Y.getState(this.doc.store, client)) continue
      throw new DomainError('stale-epoch', 'This feed starts from an empty document.')
    }
  }

  protected override get asksForState(): boolean {
    return false
  }

  protected override hasPresence(): boolean {
    return false
  }
}
