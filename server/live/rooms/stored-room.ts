import type { Kysely, Transaction } from 'kysely'
import * as Y from 'yjs'
import type { AuditEvent } from '#db/audit.ts'
import type { Database } from '#db/schema.ts'
import { type DomainError, isDomainError } from '#model/errors.ts'
import type { DocumentName } from '#model/live/document-name.ts'
import type { RowsChange, Source, Work } from '../committing/commit.ts'
import type { QueuedRows } from '../committing/queued-rows.ts'
import { WriteQueue } from '../committing/write-queue.ts'
import { frames } from '../line/messages.ts'
import type { LetIn } from '../rights/let-in.ts'
import type { Standing } from '../rights/permission.ts'
import { endingOf, notNow, notStored, refusalToStore } from '../rights/refusal.ts'
import { type Loaded, storedAfter } from '../stored/storing.ts'
import { ClientIds } from '../updates/client-ids.ts'
import { DocumentSize } from '../updates/document-size.ts'
import { type Effect, judging } from '../updates/effect.ts'
import { type Part, partsOf } from '../updates/parts.ts'
import { inSlices, type Steps } from '../updates/slices.ts'
import { Turn } from '../updates/turn.ts'
import { decoding } from '../updates/update.ts'
import { Room } from './room.ts'
import type { RoomContext } from './room-context.ts'

/** Whose change it is, and the rows that are committed with it. */
export interface Writer {
  personId: string
  rows: QueuedRows
  letIn?: LetIn
}

/** Puts down what follows from a change, rows and events; `null` where another process has done so. */
export type Settle = (by: Writer | null) => readonly AuditEvent[]

/**
 * A document that is kept, and what of it the database has: what waits to be committed, and what other
 * processes stored and is taken in.
 */
export abstract class StoredRoom extends Room implements Source {
  /** Names of the document's maps. */
  protected abstract readonly roots: readonly string[]
  readonly epoch: number
  /** Number of the newest stored update that the document holds. */
  sequence: number
  /** Number of the newest update in the stored snapshot, as far as this process knows. */
  foldedSequence: number
  /** When it was last stored, here or by another process, as `now` says it; `null`: not since it is open. */
  committedAt: number | null = null
  protected readonly ids: ClientIds
  protected readonly queue = new WriteQueue()
  /** Of the large change that is being taken in: whatever else would change the document waits. */
  protected readonly turn = new Turn()
  protected readonly size: DocumentSize
  private isBroken = false

  constructor(
    name: DocumentName,
    standing: Standing,
    loaded: Loaded,
    protected readonly context: RoomContext,
  ) {
    super(name, standing, context, loaded.doc)
    this.epoch = loaded.epoch
    this.sequence = loaded.sequence
    this.foldedSequence = loaded.foldedSequence
    this.ids = new ClientIds(loaded.clients, loaded.epoch)
    this.size = new DocumentSize(loaded, context)
  }

  /** Everything of it is stored. */
  get isClean(): boolean {
    return this.queue.isClean && this.turn.taken === null
  }

  /** How many Yjs clients have written in this epoch. */
  get clientCount(): number {
    return this.doc.store.clients.size
  }

  get waitingSince(): number | null {
    return this.queue.waitingSince
  }

  get hasWork(): boolean {
    return this.queue.isWaiting
  }

  override get isUnused(): boolean {
    return super.isUnused && this.isClean
  }

  /**
   * Called before a change with what it will touch. @returns what is called after it
   *
   * @param isPart whether what a large change does as a whole is told of by itself
   */
  protected abstract prepare(effect: Pick<Effect, 'touched'>, isPart?: boolean): Settle

  abstract rowsOf(
    trx: Transaction<Database>,
    work: Work,
    before: number,
  ): Promise<RowsChange | null>

  /**
   * A row that waits to be written follows the document: also where another process wrote the same entry
   * meanwhile, and the document decided between the two. What only that process touched, it has written.
   */
  protected follow<T>(
    changes: ReadonlyMap<string, T>,
    of: (rows: QueuedRows) => Map<string, T>,
    by: Writer | null,
  ): void {
    for (const rows of by === null ? this.queue.rows() : [by.rows]) {
      const waiting = of(rows)
      for (const [key, value] of changes) {
        if (by !== null || waiting.has(key)) waiting.set(key, value)
      }
    }
  }

