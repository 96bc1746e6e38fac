import { formatDocumentName } from '#model/live/document-name.ts'
import type { Slices } from '../updates/slices.ts'
import { FeedRoom } from './feed-room.ts'
import { LayerRoom, type SpanChanges } from './layer-room.ts'
import type { Room } from './room.ts'

/** Keeps each feed equal to the open layers under it. */
export class Feeds {
  /** @param slices where what is large is brought together */
  constructor(
    private readonly open: ReadonlyMap<string, Room>,
    private readonly slices: Slices,
  ) {}

  /** Brings a feed and the layers under it together, whichever was loaded last. */
  async greet(room: Room): Promise<void> {
    const isUnder = (other: Room): other is LayerRoom =>
      other instanceof LayerRoom && this.feedOf(other) === room
    if (room instanceof LayerRoom) await this.bringTogether(this.feedOf(room), room)
    else if (room instanceof FeedRoom) {
      const layers = [...this.open.values()].filter(isUnder)
      await Promise.all(layers.map((layer) => this.bringTogether(room, layer)))
    }
  }

  private async bringTogether(feed: FeedRoom | undefined, layer: LayerRoom): Promise<void> {
    if (feed === undefined) return
    const isOpen = () => this.open.get(layer.document) === layer
    await this.slices.run(0, feed.resetting(layer.layer.coderId, layer.codedSpans(), isOpen))
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
