import * as Y from 'yjs'
import type { Tell } from '../line/messages.ts'
import { encodingParts } from '../updates/encoding.ts'
import type { Slices, Steps } from '../updates/slices.ts'

/** So many structs are encoded in some ten milliseconds. */
const fewStructs = 2_000
const nothing: ReadonlyMap<number, number> = new Map()

/**
 * What a document holds beyond a state. Who has next to nothing is given everything, encoded once. A large answer is
 * given in parts, so that a page can do something else in between.
 */
export class WholeDocument {
  /** Everything, as long as the document stands as it is and memory is not short. */
  private encoded: WeakRef<readonly Uint8Array[]> | null = null
  /** Those who wait for everything, which is being encoded. */
  private asking: { tells: Tell[]; done: Promise<void> } | null = null

  constructor(
    private readonly doc: Y.Doc,
    private readonly slices: Slices,
  ) {
    doc.on('afterTransaction', () => {
      this.encoded = null
    })
  }

  /** @returns a promise where the answer takes a while */
  since(stateVector: Uint8Array, tell: Tell): Promise<void> | undefined {
    const known = Y.decodeStateVector(stateVector)
    if (this.isMostlyNews(known)) return this.everything(tell)
    if (this.isLarge(known)) return this.slices.run(0, this.telling(known, tell))
    tell([Y.encodeStateAsUpdate(this.doc, stateVector)])
    return undefined
  }

  private everything(tell: Tell): Promise<void> | undefined {
    const ready = this.encoded?.deref()
    if (ready !== undefined) tell(ready)
    else if (!this.isLarge(nothing)) tell(this.kept([Y.encodeStateAsUpdate(this.doc)]))
    else if (this.asking !== null) this.asking.tells.push(tell)
    else {
      const tells = [tell]
      this.asking = { tells, done: this.slices.run(0, this.tellingAll(tells)) }
    }
    return this.asking?.done
  }

  private *telling(known: ReadonlyMap<number, number>, tell: Tell): Steps<void> {
    tell(yield* encodingParts(this.doc, known))
  }

  private *tellingAll(tells: readonly Tell[]): Steps<void> {
    try {
      const parts = this.kept(yield* encodingParts(this.doc, nothing))
      for (const tell of tells) tell(parts)
    } finally {
      this.asking = null
    }
  }

  private kept(parts: readonly Uint8Array[]): readonly Uint8Array[] {
    this.encoded = new WeakRef(parts)
    return parts
  }

  /** Whether nine tenths of the document are beyond a state. */
  private isMostlyNews(known: ReadonlyMap<number, number>): boolean {
    let held = 0
    for (const clock of known.values()) held += clock
    let all = 0
    for (const client of this.doc.store.clients.keys()) all += Y.getState(this.doc.store, client)
    return held * 10 <= all
  }

  private isLarge(known: ReadonlyMap<number, number>): boolean {
    let structs = 0
    for (const [client, own] of this.doc.store.clients) {
      const clock = known.get(client) ?? 0
      if (clock >= Y.getState(this.doc.store, client)) continue
      structs += own.length - Y.findIndexSS(own, clock)
    }
    return structs > fewStructs
  }
}