  /**
   * Holds what another process stored against what waits here, which was accepted without knowing it.
   *
   * @throws {DomainError} `conflict` where both cannot stand: what waits is not stored
   */
  protected requireCompatible(_stored: Pick<Effect, 'entries' | 'touched'>): void {}

  /** @throws {DomainError} `unavailable` where the document is read anew */
  protected requireWhole(): void {
    if (this.isBroken) throw notNow()
  }

  /** Ends the room, since its document is not what is stored: it is read anew. */
  giveUp(error: unknown): void {
    if (this.isBroken) return
    this.isBroken = true
    this.context.broken(this, error)
    for (const connection of [...this.connections]) {
      connection.refuse(endingOf(error, connection))
    }
  }

  /** Resolves when all that was accepted up to now is committed. */
  async whenCommitted(): Promise<void> {
    while (this.turn.taken !== null) await this.turn.taken
    return new Promise((done, failed) => this.queue.wait(this.queue.accepted, done, failed))
  }

  takeWork(): Work | null {
    const portion = this.queue.take()
    if (portion === null) return null
    const { document: name, epoch } = this
    return { projectId: this.standing.projectId, name, epoch, ...portion }
  }

  committed(work: Work, before: number): void {
    this.sequence = Math.max(this.sequence, before + work.updates.length)
    this.queue.commit(work.updates.length)
    this.committedAt = this.context.now()
  }

  failed(error: unknown): number {
    const behind = this.queue.fail(isDomainError(error) ? error : notStored())
    this.giveUp(error)
    return behind
  }

  async underRightsNow(work: Work): Promise<Work | DomainError> {
    const standing = await this.context.judge(this)
    const refused = refusalToStore(this.name, standing, work.updates)
    if (refused !== null) return refused
    return { ...work, rightsVersion: standing?.rightsVersion ?? 0 }
  }

  /** Takes in what other processes appended up to `until`. */
  protected async catchUp(trx: Transaction<Database>, until: number): Promise<void> {
    if (until > this.sequence) await this.takeInStored(trx, until)
  }

  /**
   * Takes in what is stored and missing here, up to `until`, bit by bit: there may be much of it.
   *
   * @throws {DomainError} `stale-epoch` where the document was rebuilt; `conflict` where what waits here and
   *   what is stored cannot both stand
   */
  async takeInStored(db: Kysely<Database>, until = Number.POSITIVE_INFINITY): Promise<void> {
    const key = { projectId: this.standing.projectId, name: this.document }
    const stored = await storedAfter(db, key, this.epoch, this.sequence)
    await inSlices(this.takingIn(stored.filter(({ sequence }) => sequence <= until)))
  }

  /** Updates that another process checked and stored. What somebody else took in meanwhile is known here. */
  private *takingIn(stored: readonly { sequence: number; update: Uint8Array }[]): Steps<void> {
    for (const { sequence, update } of stored) {
      if (sequence <= this.sequence) continue
      const decoded = yield* decoding(update, Number.POSITIVE_INFINITY)
      const effect = yield* judging(this.doc, decoded, this.roots)
      this.requireCompatible(effect)
      // Yjs keeps what has a gap until that is filled.
      const whole: Part = { update, clients: [], touched: effect.touched }
      for (const part of effect.hasGap ? [whole] : partsOf(update, effect)) {
        this.takeIn(part)
        yield
      }
      this.sequence = Math.max(this.sequence, sequence)
      this.committedAt = this.context.now()
    }
  }

  private takeIn(part: Part): void {
    const state = Y.encodeStateVector(this.doc)
    const settle = this.prepare(part)
    Y.applyUpdate(this.doc, part.update, 'stored')
    this.size.grow(part.update.length)
    settle(null)
    this.tell(frames.update(part.update), () => state)
  }
}
