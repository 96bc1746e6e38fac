import * as Y from 'yjs'
import { DomainError } from '#model/errors.ts'
import { type DocumentName, formatDocumentName } from '#model/live/document-name.ts'
import { type FeedDoc, feedDoc } from '#model/live/feed-doc.ts'
import type { CodedSpan } from '#model/span.ts'
import { encodeStateVector, frames } from '../line/messages.ts'
import type { Standing } from '../rights/permission.ts'
import type { Steps } from '../updates/slices.ts'
import type { SpanChanges, Spans } from './layer-room.ts'
import { Room } from './room.ts'
import type { RoomContext } from './room-context.ts'

/** Spans that are looked at, and where they differ sent on, before others may have their turn. */
const perStep = 64

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

  constructor(
    name: DocumentName,
    standing: Standing,
    context: Pick<RoomContext, 'limits' | 'wholes' | 'now'>,
  ) {
    super(name, standing, context)
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

  /**
   * Makes the feed's part of one coder equal to a layer, step by step: what changes in the layer meanwhile
   * is compared as it then stands.
   *
   * @param isNewest whether nothing newer than these spans is known
   */
  *resetting(coderId: string, spans: Spans, isNewest = () => true): Steps<void> {
    const own = this.spansOf(coderId)
    let changes = new Map<string, CodedSpan | undefined>()
    let looked = 0
    for (const ids of [own.keys(), spans.keys()]) {
      for (const id of ids) {
        const [shown, span] = [own.get(id), spans.get(id)]
        const isSame = shown === span || JSON.stringify(shown) === JSON.stringify(span)
        if (!isSame) changes.set(id, span)
        if (++looked % perStep > 0) continue
        if (changes.size > 0) this.apply(coderId, changes)
        changes = new Map()
        yield
        if (!isNewest()) return
      }
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
