import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { Limits } from '#model/limits.ts'
import type { Corks } from './corks.ts'
import { frames, isStepTwo, sizeOf, type Tell } from './messages.ts'

const mostHeld = 32

/**
 * What goes out to one connection, and no more than the other end takes. An end that reads too slowly is
 * sent no more updates until it has caught up, and then one step 2 in their place.
 */
export class Outbox {
  lastSentAt: number
  /** What the other end holds, since it fell behind. */
  private staleState: Uint8Array | null = null
  private isCatchingUp = false
  /** A document may be larger than what an other end may leave unread. */
  private largestAnswer = 0
  private unreadBytes = 0
  private unreadSince: number
  /** In which turn of the event loop the last frame was sent, and how many wait for its end. */
  private turn = -1
  private held = 0
  private readonly sent = (error?: Error) => {
    if (!error) this.catchUp()
  }

  /**
   * @param since tells what the document holds beyond a state, perhaps after a while
   * @param line what the socket writes to, where that is known
   */
  constructor(
    private readonly socket: WebSocket,
    private readonly limits: Limits,
    private readonly now: () => number,
    private readonly since: (stateVector: Uint8Array, tell: Tell) => Promise<void> | undefined,
    private readonly corks: Corks,
    private readonly line?: Duplex,
  ) {
    this.lastSentAt = now()
    this.unreadSince = this.lastSentAt
  }

  private get isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN
  }

  /** Part of the conversation that nothing makes up for: questions, answers, fences. */
  send(...frames: readonly Uint8Array[]): void {
    if (!this.isOpen) return
    if (frames.some(isStepTwo)) this.largestAnswer = sizeOf(frames)
    for (const frame of frames) this.write(frame)
  }

  /** @returns when all of it has left this process, or the line is closed */
  async sendAndWait(frames: readonly Uint8Array[]): Promise<void> {
    this.largestAnswer = sizeOf(frames)
    this.lastSentAt = this.now()
    const sent = (frame: Uint8Array) =>
      new Promise<void>((resolve) => this.socket.send(frame, () => resolve()))
    await Promise.all(frames.map(sent))
  }

  /** Resolves once the other end has room again, or the line is closed: at once, as a rule. */
  whenRead(): Promise<void> {
    if (!this.isOpen || this.socket.bufferedAmount <= this.limits.staleBytes) {
      return Promise.resolve()
    }
    // An empty frame of the protocol's own, which is called back behind all that waits.
    return new Promise((resolve) => this.socket.ping(undefined, undefined, () => resolve()))
  }

  /** @param stateBefore state of the document before what the update brings */
  sendUpdate(frame: Uint8Array, stateBefore: () => Uint8Array): void {
    if (!this.isOpen || this.staleState !== null) return
    if (this.isFullWith(frame)) {
      this.staleState = stateBefore()
      this.catchUp()
    } else this.write(frame)
  }

  /** Presence: the first to go when the other end is slow. */
  whisper(frame: Uint8Array): void {
    if (this.isOpen && this.staleState === null && !this.isFullWith(frame)) this.write(frame)
  }

  private isFullWith(frame: Uint8Array): boolean {
    return this.socket.bufferedAmount + frame.length > this.limits.staleBytes
  }

  private write(frame: Uint8Array): void {
    this.lastSentAt = this.now()
    this.hold()
    this.socket.send(frame, this.sent)
  }

  /**
   * The first frame of a turn of the event loop goes out at once, those behind it together at its end, or
   * some of them before: a thousand people who write at once would otherwise make a million frames wait.
   */
  private hold(): void {
    const { line, corks } = this
    if (line === undefined) return
    const turn = corks.now
    if (turn !== this.turn) {
      this.turn = turn
      this.held = 0
    } else if (this.held === 0) {
      this.held = 1
      corks.cork(line)
    } else if (++this.held > mostHeld) {
      this.held = 1
      line.uncork()
      line.cork()
    }
  }

  private catchUp(): void {
    const { staleState, socket } = this
    if (staleState === null || this.isCatchingUp || socket.bufferedAmount > 0 || !this.isOpen)
      return
    this.isCatchingUp = true
    const waiting = this.since(staleState, (missed) => {
      this.isCatchingUp = false
      this.staleState = null
      this.send(...frames.answer(missed))
    })
    waiting?.catch(() => socket.terminate())
  }

  /** Whether more waits to be read than may, or nothing of it was read for too long. */
  isTooSlow(): boolean {
    const unread = this.socket.bufferedAmount
    if (unread === 0 || unread < this.unreadBytes) this.unreadSince = this.now()
    this.unreadBytes = unread
    return (
      unread > this.limits.droppedBytes + this.largestAnswer ||
      (unread > 0 && this.now() - this.unreadSince > this.limits.droppedAfterMs)
    )
  }
}
