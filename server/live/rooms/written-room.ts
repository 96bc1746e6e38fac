import { randomInt } from 'node:crypto'
import type * as Y from 'yjs'
import type { AuditEvent } from '#db/audit.ts'
import { DomainError, isDomainError } from '#model/errors.ts'
import type { EntryChange, EntryChanges } from '#model/live/entry-change.ts'
import type { Person } from '../../services.ts'
import { malformed } from '../line/byte-reader.ts'
import type { Connection } from '../line/connection.ts'
import { frames, type UpdateMessage } from '../line/messages.ts'
import type { Admission, LetIn } from '../rights/let-in.ts'
import { permissionOf } from '../rights/permission.ts'
import { notNow, refusal } from '../rights/refusal.ts'
import { applyChecked, stateNow, writeEntries } from '../updates/applying.ts'
import { writtenAsPeer } from '../updates/as-peer.ts'
import { type Effect, effectOf } from '../updates/effect.ts'
import { effectOfEntries, type SizedChange, sized, togetherOf } from '../updates/entries.ts'
import { atOnce, type Steps } from '../updates/slices.ts'
import { decodeUpdate } from '../updates/update.ts'
import { StoredRoom, type Writer } from './stored-room.ts'

/** How a change comes in, beside what it is. */
export interface Arrival {
  sender?: Connection
  /** What is sent on; absent: the update, framed. */
  frame?: Uint8Array
  /** Number of the rights under which it was accepted. Default: those of now. */
  rightsVersion?: number
  /** What is recorded with it; of a part of a large change in place of what it does by itself. */
  mark?: Mark
  /** Whether it is recorded as what its writer did. Default: it is. */
  isRecorded?: boolean
  /** Absent: its writer may write the document. */
  letIn?: LetIn
}

/** Records what a large change does as a whole. */
export type Mark = (by: Writer) => readonly AuditEvent[]

export const nothingMore: Mark = () => []

/** Entries that are looked at before others may have their turn. */
const perStep = 32

/** A document that is written: what is accepted is checked before, applied, told and queued. */
export abstract class WrittenRoom extends StoredRoom {
  /**
   * Holds what a change would leave standing against what the document may hold, step by step.
   *
   * @param writer id of whoever writes it
   * @throws {DomainError} which names the entry
   */
  protected abstract checking(
    effect: Pick<Effect, 'entries' | 'touched'>,
    writer: string,
  ): Steps<void>

  /**
   * Asked before each part of a large change: what another process stored may have come into the document
   * since all of it was checked.
   *
   * @throws {DomainError} with what came before the part written
   */
  protected requireStill(_part: Pick<Effect, 'touched'>, _writer: string): void {}

  /** Looks at a large change as a whole, before its first part. @returns what is recorded with that */
  protected abstract foreseeing(effect: Pick<Effect, 'entries' | 'touched'>): Steps<Mark>

  /** Everything is checked before the first byte touches the document: applying is not all or nothing. */
  protected accept(
    person: Person,
    message: UpdateMessage,
    effect: Effect,
    { frame, ...arrival }: Arrival = {},
  ): void {
    this.requireService()
    atOnce(this.checking(effect, person.id))
    atOnce(this.size.requiringRoom(effect, message.update.length))
    const told = message.kind === 'update' && frame !== undefined ? { frame } : {}
    this.put(person, () => applyChecked(this.doc, message), effect, { ...arrival, ...told })
  }

  protected requireService(): void {
    this.requireWhole()
    if (this.context.committer.pendingBytes > this.limits.uncommittedBytes) throw notNow()
  }

  /** Applies what was checked, tells it and queues it. */
  protected put(
    person: Person,
    apply: () => Uint8Array,
    effect: Pick<Effect, 'clients' | 'touched'>,
    arrival: Arrival,
  ): void {
    const { sender, frame, mark, letIn, isRecorded = true } = arrival
    const { rightsVersion = this.standing.rightsVersion } = arrival
    const { id: personId } = person
    const stateBefore = stateNow(this.doc, effect.clients)
    const settle = this.prepare(effect, mark !== undefined)
    const update = this.apply(apply)
    this.size.grow(update.length)
    const clients = this.ids.bind(effect.clients, personId)
    const asked = letIn === undefined ? {} : { letIn }
    this.queue.add({ update, personId, ...asked }, clients, rightsVersion, (rows) => {
      const by = { personId, rows, ...asked }
      const events = [...settle(by), ...(mark?.(by) ?? [])]
      return isRecorded ? events : []
    })
    this.context.committer.queue(this, update.length)
    this.tell(frame ?? frames.update(update), stateBefore, sender)
  }

