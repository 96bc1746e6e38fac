import * as Y from 'yjs'

/** What a document holds beyond a state. Who has next to nothing is given everything, encoded once. */
export class WholeDocument {
  /** Everything as one update, as long as the document stands as it is and memory is not short. */
  private encoded: WeakRef<Uint8Array> | null = null

  constructor(private readonly doc: Y.Doc) {
    doc.on('afterTransaction', () => {
      this.encoded = null
    })
  }

  since(stateVector: Uint8Array): Uint8Array {
    if (!this.isMostlyNews(stateVector)) return Y.encodeStateAsUpdate(this.doc, stateVector)
    const known = this.encoded?.deref()
    if (known !== undefined) return known
    const whole = Y.encodeStateAsUpdate(this.doc)
    this.encoded = new WeakRef(whole)
    return whole
  }

  /** Whether nine tenths of the document are beyond a state. */
  private isMostlyNews(stateVector: Uint8Array): boolean {
    let held = 0
    for (const clock of Y.decodeStateVector(stateVector).values()) held += clock
    let all = 0
    for (const client of this.doc.store.clients.keys()) all += Y.getState(this.doc.store, client)
    return held * 10 <= all
  }
}
