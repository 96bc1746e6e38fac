import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import { Piscina } from 'piscina'
import type * as Y from 'yjs'
import { type DocumentKey, readDocument, type StoredDocument } from '#db/documents.ts'
import { dropOldActs, insertActs } from '#db/layer-acts.ts'
import type { Database } from '#db/schema.ts'
import { parseDocumentName } from '#model/live/document-name.ts'
import { workerBeside } from '../../worker-beside.ts'
import { DurableRoom } from '../rooms/durable-room.ts'
import type { Room } from '../rooms/room.ts'
import { actsOf, type MadeAct } from './acts.ts'
import { renewEpoch } from './renewing.ts'
import { foldState, type StoredState } from './stored-state.ts'
import { compact } from './storing.ts'

/** Of more bytes a document is folded in a thread of its own: so many take some ten milliseconds. */
const mostBytesHere = { snapshot: 32 * 1024, updates: 32 * 1024 }

/** Folds logs of documents into snapshots, so that none has to be read from its first update on. */
export class Folding {
  private turns: Promise<unknown> = Promise.resolve()
  private readonly thread = new Piscina({
    ...workerBeside(import.meta.url, 'fold-worker'),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 30_000,
  })

  constructor(
    private readonly db: Kysely<Database>,
    private readonly log: Logger,
    /** How much of a layer's acts is kept. */
    private readonly historyBytes: number,
  ) {}

  /**
   * Folds a room's log, one room after another: a thousand that close at once leave connections to those
   * who code. Nothing of the room itself is needed, so it may be gone by then.
   */
  fold(room: Room): Promise<void> {
    if (!(room instanceof DurableRoom) || room.sequence === room.foldedSequence) {
      return Promise.resolve()
    }
    const key = { projectId: room.standing.projectId, name: room.document }
    const reference = new WeakRef(room)
    const turn = this.turns.then(async () => {
      const sequence = await this.foldStored(key)
      const still = reference.deref()
      if (still !== undefined && sequence !== null) still.foldedSequence = sequence
    })
    this.turns = turn
    return turn
  }

  /**
   * Folds the logs that have grown by more than `mostUpdates` since, of rooms that are in use. Folding takes
   * as long as the document is large, so the log of a large one grows until it is as long as the rest.
   */
  async foldLong(rooms: readonly Room[], mostUpdates: number): Promise<void> {
    for (const room of rooms) {
      if (!(room instanceof DurableRoom)) continue
      const most = Math.max(mostUpdates, structsIn(room.doc) / 2)
      if (room.sequence - room.foldedSequence > most) await this.fold(room)
    }
  }

  /**
   * Gives a document a new epoch, or folds its log where that cannot be: somebody wrote meanwhile, or its
   * rows are not equal to it.
   */
  renew(key: DocumentKey): Promise<void> {
    const renewed = (async () => {
      try {
        const isRenewed = await renewEpoch(
          this.db,
          key,
          (renewal) => this.thread.run(renewal, { name: 'renew' }),
          (stored) => this.keepActs(key, stored),
        )
        if (isRenewed) return
      } catch (error) {
        this.log.error({ err: error, document: key.name }, 'a document keeps its epoch')
      }
      await this.foldStored(key)
    })()
    // At once, since somebody may wait for it; before the end it is waited for all the same.
    this.turns = Promise.all([this.turns, renewed])
    return renewed
  }

  /** Folds one log now, after those that wait; where that cannot be, it stays a log. */
  foldOne(key: DocumentKey): Promise<void> {
    const turn = this.turns.then(async () => void (await this.foldStored(key)))
    this.turns = turn
    return turn
  }

  /** Resolves when nothing is left to fold. */
  async idle(): Promise<void> {
    await this.turns
  }

  async close(): Promise<void> {
    await this.thread.destroy()
  }

  private async foldStored(key: DocumentKey): Promise<number | null> {
    try {
      const stored = await readDocument(this.db, key)
      if (stored === undefined) return null
      await this.keepActs(key, stored)
      return await compact(this.db, key, stored, (state) => this.foldAside(state))
    } catch (error) {
      // The log is all there: it is read next time as well.
      this.log.warn({ err: error, document: key.name }, 'a log was not folded')
      return null
    }
  }

  /** Before the log goes, which alone says what was done one after the other. */
  private async keepActs(key: DocumentKey, { snapshot, updates }: StoredDocument): Promise<void> {
    if (parseDocumentName(key.name)?.kind !== 'layer' || updates.length === 0) return
    const state = { snapshot, updates }
    const acts = isSmall(state)
      ? await actsOf(state)
      : ((await this.thread.run(state, { name: 'acts' })) as MadeAct[])
    await insertActs(this.db, key, acts)
    await dropOldActs(this.db, key, this.historyBytes)
  }

  private async foldAside({ snapshot, updates }: StoredState): Promise<Uint8Array> {
    const state = { snapshot, updates }
    if (isSmall(state)) return await foldState(state)
    return (await this.thread.run(state)) as Uint8Array
  }
}

function isSmall({ snapshot, updates }: StoredState): boolean {
  const bytes = updates.reduce((sum, { update }) => sum + update.length, 0)
  return (snapshot?.length ?? 0) <= mostBytesHere.snapshot && bytes <= mostBytesHere.updates
}

/** How many pieces the history of a document has in memory. */
function structsIn(doc: Y.Doc): number {
  let count = 0
  for (const structs of doc.store.clients.values()) count += structs.length
  return count
}
