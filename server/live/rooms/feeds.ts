import { formatDocumentName } from '#model/live/document-name.ts'
import { FeedRoom } from './feed-room.ts'
import { LayerRoom, type SpanChanges } from './layer-room.ts'
import type { Room } from './room.ts'

/** Keeps each feed equal to the open layers under it. */
export class Feeds {
  constructor(private readonly open: ReadonlyMap<string, Room>) {}

  /** Brings a feed and the layers under it together, whichever was loaded last. */
  greet(room: Room): void {
    if (room instanceof LayerRoom) this.feedOf(room)?.reset(...contentOf(room))
    if (!(room instanceof FeedRoom)) return
    for (const other of this.open.values()) {
      if (other instanceof LayerRoom && this.feedOf(other) === room) {
        room.reset(...contentOf(other))
      }
    }
  }

  layerChanged(room: LayerRoom, changes: SpanChanges): void {
    this.feedOf(room)?.apply(room.layer.coderId, changes)
  }

  /** Whether what is in a room is shown through a feed, also where it was never stored. */
  show(room: Room): boolean {
    return room instanceof LayerRoom && this.feedOf(room) !== undefined
  }

  private feedOf({ layer }: LayerRoom): FeedRoom | undefined {
    const { roundId, transcriptId } = layer
    const room = this.open.get(formatDocumentName({ kind: 'feed', roundId, transcriptId }))
    return room instanceof FeedRoom ? room : undefined
  }
}

function contentOf(room: LayerRoom): Parameters<FeedRoom['reset']> {
  return [room.layer.coderId, new Map(room.codedSpans())]
}