  private apply(apply: () => Uint8Array): Uint8Array {
    try {
      return apply()
    } catch (error) {
      // What was accepted before is queued with its own bytes.
      this.giveUp(error)
      throw new DomainError('unavailable', 'This document is loaded anew. It will be tried again.')
    }
  }

  /**
   * Writes as a peer would, for a person and through the same checks. The document is copied for it: not
   * for those that grow large.
   *
   * @param admission what lets them, where they may not write the document otherwise
   * @returns when it is committed
   * @throws {DomainError} what the checks refuse, with nothing written
   */
  async change(person: Person, write: (doc: Y.Doc) => void, admission?: Admission): Promise<void> {
    while (this.turn.taken !== null) await this.turn.taken
    if (admission === undefined) this.requireWriter(person)
    const arrival = admission && { letIn: admission.letIn, mark: () => admission.recorded() }
    const idOf = (fresh: number) => this.ids.ownIdOf(person.id, fresh)
    const update = writtenAsPeer(this.doc, idOf, write)
    if (update !== null) {
      const effect = effectOf(this.doc, decodeUpdate(update), this.roots)
      if (effect.hasGap) throw malformed()
      this.ids.check(effect.clients, person.id)
      if (!effect.isNothing) this.accept(person, { kind: 'step-2', update }, effect, arrival)
    }
    await this.whenCommitted()
  }

  /**
   * Writes entries for a person, through the same checks, bit by bit: there may be very many.
   *
   * @param leavesOut whether an entry that is refused is left out; else nothing is written
   * @returns how many are written and committed, and how many were left out
   * @throws {DomainError} what the checks refuse, with nothing written
   */
  async write(
    person: Person,
    changes: (doc: Y.Doc) => EntryChanges,
    leavesOut: boolean,
  ): Promise<{ written: number; leftOut: number }> {
    while (this.turn.taken !== null) await this.turn.taken
    const steps = this.writing(person, changes, leavesOut)
    // What it takes is held by whoever asks.
    const done = await this.turn.hold(this.context.slices.run(0, steps))
    await this.whenCommitted()
    return done
  }

  private *writing(
    person: Person,
    changes: (doc: Y.Doc) => EntryChanges,
    leavesOut: boolean,
  ): Steps<{ written: number; leftOut: number }> {
    const entries: SizedChange[] = []
    let bytes = 0
    let leftOut = 0
    let looked = 0
    for (const change of changes(this.doc)) {
      if (++looked % perStep === 0) yield
      if (change === null) continue
      if (leavesOut && (yield* this.refusing(change, person.id))) {
        leftOut++
        continue
      }
      const entry = sized(change)
      entries.push(entry)
      bytes += entry.bytes
    }
    if (entries.length === 0) return { written: 0, leftOut }
    const effect = yield* effectOfEntries(entries)
    yield* this.checking(effect, person.id)
    yield* this.size.requiringRoom(effect, bytes)
    let mark = yield* this.foreseeing(effect)
    // What may have changed meanwhile. A right that is taken later was not there for the later parts.
    this.requireWriter(person)
    this.requireService()
    const { rightsVersion } = this.standing
    const clientId = this.ids.ownIdOf(person.id, randomInt(1, 2 ** 32))
    for (const together of togetherOf(entries)) {
      this.requireWhole()
      const part = together.filter((change) => change.value !== undefined || this.has(change))
      if (part.length === 0) continue
      const clients = part.some(({ value }) => value !== undefined) ? [clientId] : []
      const { touched } = atOnce(effectOfEntries(part))
      this.requireStill({ touched }, person.id)
      const apply = () => writeEntries(this.doc, clientId, part)
      this.put(person, apply, { clients, touched }, { rightsVersion, mark })
      mark = nothingMore
      yield
    }
    return { written: entries.length, leftOut }
  }

  private has({ root, key }: EntryChange): boolean {
    return this.doc.getMap(root).has(key)
  }

  private *refusing(change: EntryChange, writer: string): Steps<boolean> {
    try {
      yield* this.checking(yield* effectOfEntries([change]), writer)
      return false
    } catch (error) {
      if (isDomainError(error) && error.extras.entryId === change.key) return true
      throw error
    }
  }

  /** @throws {DomainError} for who may not write, as far as is known now */
  private requireWriter(person: Person): void {
    const { write } = permissionOf(this.name, this.standing, { person, scope: 'write' })
    if (write !== null) throw refusal(write)
  }
}
