import * as Y from 'yjs'
import { DomainError } from '#model/errors.ts'
import type { DocumentName } from '#model/live/document-name.ts'
import type { Connection } from '../line/connection.ts'
import { frames, type Tell, type UpdateMessage } from '../line/messages.ts'
import type { Standing } from '../rights/permission.ts'
import type { Loaded } from '../stored/storing.ts'
import { applyChecked } from '../updates/applying.ts'
import { type Effect, effectOf, judging } from '../updates/effect.ts'
import { partsOf } from '../updates/parts.ts'
import { atOnceBytes, type Steps } from '../updates/slices.ts'
import { type DecodedUpdate, decodeUpdate, decoding } from '../updates/update.ts'
import type { RoomContext } from './room-context.ts'
import { nothingMore, WrittenRoom } from './written-room.ts'

/** An update that is larger, or that deletes more, is taken in step by step. */
const large = { bytes: atOnceBytes, deletes: 2_000 }

/**
 * A document that is kept, and the talk with those who write it. Each update is decoded and checked
 * before it touches the document; whoever asked is told when it is committed.
 */
export abstract class DurableRoom extends WrittenRoom {
  /** How it stood when it was read. */
  private readonly read: { sequence: number; state: Uint8Array }

  constructor(name: DocumentName, standing: Standing, loaded: Loaded, context: RoomContext) {
    super(name, standing, loaded, context)
    this.read = { sequence: loaded.sequence, state: Y.encodeStateVector(loaded.doc) }
  }

  override join(connection: Connection): void {
    super.join(connection)
    const { early } = connection
    if (early === null) return
    // Nothing has been written since it was read, as a rule.
    if (early.sequence === this.sequence && this.queue.accepted === 0) return
    const known = early.sequence === this.read.sequence ? this.read.state : nothing
    const send: Tell = (parts) => connection.send(...frames.answer(parts))
    this.since(known, send)?.catch(() => connection.refuse('unavailable'))
  }

  override leave(connection: Connection, now: number): void {
    super.leave(connection, now)
    this.ids.leave(connection)
  }

  protected override checkHistory(
    clients: ReadonlyMap<number, number>,
    connection: Connection,
  ): void {
    if (connection.epoch === null) this.ids.checkHistory(clients.keys())
  }

  protected override receiveUpdate(
    connection: Connection,
    message: UpdateMessage,
    frame: Uint8Array,
  ): Promise<void> | undefined {
    const { taken } = this.turn
    if (taken !== null) return this.receiveAfter(taken, connection, message, frame)
    const { update } = message
    if (update.length > large.bytes || !this.size.hasRoom(update.length)) {
      return this.receiveLarge(connection, message, frame)
    }
    const decoded = decodeUpdate(update)
    if (clocksDeletedBy(decoded) > large.deletes) {
      return this.receiveLarge(connection, message, frame)
    }
    const effect = effectOf(this.doc, decoded, this.roots)
    const verdict = this.judgeUpdate(connection, message, effect)
    if (verdict === 'gap') return undefined
    if (typeof verdict === 'object') return this.outlive(verdict, connection, message, frame)
    if (verdict === 'write') {
      this.accept(connection.caller.person, message, effect, { sender: connection, frame })
      this.wrote(connection, effect)
    }
    if (message.kind === 'step-2') this.heal(connection)
    return undefined
  }

  /** In the order of arrival: those who wait are let go one after the other. */
  private async receiveAfter(
    taken: Promise<unknown>,
    connection: Connection,
    message: UpdateMessage,
    frame: Uint8Array,
  ): Promise<void> {
    await taken
    if (connection.isOpen) await this.receiveUpdate(connection, message, frame)
  }

  private async receiveLarge(
    connection: Connection,
    message: UpdateMessage,
    frame: Uint8Array,
  ): Promise<void> {
    const { slices } = this.context
    const steps = this.receiving(connection, message)
    const rival = await this.turn.hold(slices.run(message.update.length, steps))
    if (rival !== null) await this.outlive(rival, connection, message, frame)
  }

  /** @returns another connection under the same client id, with nothing done */
  private *receiving(connection: Connection, message: UpdateMessage): Steps<Connection | null> {
    const update = yield* decoding(message.update, this.limits.updateParts)
    const effect = yield* judging(this.doc, update, this.roots)
    const verdict = this.judgeUpdate(connection, message, effect)
    if (verdict === 'gap') return null
    if (typeof verdict === 'object') return verdict
    if (verdict === 'write') {
      yield* this.accepting(connection, message, effect)
      this.wrote(connection, effect)
    }
    if (message.kind === 'step-2') this.heal(connection)
    return null
  }

