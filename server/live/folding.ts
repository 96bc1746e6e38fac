import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { Database } from '#db/schema.ts'
import { DurableRoom } from './durable-room.ts'
import type { Room } from './room.ts'
import { compact } from './storing.ts'

/** Folds logs of documents into snapshots, so that none has to be read from its first update on. */
export class Folding {
  /** Newest update in the stored snapshot, where this process made it. */
  private readonly folded = new Map<string, number>()
  private turns: Promise<void> = Promise.resolve()

  constructor(
    private readonly db: Kysely<Database>,
    private readonly log: Logger,
  ) {}

  /** One room after another: a thousand that close at once leave connections to those who code. */
  foldInTurn(room: Room): Promise<void> {
    const fold = () => this.fold(room)
    this.turns = this.turns.then(fold, fold)
    return this.turns
  }

  /** Folds the logs that have grown by more than `mostUpdates` since, of rooms that are in use. */
  async foldLong(rooms: readonly Room[], mostUpdates: number): Promise<void> {
    for (const room of rooms) {
      if (!(room instanceof DurableRoom)) continue
      const folded = this.folded.get(room.document) ?? 0
      if (room.sequence - folded > mostUpdates) await this.fold(room)
    }
  }

  private async fold(room: Room): Promise<void> {
    if (!(room instanceof DurableRoom) || room.sequence === 0) return
    try {
      const key = { projectId: room.standing.projectId, name: room.document }
      this.folded.set(room.document, await compact(this.db, key))
    } catch (error) {
      // The log is all there: it is read next time as well.
      this.log.warn({ err: error, document: room.document }, 'a log was not folded')
    }
  }
}
