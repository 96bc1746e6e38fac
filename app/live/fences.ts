import { readVarUint } from 'lib0/decoding'
import { createEncoder, length, toUint8Array, writeVarUint } from 'lib0/encoding'
import type { WebsocketProvider } from 'y-websocket'
import { messageTypes } from '#model/live/message-types.ts'
import type { SaveLedger } from './save-ledger.ts'

/** No echo within this while is said to the person: work is then only on this device. */
const lateMs = 5_000

export interface FenceOptions {
  /** A fence goes out; what is returned is called when it comes back. */
  onFence?: (() => () => void) | undefined
  /** An acknowledgement came, or is overdue. */
  onAnswer: (late: boolean) => void
}

/**
 * Asks the server, fence by fence, what it has committed, and tells the ledger. One fence is under way at
 * a time: what is changed meanwhile is asked for once, when that one is back.
 */
export class Fences {
  // Whether this connection has sent what this device holds: a fence before that would promise too much.
  private sentOurs = false
  private isAskedAgain = false
  private fenceTimer: ReturnType<typeof setTimeout> | undefined
  private lateTimer: ReturnType<typeof setTimeout> | undefined
  private readonly onEcho = new Map<number, () => void>()

  constructor(
    private readonly provider: WebsocketProvider,
    private readonly ledger: SaveLedger,
    private readonly options: FenceOptions,
  ) {
    provider.messageHandlers[messageTypes.fence] = (_encoder, decoder) => {
      this.echoed(readVarUint(decoder))
    }
    const readSync = provider.messageHandlers[messageTypes.sync]!
    provider.messageHandlers[messageTypes.sync] = (encoder, decoder, ...rest) => {
      readSync(encoder, decoder, ...rest)
      // An answer longer than the message type is our step 2: the stock code sends it after this.
      if (length(encoder) > 1 && !this.sentOurs) {
        this.sentOurs = true
        this.askSoon()
      }
    }
  }

  /** What one gesture changes goes out under one fence. */
  askSoon(): void {
    if (this.ledger.isWaiting) this.isAskedAgain = true
    else this.fenceTimer ??= setTimeout(() => this.ask())
  }

  /** The socket is gone, and its fences with it. */
  disconnect(): void {
    this.sentOurs = false
    this.isAskedAgain = false
    this.onEcho.clear()
    this.ledger.disconnect()
    clearTimeout(this.fenceTimer)
    clearTimeout(this.lateTimer)
    this.fenceTimer = undefined
    this.lateTimer = undefined
  }

  private ask(): void {
    this.fenceTimer = undefined
    const socket = this.provider.ws
    if (!this.provider.synced || !this.sentOurs || socket?.readyState !== 1) return
    const number = this.ledger.fence()
    const echoed = this.options.onFence?.()
    if (echoed !== undefined) this.onEcho.set(number, echoed)
    const encoder = createEncoder()
    writeVarUint(encoder, messageTypes.fence)
    writeVarUint(encoder, number)
    socket.send(toUint8Array(encoder) as Uint8Array<ArrayBuffer>)
    this.lateTimer ??= this.waitForEcho()
  }

  private echoed(number: number): void {
    if (!this.ledger.echo(number)) return
    for (const [earlier, echoed] of this.onEcho) {
      if (earlier > number) continue
      this.onEcho.delete(earlier)
      if (earlier === number) echoed()
    }
    clearTimeout(this.lateTimer)
    this.lateTimer = this.ledger.isWaiting ? this.waitForEcho() : undefined
    this.options.onAnswer(false)
    if (!this.isAskedAgain) return
    this.isAskedAgain = false
    this.askSoon()
  }

  private waitForEcho(): ReturnType<typeof setTimeout> {
    return setTimeout(() => this.options.onAnswer(true), lateMs)
  }
}
