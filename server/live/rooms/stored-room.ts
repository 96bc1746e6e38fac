import type { Kysely, Transaction } from 'kysely'
import * as Y from 'yjs'
import type { AuditEvent } from '#db/audit.ts'
import type { LayerChange } from '#db/layers.ts'
import type { Database } from '#db/schema.ts'
import { DomainError, isDomainError } from '#model/errors.ts'
import type { DocumentName } from '#model/live/document-name.ts'
import type { Person } from '../../services.ts'
import type { Source, Work } from '../committing/commit.ts'
import { WriteQueue } from '../committing/write-queue.ts'
import { malformed } from '../line/byte-reader.ts'
import type { Connection } from '../line/connection.ts'
import { frames, type UpdateMessage } from '../line/messages.ts'
import type { Standing } from '../rights/permission.ts'
import { endingOf, notNow, notStored, refusalOf } from '../rights/refusal.ts'
import { type Loaded, storedAfter } from '../stored/storing.ts'
import { applyChecked, stateNow } from '../updates/applying.ts'
import { writtenAsPeer } from '../updates/as-peer.ts'
import { ClientIds } from '../updates/client-ids.ts'
import { DocumentSize } from '../updates/document-size.ts'
import { type Effect, effectOf } from '../updates/effect.ts'
import { atOnce, type Steps } from '../updates/slices.ts'
import { Turn } from '../updates/turn.ts'
import { decodeUpdate } from '../updates/update.ts'
import { Room } from './room.ts'
import type { RoomContext } from './room-context.ts'

