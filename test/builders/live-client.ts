import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { type LayerDoc, layerDoc } from '#model/live/layer-doc.ts'
import { ByteReader } from '#server/live/line/byte-reader.ts'
import { frames, readMessage, varUint } from '#server/live/line/messages.ts'
import type { Person } from '#server/services.ts'

/** A plain client of the live protocol: it does what it is told, well-behaved or not, and keeps all it hears. */
export class LiveClient {
  readonly doc: Y.Doc
  readonly layer: LayerDoc
  /** Every frame that came, to the byte. */
  readonly heard: Uint8Array[] = []
  /** How the server closed it. */
  readonly closed: Promise<{ code: number; reason: string }>
  private readonly socket: WebSocket
  private readonly waiting = new Set<() => void>()
  /** How often the server said that rights may have changed. */
  rightsTold = 0
  private fences = 0
  private readonly echoes = new Map<number, () => void>()
  /** Whether it answers the server's questions, as every honest client does. */
  answers = true

  constructor(
    url: string,
    document: string,
    person: Person | null,
    query = '',
    doc = new Y.Doc(),
    headers: Record<string, string> = {},
  ) {
    this.doc = doc
    this.layer = layerDoc(doc)
    const as = person === null ? '' : `as=${person.id}&`
    this.socket = new WebSocket(`${url}/${document}?${as}${query}`, { headers })
    this.socket.binaryType = 'nodebuffer'
    this.socket.on('error', () => {})
    this.socket.on('message', (frame: Buffer) => this.hear(new Uint8Array(frame)))
    this.closed = new Promise((resolve) =>
      this.socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() })),
    )
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this && this.isOpen) this.send(frames.update(update))
    })
  }

  get isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN
  }

  /** Opens the line and asks for the document, as stock clients do. @returns when it is there */
  async join(): Promise<this> {
    await this.open()
    this.send(frames.stepOne(Y.encodeStateVector(this.doc)))
    await this.until(() => this.heard.some((frame) => frame[0] === 0 && frame[1] === 1))
    return this
  }

  async open(): Promise<this> {
    if (this.isOpen) return this
    await Promise.race([
      new Promise<void>((resolve) => this.socket.once('open', resolve)),
      this.closed.then(({ code }) => {
        throw new Error(`closed with ${code}`)
      }),
    ])
    return this
  }

  send(frame: Uint8Array): void {
    this.socket.send(frame)
  }

  sendText(text: string): void {
    this.socket.send(text)
  }

  /** @returns when the server says that all sent before is committed */
  saved(): Promise<void> {
    const number = ++this.fences
    const echoed = new Promise<void>((resolve) => this.echoes.set(number, resolve))
    this.send(Uint8Array.from([100, ...varUint(number)]))
    return Promise.race([
      echoed,
      this.closed.then(({ code, reason }) => {
        throw new Error(`closed with ${code} ${reason}`)
      }),
    ])
  }

  private hear(frame: Uint8Array): void {
    this.heard.push(frame)
    if (frame[0] === 100) this.echoes.get(new ByteReader(frame.subarray(1)).varUint())?.()
    else if (frame[0] === 2) this.rightsTold++
    else {
      const message = readMessage(frame)
      if (message.kind === 'step-1' && this.answers) {
        this.send(frames.stepTwo(Y.encodeStateAsUpdate(this.doc, message.stateVector)))
      } else if (message.kind === 'step-2' || message.kind === 'update') {
        Y.applyUpdate(this.doc, message.update, this)
      }
    }
    for (const check of this.waiting) check()
  }

  /** Waits for something that a frame brings about. */
  until(isSo: () => boolean, longestMs = 10_000): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer)
        this.waiting.delete(check)
      }
      const check = () => {
        if (!isSo()) return
        end()
        resolve()
      }
      const timer = setTimeout(() => {
        end()
        reject(new Error(`not so after ${longestMs} ms`))
      }, longestMs)
      this.waiting.add(check)
      void this.closed.then(({ code, reason }) => {
        end()
        reject(new Error(`closed with ${code} ${reason}`))
      })
      check()
    })
  }

  pause(): void {
    this.socket.pause()
  }

  resume(): void {
    this.socket.resume()
  }

  async close(): Promise<void> {
    this.socket.close()
    await this.closed
  }

  terminate(): void {
    this.socket.terminate()
  }
}
