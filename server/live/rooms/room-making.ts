import type { Kysely } from 'kysely'
import { readHeads } from '#db/documents.ts'
import { readLayersOf } from '#db/layers.ts'
import type { Database } from '#db/schema.ts'
import { DomainError } from '#model/errors.ts'
import {
  type DiscussionName,
  type DocumentName,
  formatDocumentName,
  type LayerName,
} from '#model/live/document-name.ts'
import type { LayerGround } from '#model/live/layer-check.ts'
import type { OnRead } from '../line/early-answer.ts'
import type { Standing } from '../rights/permission.ts'
import { loadDocument } from '../stored/storing.ts'
import { CodebookRoom } from './codebook-room.ts'
import { DiscussionRoom } from './discussion-room.ts'
import { FeedRoom } from './feed-room.ts'
import type { Feeds } from './feeds.ts'
import { Grounds } from './grounds.ts'
import { LayerRoom } from './layer-room.ts'
import { PresenceRoom } from './presence-room.ts'
import type { Room } from './room.ts'
import type { RoomContext } from './room-context.ts'

type FeedName = { kind: 'feed' | 'room'; roundId: string; transcriptId: string }

/** What making a room asks of those that are open. */
interface OpenRooms {
  open(name: DocumentName): Promise<Room>
  get(document: string): Room | undefined
}

/** Makes rooms: reads the document, and what its entries are held against. */
export class RoomMaking {
  private readonly grounds: Grounds

  constructor(
    private readonly db: Kysely<Database>,
    private readonly context: RoomContext,
    private readonly rooms: OpenRooms,
    private readonly feeds: Feeds,
  ) {
    this.grounds = new Grounds(db)
  }

  /** @param onRead answers those who wait for the document, before it is built */
  make(name: DocumentName, standing: Standing, onRead: OnRead): Promise<Room> | Room {
    switch (name.kind) {
      case 'layer':
        return this.makeLayer(name, standing, onRead)
      case 'codebook':
        return this.makeCodebook(name, standing, onRead)
      case 'discussion':
        return this.makeDiscussion(name, standing, onRead)
      case 'feed':
        return this.makeFeed(name, standing)
      case 'room':
        return new PresenceRoom(name, standing, this.context)
    }
  }

  private async makeLayer(name: LayerName, standing: Standing, onRead: OnRead): Promise<LayerRoom> {
    const key = { projectId: standing.projectId, name: formatDocumentName(name) }
    const [loaded, ground] = await Promise.all([
      loadDocument(this.db, key, this.context.wholes, onRead),
      this.groundOf(name, standing),
    ])
    return new LayerRoom(name, standing, loaded, this.context, ground, (room, changes) =>
      this.feeds.layerChanged(room, changes),
    )
  }

  private async makeCodebook(
    name: DocumentName,
    standing: Standing,
    onRead: OnRead,
  ): Promise<CodebookRoom> {
    const key = { projectId: standing.projectId, name: formatDocumentName(name) }
    const loaded = await loadDocument(this.db, key, this.context.wholes, onRead)
    return new CodebookRoom(name, standing, loaded, this.context)
  }

  private async makeDiscussion(
    name: DiscussionName,
    standing: Standing,
    onRead: OnRead,
  ): Promise<DiscussionRoom> {
    const { projectId } = standing
    const key = { projectId, name: formatDocumentName(name) }
    const [loaded, ground] = await Promise.all([
      loadDocument(this.db, key, this.context.wholes, onRead),
      this.grounds.transcript(projectId, name.transcriptId),
    ])
    return new DiscussionRoom(name, standing, loaded, this.context, ground)
  }

  private async makeFeed(name: FeedName, standing: Standing): Promise<FeedRoom> {
    const room = new FeedRoom(name, standing, this.context)
    // Before the layers: what is written meanwhile is then looked for, at worst once too often.
    for (const { name: layer, sequence } of await readHeads(this.db, room.layerNames())) {
      room.heardOf.set(layer, sequence)
    }
    const layers = await readLayersOf(this.db, { projectId: standing.projectId, ...name })
    for (const [coderId, spans] of layers) {
      const byId = new Map(spans.map((span) => [span.id, span]))
      await this.context.wholes.run(0, room.resetting(coderId, byId))
    }
    return room
  }

  private async groundOf(name: LayerName, standing: Standing): Promise<LayerGround> {
    const { projectId, spansAcrossTurns } = standing
    const version = standing.round?.codebookVersion ?? null
    const [transcript, code] = await Promise.all([
      this.grounds.transcript(projectId, name.transcriptId),
      version === null ? this.draftCodes(projectId) : this.grounds.codes(projectId, version),
    ])
    return { ...transcript, spansAcrossTurns, code }
  }

  /** A round without a version follows the working codebook, which stays loaded as long as its layers. */
  private async draftCodes(projectId: string): Promise<LayerGround['code']> {
    const name = { kind: 'codebook', projectId } as const
    const room = await this.rooms.open(name)
    room.holds++
    return (id) => {
      const codebook = this.rooms.get(formatDocumentName(name))
      if (!(codebook instanceof CodebookRoom)) {
        throw new DomainError(
          'unavailable',
          'The codebook is being loaded. It will be tried again.',
        )
      }
      const code = codebook.code(id)
      return code && { name: id, ...code }
    }
  }
}
