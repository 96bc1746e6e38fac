import { randomUUID } from 'node:crypto'
import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocket } from 'ws'
import { type DomainErrorCode, isDomainError } from '#model/errors.ts'
import type { Limits } from '#model/limits.ts'
import { closeCodeOf, closeCodes, formatReason } from '#model/live/closing.ts'
import type { Caller } from '../../services.ts'
import type { Permission } from '../rights/permission.ts'
import type { LiveWatch } from '../watch.ts'
import type { Corks } from './corks.ts'
import { Inbox } from './inbox.ts'
import { frames, isStepTwo, type Message, readMessage, sizeOf, type Tell } from './messages.ts'
import { Outbox } from './outbox.ts'
import { Pace } from './pace.ts'
import { Pulse } from './pulse.ts'

/** What a connection tells the room it is in. */
export interface Listener {
  /** @returns a promise where what comes next must wait for it */
  receive(connection: Connection, message: Message, frame: Uint8Array): Promise<void> | undefined
  /**
   * Tells what the document holds beyond a state at the moment of telling.
   *
   * @returns a promise where that takes a while
   */
  since(stateVector: Uint8Array, tell: Tell): Promise<void> | undefined
}

export interface ConnectionWatch {
  limits: Limits
  /** How long a line may be without a word from the server: the stock client gives up after 30 s. */
  quietMs: number
  now(): number
  /** Of all connections of this server. */
  corks: Corks
  /** Something that was no fault of the peer. */
  defect(error: unknown, connectionId: string): void
  /** Where somebody counts. */
  counts?: LiveWatch | undefined
}

/** How a connection ended. What the other end gave as its reason is a stranger's words, and not kept. */
export interface Ending {
  /** 1006 where nobody said goodbye. */
  code: number
  /** Where the server ended it: why. */
  reason?: string
}

/** One socket of one person. */
export class Connection {
  /** What the log calls it. */
  readonly id = randomUUID()
  /** Set once the caller is known and let in. */
  caller!: Caller
  permission: Permission = { read: 'not-found', write: 'not-found' }
  /** The epoch it named when it dialled; `null` where it named none. */
  epoch: string | null = null
  /** What it was sent before the room was there; `null` where it asks the room. */
  early: { epoch: number; sequence: number } | null = null
  /** Whether the document's state was sent, so that updates make sense to the other end. */
  isSynced = false
  /** Number of the newest update it brought into its room's queue. */
  newestUpdate = 0
  /** Updates it brought since it last asked to be told when all is committed. */
  unfenced = 0
  /** Whether it ever answered with a step 2. */
  broughtStepTwo = false
  /** Since when an update with a gap waits to be healed by a step 2. */
  gapSince: number | null = null
  /** Fences that must not be echoed before the gap is healed. */
  heldFences: Uint8Array[] = []
  /** Whether it wrote since its session was last looked at: who codes is not idle. */
  hasWritten = false
  /** The id its presence goes by. */
  presenceId: number | null = null

  private room: Listener | null = null
  private readonly pace: Pace
  private readonly inbox: Inbox
  private readonly outbox: Outbox
  private readonly pulse: Pulse
  private ending: Ending | null = null
  private bytesAtMessage = 0
  readonly closed: Promise<Ending>

  constructor(
    private readonly socket: WebSocket,
    private readonly watch: ConnectionWatch,
    private readonly line?: Duplex,
  ) {
    const { limits, now } = watch
    this.pace = new Pace(limits.messagesPerSecond, limits.messageBurst, now)
    // Before anything is awaited: an error without a listener would end the process, and the stock
    // client sends as soon as the line is open.
    socket.on('error', () => socket.terminate())
    socket.on('message', (frame: Buffer, isBinary: boolean) => this.take(frame, isBinary))
    this.closed = new Promise((resolve) =>
      socket.on('close', (code) => resolve(this.ending ?? { code })),
    )
    this.pulse = new Pulse(socket, now)
    this.inbox = new Inbox(socket, this.pace, (frame) => this.answer(frame))
    const since: Listener['since'] = (state, tell) => this.room!.since(state, tell)
    this.outbox = new Outbox(socket, limits, now, since, watch.corks, line)
  }

