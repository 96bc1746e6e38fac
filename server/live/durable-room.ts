import * as Y from 'yjs'
import { DomainError } from '#model/errors.ts'
import type { Connection } from './connection.ts'
import { effectOf } from './effect.ts'
import { frames, type UpdateMessage } from './messages.ts'
import { StoredRoom } from './stored-room.ts'
import { decodeUpdate } from './update.ts'

/**
 * A document that is kept, and the talk with those who write it. Each update is decoded and checked
 * before it touches the document; whoever asked is told when it is committed.
 */
export abstract class DurableRoom extends StoredRoom {
  override join(connection: Connection): void {
    super.join(connection)
    const { early } = connection
    if (early === null) return
    // Nothing has been written since it was read, as a rule.
    if (early.sequence === this.sequence && this.queue.accepted === 0) return
    connection.send(frames.stepTwo(Y.encodeStateAsUpdate(this.doc)))
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
    const isAnswer = message.kind === 'step-2'
    const effect = effectOf(this.doc, decodeUpdate(message.update), this.roots)
    if (!effect.isNothing) {
      const { write } = connection.permission
      if (write !== null) throw new DomainError(write, 'This document is not written here now.')
      if (effect.hasGap) {
        this.answerGap(connection, isAnswer)
        return undefined
      }
      this.ids.check(effect.clients, connection.caller.person.id)
      const rival = this.ids.rivalOf(connection, effect.clients)
      if (rival !== undefined) return this.outlive(rival, connection, message, frame)
      this.accept(connection.caller.person, message, effect, connection, frame)
      this.ids.write(connection, effect.clients)
      connection.newestUpdate = this.queue.accepted
      connection.unfenced++
      connection.hasWritten = true
    }
    if (isAnswer) this.heal(connection)
    return undefined
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
