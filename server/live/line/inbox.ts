import { setTimeout as pause } from 'node:timers/promises'
import type { WebSocket } from 'ws'
import type { Pace } from './pace.ts'

/** So many messages of one socket are answered before others have their turn: one read may bring hundreds. */
const perTurn = 2

/** What came in over one socket: answered one after the other, no faster than the pace. */
export class Inbox {
  private readonly frames: Uint8Array[] = []
  private isReading = false
  private isBusy = false
  /** Messages answered in this turn of the event loop. */
  private answered = 0
  private tookFirst = () => {}
  private readonly firstTaken = new Promise<void>((resolve) => {
    this.tookFirst = resolve
  })

  /** @param answer returns a promise where what comes next must wait for it, which does not reject */
  constructor(
    private readonly socket: WebSocket,
    private readonly pace: Pace,
    private readonly answer: (frame: Uint8Array) => Promise<void> | undefined,
  ) {
    socket.pause()
  }

  private get isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN
  }

  /** The first message, while none is answered yet; `null` where none comes within `waitMs`. */
  async first(waitMs: number, closed: Promise<unknown>): Promise<Uint8Array | null> {
    if (this.frames.length === 0) {
      this.socket.resume()
      await Promise.race([this.firstTaken, closed, pause(waitMs)])
      if (!this.isReading && this.isOpen) this.socket.pause()
    }
    return this.frames[0] ?? null
  }

  /** The first message was answered and is not read again. */
  dropFirst(): void {
    this.frames.shift()
  }

  take(frame: Uint8Array): void {
    this.frames.push(frame)
    this.tookFirst()
    this.drain()
  }

  /** From now on messages are answered, those that came meanwhile first. */
  open(): void {
    this.isReading = true
    this.drain()
  }

  /** Stops reading, so that what was taken can be committed and no more is. */
  stop(): void {
    this.isReading = false
    this.forget()
    if (this.isOpen) this.socket.pause()
  }

  /** Forgets what came in and was not yet read. */
  forget(): void {
    this.frames.length = 0
  }

  private drain(): void {
    if (this.isBusy || !this.isReading) return
    while (this.frames.length > 0 && this.isOpen) {
      if (this.answered === perTurn) {
        this.goOnAfter(nextTurn())
        return
      }
      // Past the limit it is read more slowly; it is not closed.
      const waitMs = this.pace.step()
      const waiting = waitMs > 0 ? pause(waitMs) : this.answerNext()
      if (waiting !== undefined) {
        this.goOnAfter(waiting)
        return
      }
    }
    this.socket.resume()
  }

  private answerNext(): Promise<void> | undefined {
    if (this.answered++ === 0) setImmediate(() => this.beginTurn())
    return this.answer(this.frames.shift()!)
  }

  private beginTurn(): void {
    this.answered = 0
  }

  private goOnAfter(waiting: Promise<void>): void {
    this.isBusy = true
    this.socket.pause()
    void waiting.then(() => {
      this.isBusy = false
      this.drain()
    })
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
