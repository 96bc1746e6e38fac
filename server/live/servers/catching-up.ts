import type { Kysely } from 'kysely'
import { readHeads } from '#db/documents.ts'
import { readLayer } from '#db/layers.ts'
import type { Database } from '#db/schema.ts'
import { isDomainError } from '#model/errors.ts'
import { formatDocumentName, parseDocumentName } from '#model/live/document-name.ts'
import { DurableRoom } from '../rooms/durable-room.ts'
import { FeedRoom } from '../rooms/feed-room.ts'
import type { Rooms } from '../rooms/rooms.ts'
import { inSlices } from '../updates/slices.ts'

/** How far a document has grown. */
interface Head {
  epoch: number
  sequence: number
}

/** Brings rooms up to what other processes wrote. */
export class CatchingUp {
  /** What is being taken in, by document, or was heard of since. */
  private readonly heard = new Map<string, Head>()

  constructor(
    private readonly db: Kysely<Database>,
    private readonly rooms: Rooms,
  ) {}

  /**
   * Takes in what is missing of a document, and lets go of one that was rebuilt. What is heard of meanwhile
   * comes after it, all together: a large change is told of many times, and takes longer to be read.
   */
  async refresh(document: string, news: Head): Promise<void> {
    const known = this.heard.get(document)
    if (known !== undefined) {
      const isNewer = news.epoch > known.epoch || news.sequence > known.sequence
      if (isNewer) this.heard.set(document, news)
      return
    }
    this.heard.set(document, news)
    try {
      for (let next = news; ; ) {
        await this.bringUpTo(document, next)
        const newest = this.heard.get(document)!
        if (newest === next) return
        next = newest
      }
    } finally {
      this.heard.delete(document)
    }
  }

  private async bringUpTo(document: string, news: Head): Promise<void> {
    // What is being read just now may be what stood there before.
    const room = await this.rooms.whenLoaded(document)
    if (!(room instanceof DurableRoom)) return await this.refreshFeed(document, news.sequence)
    if (news.epoch === room.epoch && news.sequence <= room.sequence) return
    try {
      await room.takeInStored(this.db)
    } catch (error) {
      if (!isDomainError(error)) throw error
      // Rebuilt, or what waits here cannot stand beside it: its commit finds the same, and is refused.
      room.giveUp(error)
    }
  }

  /** The same for a layer that is not open here, while the feed above it is. */
  private async refreshFeed(document: string, sequence: number): Promise<void> {
    const name = parseDocumentName(document)
    if (name?.kind !== 'layer') return
    const { roundId, transcriptId, coderId } = name
    const feed = this.rooms.get(formatDocumentName({ kind: 'feed', roundId, transcriptId }))
    if (!(feed instanceof FeedRoom)) return
    const layer = { projectId: feed.standing.projectId, roundId, transcriptId, coderId }
    const spans = await readLayer(this.db, layer)
    // Loaded meanwhile: then it is the newer, and has told the feed itself.
    const isNewest = () => this.rooms.get(document) === undefined
    if (!isNewest()) return
    const byId = new Map(spans.map((span) => [span.id, span]))
    await inSlices(feed.resetting(coderId, byId, isNewest))
    feed.heardOf.set(document, Math.max(sequence, feed.heardOf.get(document) ?? 0))
  }

  /** Looks for what other processes wrote and nobody told of. */
  async fillGaps(): Promise<void> {
    const known = new Map<string, { epoch: number | null; sequence: number }>()
    for (const room of this.rooms.all()) {
      if (room instanceof DurableRoom) known.set(room.document, room)
      if (!(room instanceof FeedRoom)) continue
      for (const layer of room.layerNames()) {
        if (known.has(layer)) continue
        known.set(layer, { epoch: null, sequence: room.heardOf.get(layer) ?? 0 })
      }
    }
    for (const head of await readHeads(this.db, [...known.keys()])) {
      const { epoch, sequence } = known.get(head.name)!
      if (head.sequence > sequence || (epoch !== null && head.epoch !== epoch)) {
        await this.refresh(head.name, head)
      }
    }
  }
}