  get isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN
  }

  /** What came since the last whole message: the beginning of one, and now and then an answered ping. */
  get unfinishedBytes(): number {
    return this.bytesRead - this.bytesAtMessage
  }

  private get bytesRead(): number {
    return this.line instanceof Socket ? this.line.bytesRead : 0
  }

  /** The first message, while none is answered yet; `null` where none comes within `waitMs`. */
  firstMessage(waitMs: number): Promise<Uint8Array | null> {
    return this.inbox.first(waitMs, this.closed)
  }

  /** Answers the first message, which is not read again. @returns when the answer has gone out */
  answerFirst(frames: readonly Uint8Array[]): Promise<void> {
    this.inbox.dropFirst()
    return this.outbox.sendAndWait(frames)
  }

  /** From now on messages are answered, those that came meanwhile first. */
  enter(listener: Listener): void {
    this.room = listener
    this.inbox.open()
  }

  private take(frame: Buffer, isBinary: boolean): void {
    if (!this.isOpen) return
    this.pulse.heard()
    this.bytesAtMessage = this.bytesRead
    const { frameBytes, stepTwoBytes } = this.watch.limits
    if (!isBinary) this.refuse('invalid-input')
    else if (frame.length > (isStepTwo(frame) ? stepTwoBytes : frameBytes)) {
      this.close(closeCodes.tooLarge, 'too-large')
    } else this.inbox.take(frame)
  }

  private answer(frame: Uint8Array): Promise<void> | undefined {
    try {
      const waiting = this.room!.receive(this, readMessage(frame), frame)
      return waiting?.catch((error: unknown) => this.fail(error))
    } catch (error) {
      this.fail(error)
      return undefined
    }
  }

  /** A bad message costs its sender the connection, and nobody else anything. */
  private fail(error: unknown): void {
    if (isDomainError(error)) this.refuse(error.code, error.extras.entryId)
    else {
      this.watch.defect(error, this.id)
      this.refuse('unavailable')
    }
  }

  send(...frames: readonly Uint8Array[]): void {
    this.outbox.send(...frames)
  }

  /**
   * For questions that an honest page asks once: each further answer waits until those before it were
   * read, and counts by its size, so that four bytes asked again and again do not fill the memory.
   */
  async sendAgain(answer: () => Promise<readonly Uint8Array[]>): Promise<void> {
    await this.outbox.whenRead()
    if (!this.isOpen) return
    const frames = await answer()
    this.pace.charge(sizeOf(frames) / bytesOfOneMessage)
    this.send(...frames)
  }

  sendUpdate(frame: Uint8Array, stateBefore: () => Uint8Array): void {
    this.outbox.sendUpdate(frame, stateBefore)
  }

  /** Sent, and not yet read by the other end. */
  get unreadBytes(): number {
    return this.socket.bufferedAmount
  }

  whisper(frame: Uint8Array): void {
    this.outbox.whisper(frame)
  }

  refuse(code: DomainErrorCode, entryId?: string): void {
    if (this.isOpen) this.watch.counts?.refused(code)
    this.close(closeCodeOf(code), code, entryId)
  }

  /** All it sent up to this fence is committed. */
  acknowledge(fence: Uint8Array, updates: number): void {
    this.send(fence)
    if (updates > 0) this.watch.counts?.acknowledged(updates)
  }

  /** Closes, and forgets what came in and was not yet read. */
  close(code: number, reason: string, entryId?: string): void {
    this.inbox.forget()
    if (!this.isOpen) return
    this.ending ??= { code, reason }
    this.socket.resume()
    this.socket.close(code, formatReason(reason, entryId))
    // A peer that does not answer a close is let go of.
    setTimeout(() => this.socket.terminate(), 5_000).unref()
  }

  /** Ends it without a word to the other end, which would not hear it. */
  terminate(reason: string): void {
    this.inbox.forget()
    this.ending ??= { code: closeCodes.lost, reason }
    this.socket.terminate()
  }

  /** Stops reading, so that what was taken can be committed and no more is. */
  stopReading(): void {
    this.inbox.stop()
  }

  /** Whether the other end answers within `waitMs`: a line may be dead long before it is closed. */
  async isAlive(waitMs: number): Promise<boolean> {
    return this.isOpen && (await this.pulse.answersWithin(waitMs))
  }

  /** Called every few seconds. */
  tick(): void {
    if (!this.isOpen) return
    const now = this.watch.now()
    if (this.pulse.isGone) this.terminate('no answer')
    else if (this.outbox.isTooSlow()) this.terminate('reads too slowly')
    else if (this.gapSince !== null && now - this.gapSince > healMs) this.refuse('conflict')
    else this.pulse.tick()
    if (now - this.outbox.lastSentAt > this.watch.quietMs) this.whisper(frames.nothing)
  }
}

/** How long what is missing between two updates may take to come. */
const healMs = 5_000
const bytesOfOneMessage = 16 * 1024