/**
 * A document that is kept, and what of it the database has: what is accepted here is applied, told and
 * queued, what other processes stored is taken in.
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
  /** Of the large update that is being taken in: whatever else would change the document waits. */
  protected readonly turn = new Turn()
  protected readonly size: DocumentSize
  private isBroken = false

  constructor(
    name: DocumentName,
    standing: Standing,
    loaded: Loaded,
    protected readonly context: RoomContext,
  ) {
    super(name, standing, context.limits, context.now(), loaded.doc)
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

  override get isUnused(): boolean {
    return super.isUnused && this.isClean
  }

  /**
   * Holds what an update would leave standing against what the document may hold, step by step.
   *
   * @throws {DomainError} which names the entry
   */
  protected abstract checking(effect: Effect): Steps<void>

  /**
   * Called before a change with what it will touch. @returns what is called after it: with the person
   * whose rows and events follow from it, or `null` when another process has written them
   */
  protected abstract prepare(
    effect: Pick<Effect, 'touched'>,
  ): (personId: string | null) => readonly AuditEvent[]

  /** Sets apart the rows that belong to the work now taken. */
  protected abstract takeRows(): void

  abstract rowsOf(
    trx: Transaction<Database>,
    work: Work,
    before: number,
  ): Promise<LayerChange | null>

  /** Everything is checked before the first byte touches the document: applying is not all or nothing. */
  protected accept(
    person: Person,
    message: UpdateMessage,
    effect: Effect,
    sender?: Connection,
    frame?: Uint8Array,
  ): void {
    this.requireService()
    atOnce(this.checking(effect))
    this.size.requireRoom(effect, message.update.length)
    const tell = message.kind === 'update' ? frame : undefined
    this.put(person, message, effect, sender, tell)
  }

  protected requireService(): void {
    this.requireWhole()
    if (this.context.committer.pendingBytes > this.limits.uncommittedBytes) throw notNow()
  }

  /** @throws {DomainError} `unavailable` where the document is read anew */
  protected requireWhole(): void {
    if (this.isBroken) throw notNow()
  }

  /** Applies what was checked, tells it and queues it. */
  protected put(
    person: Person,
    message: UpdateMessage,
    effect: Pick<Effect, 'clients' | 'touched'>,
    sender?: Connection,
    frame?: Uint8Array,
    rightsVersion = this.standing.rightsVersion,
  ): void {
    const stateBefore = stateNow(this.doc, effect.clients)
    const settle = this.prepare(effect)
    const update = this.apply(message)
    this.size.grow(update.length)
    const events = settle(person.id)
    const clients = this.ids.bind(effect.clients, person.id)
    this.queue.add({ update, personId: person.id }, clients, events, rightsVersion)
    this.context.committer.queue(this, update.length)
    this.tell(frame ?? frames.update(update), stateBefore, sender)
  }

  private apply(message: UpdateMessage): Uint8Array {
    try {
      return applyChecked(this.doc, message)
    } catch (error) {
      // What was accepted before is queued with its own bytes.
      this.giveUp(error)
      throw new DomainError('unavailable', 'This document is loaded anew. It will be tried again.')
    }
  }

  /** Ends the room, since its document is not what is stored: it is read anew. */
  giveUp(error: unknown): void {
    if (this.isBroken) return
    this.isBroken = true
    this.context.broken(this, error)
    for (const connection of [...this.connections]) {
      connection.refuse(endingOf(error, connection.newestUpdate > 0))
    }
  }

  /**
   * Writes as a peer would, for a person and through the same checks.
   *
   * @returns when it is committed
   * @throws {DomainError} what the checks refuse, with nothing written
   */
  async change(person: Person, write: (doc: Y.Doc) => void): Promise<void> {
    while (this.turn.taken !== null) await this.turn.taken
    const idOf = (fresh: number) => this.ids.ownIdOf(person.id, fresh)
    const update = writtenAsPeer(this.doc, idOf, write)
    if (update !== null) {
      const effect = effectOf(this.doc, decodeUpdate(update), this.roots)
      if (effect.hasGap) throw malformed()
      this.ids.check(effect.clients, person.id)
      if (!effect.isNothing) this.accept(person, { kind: 'step-2', update }, effect)
    }
    await this.whenCommitted()
  }

  /** Resolves when all that was accepted up to now is committed. */
  async whenCommitted(): Promise<void> {
    while (this.turn.taken !== null) await this.turn.taken
    return new Promise((done, failed) => this.queue.wait(this.queue.accepted, done, failed))
  }

  takeWork(): Work | null {
    const queued = this.queue.take()
    if (queued === null) return null
    this.takeRows()
    const { document: name, epoch } = this
    return { projectId: this.standing.projectId, name, epoch, ...queued }
  }

  committed(work: Work, before: number): void {
    this.sequence = Math.max(this.sequence, before + work.updates.length)
    this.queue.commit(work.updates.length)
    this.committedAt = this.context.now()
  }

  failed(error: unknown): void {
    this.queue.fail(isDomainError(error) ? error : notStored())
    this.giveUp(error)
  }

  async underRightsNow(work: Work): Promise<Work | DomainError> {
    const standing = await this.context.judge(this)
    const refused = refusalOf(this.name, standing, work.updates)
    if (refused !== null) return refused
    return { ...work, rightsVersion: standing?.rightsVersion ?? 0 }
  }

  /** Takes in what other processes appended up to `until`. */
  protected async catchUp(trx: Transaction<Database>, until: number): Promise<void> {
    if (until > this.sequence) await this.takeInStored(trx, until)
  }

  /**
   * Takes in what is stored and missing here, up to `until`.
   *
   * @throws {DomainError} `stale-epoch` where the document was rebuilt
   */
  async takeInStored(db: Kysely<Database>, until = Number.POSITIVE_INFINITY): Promise<void> {
    const key = { projectId: this.standing.projectId, name: this.document }
    for (const { sequence, update } of await storedAfter(db, key, this.epoch, this.sequence)) {
      if (sequence <= until) this.takeIn(sequence, update)
    }
  }

  /** An update that another process checked and stored. */
  private takeIn(sequence: number, update: Uint8Array): void {
    if (sequence <= this.sequence) return
    const effect = effectOf(this.doc, decodeUpdate(update), this.roots)
    const state = Y.encodeStateVector(this.doc)
    const settle = this.prepare(effect)
    Y.applyUpdate(this.doc, update, 'stored')
    this.size.grow(update.length)
    this.sequence = sequence
    this.committedAt = this.context.now()
    settle(null)
    if (!effect.isNothing) this.tell(frames.update(update), () => state)
  }
}
