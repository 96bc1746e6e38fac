import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { CodedSpan } from '#model/span.ts'
import { anEntry, entriesOf, nowMicros, writtenAt } from './entry.ts'
import type { Address } from './server.ts'

/** Where clients note what they measured; entries written before `fromMicros` are the warm-up. */
export interface Notes {
  fromMicros: number
  propagationMs: number[]
  acknowledgedMs: number[]
}

interface Sent {
  ids: string[]
  taken(): void
}

/**
 * A light client of all three servers, without the timers of a provider. One that does not integrate
 * keeps the bytes it is sent, so that the generator does not measure itself.
 */
export class BenchClient {
  /** What was acknowledged, by the fence or by Hocuspocus' sync status. */
  readonly acknowledged = new Set<string>()
  readonly doc = new Y.Doc()
  synced!: Promise<void>
  private readonly kept: Uint8Array[] = []
  private socket: WebSocket | null = null
  private address!: Address
  private isSynced = () => {}
  private unacknowledged: Sent[] = []
  private unsent: string[] = []
  /** How many of what is not acknowledged the fence under way covers; 0 where none is. */
  private fenced = 0
  private isAsking = false
  private readonly presence = new Map<number, number>()
  private presenceClock = 0

  constructor(
    private readonly integrates: boolean,
    private readonly notes: Notes | null = null,
  ) {
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this && this.isOpen) this.send([0, 2], update, this.unsent.splice(0))
    })
    if (notes !== null && integrates) entriesOf(this.doc).observe((event) => this.note(event))
  }

  get isOpen(): boolean {
    return this.socket?.readyState === WebSocket.OPEN
  }

  get bufferedBytes(): number {
    return this.socket?.bufferedAmount ?? 0
  }

  /** Whether all it wrote was acknowledged on this line. */
  get isAcknowledged(): boolean {
    return this.unacknowledged.length === 0 && this.unsent.length === 0
  }

  /** @returns when the document was sent */
  dial(address: Address): Promise<void> {
    this.address = address
    this.unacknowledged = []
    this.fenced = 0
    this.isAsking = false
    const socket = new WebSocket(address.url, { perMessageDeflate: false, maxPayload: 1 << 28 })
    this.socket = socket
    this.synced = new Promise((resolve, reject) => {
      this.isSynced = resolve
      socket.on('error', reject)
      socket.on('close', (code) => reject(new Error(`a socket was closed with ${code}`)))
    })
    this.synced.catch(() => {})
    socket.on('message', (frame: Buffer) => this.hear(frame))
    socket.on('open', () => {
      if (address.dialect === 'hocuspocus') {
        socket.send(this.frame([2, 0], (encoder) => encoding.writeVarString(encoder, 'bench')))
      } else this.ask()
    })
    return this.synced
  }

  /** @returns the entry; its memo was written before anything else was done */
  write(number: number): CodedSpan {
    const entry = anEntry(number)
    this.unsent.push(entry.id)
    entriesOf(this.doc).set(entry.id, entry)
    return entry
  }

  /** @returns when it was acknowledged; at once by a server that acknowledges nothing */
  async sendUpdate(update: Uint8Array): Promise<void> {
    await new Promise<void>((resolve) => this.send([0, 2], update, [], resolve))
  }

  sendPresence(): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, this.doc.clientID)
    encoding.writeVarUint(encoder, ++this.presenceClock)
    encoding.writeVarString(encoder, `{"user":{"name":"A coder"},"at":${this.presenceClock}}`)
    this.presence.set(this.doc.clientID, this.presenceClock)
    this.send([1], encoding.toUint8Array(encoder))
  }

  sendBytes(bytes: Uint8Array): void {
    this.socket!.send(bytes)
  }

  /** What it holds, put together only now where it did not integrate. */
  contents(): Map<string, CodedSpan> {
    if (this.integrates) return new Map(entriesOf(this.doc).entries())
    const doc = new Y.Doc()
    for (const update of [Y.encodeStateAsUpdate(this.doc), ...this.kept]) Y.applyUpdate(doc, update)
    return new Map(entriesOf(doc).entries())
  }

  hangUp(): void {
    this.socket?.removeAllListeners('close')
    this.socket?.terminate()
  }

  private ask(): void {
    this.send([0, 0], Y.encodeStateVector(this.doc))
  }

  private send(head: readonly number[], body: Uint8Array, ids?: string[], taken = () => {}): void {
    this.socket!.send(this.frame(head, (encoder) => encoding.writeVarUint8Array(encoder, body)))
    if (this.address.dialect === 'stock') taken()
    else if (ids !== undefined) this.unacknowledged.push({ ids, taken })
    if (ids !== undefined && this.address.dialect === 'parley') this.askSoon()
  }

  /** As the browser does: one fence is under way, and covers what was sent before it. */
  private askSoon(): void {
    if (this.fenced > 0 || this.isAsking) return
    this.isAsking = true
    const { socket } = this
    setTimeout(() => {
      this.isAsking = false
      if (socket !== this.socket || !this.isOpen) return
      this.fenced = this.unacknowledged.length
      socket!.send(fence)
    })
  }

  private frame(head: readonly number[], write: (encoder: encoding.Encoder) => void): Uint8Array {
    return encoding.encode((encoder) => {
      if (this.address.dialect === 'hocuspocus')
        encoding.writeVarString(encoder, this.address.document)
      for (const number of head) encoding.writeVarUint(encoder, number)
      write(encoder)
    })
  }

  private hear(frame: Buffer): void {
    const isHocuspocus = this.address.dialect === 'hocuspocus'
    const decoder = decoding.createDecoder(new Uint8Array(frame))
    if (isHocuspocus) decoding.readVarString(decoder)
    const type = decoding.readVarUint(decoder)
    if (type === 0 || (isHocuspocus && type === 4)) this.hearSync(decoder)
    else if (type === 1) this.hearPresence(decoding.readVarUint8Array(decoder))
    else if (type === 100 || (isHocuspocus && type === 8)) this.hearAcknowledgement()
    else if (type === 2 && isHocuspocus) this.ask()
  }

  private hearSync(decoder: decoding.Decoder): void {
    const step = decoding.readVarUint(decoder)
    const body = decoding.readVarUint8Array(decoder)
    if (step === 0) {
      const brought = this.unsent.splice(0)
      this.send([0, 1], Y.encodeStateAsUpdate(this.doc, body), brought)
    } else if (this.integrates) Y.applyUpdate(this.doc, body, this)
    else this.kept.push(body)
    if (step === 1) this.isSynced()
  }

  /** As the providers do: y-websocket's sends on what it hears, Hocuspocus' does not. */
  private hearPresence(states: Uint8Array): void {
    const decoder = decoding.createDecoder(states)
    let isNews = false
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const client = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const length = decoding.readVarUint(decoder)
      decoder.pos += length
      if (clock <= (this.presence.get(client) ?? -1)) continue
      this.presence.set(client, clock)
      isNews = true
    }
    if (isNews && this.address.dialect !== 'hocuspocus' && this.isOpen) this.send([1], states)
  }

  private hearAcknowledgement(): void {
    const { fenced } = this
    this.fenced = 0
    for (const sent of this.unacknowledged.splice(0, fenced || 1)) this.noteAcknowledged(sent)
    if (fenced > 0 && this.unacknowledged.length > 0) this.askSoon()
  }

  private noteAcknowledged(sent: Sent): void {
    for (const id of sent.ids) {
      this.acknowledged.add(id)
      const at = writtenAt(entriesOf(this.doc).get(id)!)
      if (this.notes !== null && at >= this.notes.fromMicros) {
        this.notes.acknowledgedMs.push((nowMicros() - at) / 1_000)
      }
    }
    sent.taken()
  }

  private note(event: Y.YMapEvent<CodedSpan>): void {
    if (event.transaction.origin !== this) return
    const now = nowMicros()
    for (const id of event.keysChanged) {
      const at = writtenAt(entriesOf(this.doc).get(id)!)
      if (at >= this.notes!.fromMicros) this.notes!.propagationMs.push((now - at) / 1_000)
    }
  }
}

const fence = Uint8Array.of(100, 1)