  /**
   * All of it is checked before the first part touches the document. Others hear of each part, and each
   * is queued.
   */
  private *accepting(
    connection: Connection,
    { update }: UpdateMessage,
    effect: Effect,
  ): Steps<void> {
    yield* this.checking(effect, connection.caller.person.id)
    yield* this.size.requiringRoom(effect, update.length)
    let mark = yield* this.foreseeing(effect)
    // What may have changed meanwhile.
    if (!connection.isOpen) throw new DomainError('unavailable', 'The line was cut.')
    this.requireRight(connection)
    this.requireService()
    // A right that is taken between two parts was not there for the later ones.
    const { rightsVersion } = this.standing
    const { person } = connection.caller
    for (const part of partsOf(update, effect)) {
      this.requireWhole()
      this.requireStill(part, person.id)
      const message: UpdateMessage = { kind: 'update', update: part.update }
      const apply = () => applyChecked(this.doc, message)
      this.put(person, apply, part, { sender: connection, rightsVersion, mark })
      mark = nothingMore
      yield
    }
  }

  /** @returns what is to be done: a connection is one under the same client id, which may be dead */
  private judgeUpdate(
    connection: Connection,
    message: UpdateMessage,
    effect: Effect,
  ): 'nothing' | 'gap' | 'write' | Connection {
    if (effect.isNothing) return 'nothing'
    this.requireRight(connection)
    if (effect.hasGap) {
      this.answerGap(connection, message.kind === 'step-2')
      return 'gap'
    }
    this.ids.check(effect.clients, connection.caller.person.id)
    return this.ids.rivalOf(connection, effect.clients) ?? 'write'
  }

  private requireRight({ permission: { write } }: Connection): void {
    if (write !== null) throw new DomainError(write, 'This document is not written here now.')
  }

  private wrote(connection: Connection, effect: Effect): void {
    this.ids.write(connection, effect.clients)
    connection.newestUpdate = this.queue.accepted
    connection.unfenced++
    connection.hasWritten = true
  }

  /**
   * The first gap is answered with a question for all the device has. While the answer to the question
   * of the join is under way a gap is no fault: what was written before the line was open comes with it.
   */
  private answerGap(connection: Connection, isAnswer: boolean): void {
    const isRepeated = connection.gapSince !== null && connection.broughtStepTwo
    if (isAnswer || isRepeated) {
      throw new DomainError('conflict', 'Something that this change builds on is missing.')
    }
    if (connection.gapSince !== null) return
    connection.gapSince = this.context.now()
    connection.send(frames.stepOne(Y.encodeStateVector(this.doc)))
  }

  private heal(connection: Connection): void {
    connection.broughtStepTwo = true
    connection.gapSince = null
    const held = connection.heldFences
    connection.heldFences = []
    for (const fence of held) this.answerFence(connection, fence)
  }

  /**
   * A device that changed its network dials again before the old line is known to be dead. Only where
   * the other connection answers are there two that write under one id.
   */
  private async outlive(
    rival: Connection,
    connection: Connection,
    message: UpdateMessage,
    frame: Uint8Array,
  ): Promise<void> {
    if (await rival.isAlive(this.context.probeMs)) {
      throw new DomainError(
        'conflict',
        'Another page writes under the same id. Load this one anew.',
      )
    }
    rival.terminate('dialled anew')
    this.leave(rival, this.context.now())
    if (connection.isOpen) await this.receiveUpdate(connection, message, frame)
  }

  protected override answerFence(connection: Connection, frame: Uint8Array): void {
    if (connection.gapSince === null) {
      const { unfenced } = connection
      connection.unfenced = 0
      this.queue.wait(connection.newestUpdate, () => connection.acknowledge(frame, unfenced))
    } else if (connection.heldFences.length < mostHeldFences) connection.heldFences.push(frame)
  }
}

const mostHeldFences = 1_000
/** State of a document that holds nothing. */
const nothing = Uint8Array.of(0)

/** Also those that were deleted long ago: a few bytes may name all there are. */
function clocksDeletedBy({ deletes }: DecodedUpdate): number {
  return deletes.reduce((sum, { length }) => sum + length, 0)
}
