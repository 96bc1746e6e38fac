import * as Y from 'yjs'
import type { Steps } from './slices.ts'

/** Structs that are written before others may have their turn. */
const perStep = 64
/** So many structs a page takes in within some ten milliseconds. */
const perPart = 256

/** What of one client is written. */
interface Written {
  encoder: Y.UpdateEncoderV1
  from: number
  to: number
  structs: number
}

/**
 * What a document holds beyond some clocks, as `Y.encodeStateAsUpdate` gives it, step by step. What comes
 * into the document meanwhile is in it as well: it holds what the document does when it is done.
 */
export function* encoding(doc: Y.Doc, known: ReadonlyMap<number, number>): Steps<Uint8Array> {
  const { clients } = doc.store
  const written = new Map<number, Written>()
  for (let isBehind = true; isBehind; ) {
    isBehind = false
    for (const client of clients.keys()) {
      const from = known.get(client) ?? 0
      const own = written.get(client) ?? {
        encoder: new Y.UpdateEncoderV1(),
        from,
        to: from,
        structs: 0,
      }
      if (Y.getState(doc.store, client) <= own.to) continue
      isBehind = true
      written.set(client, own)
      yield* writing(doc, client, own)
    }
  }
  // Higher ids first: it makes Yjs' work easier where two wrote at once.
  const own = [...written].sort(([a], [b]) => b - a)
  return Buffer.concat([
    numberOf(own.length),
    ...own.flatMap(([client, written]) => structsOf(client, written)),
    deletionsIn(doc),
  ])
}

/**
 * The same of a document that one client alone has written, in parts: each is an update that goes on where the one
 * before it ended, and the last says what was deleted.
 */
export function* encodingParts(doc: Y.Doc, client: number, known: number): Steps<Uint8Array[]> {
  const parts: Uint8Array[] = []
  for (let from = known; from < Y.getState(doc.store, client); ) {
    const part: Written = { encoder: new Y.UpdateEncoderV1(), from, to: from, structs: 0 }
    for (const _ of writing(doc, client, part)) {
      yield
      if (part.structs >= perPart) break
    }
    parts.push(Buffer.concat([numberOf(1), ...structsOf(client, part), numberOf(0)]))
    from = part.to
  }
  parts.push(Buffer.concat([numberOf(0), deletionsIn(doc)]))
  return parts
}

function structsOf(client: number, { encoder, from, structs }: Written): Uint8Array[] {
  const head = encoded((start) => {
    start.writeLen(structs)
    start.writeClient(client)
    start.writeLen(from)
  })
  return [head, encoder.toUint8Array()]
}

function numberOf(number: number): Uint8Array {
  return encoded((encoder) => encoder.writeLen(number))
}

function* writing(doc: Y.Doc, client: number, own: Written): Steps<void> {
  const structs = doc.store.clients.get(client)!
  while (own.to < Y.getState(doc.store, client)) {
    // Looked for anew each time: Yjs may have put structs together meanwhile.
    const first = Y.findIndexSS(structs, own.to)
    for (let index = first; index < structs.length && index < first + perStep; index++) {
      const struct = structs[index]!
      struct.write(own.encoder, own.to - struct.id.clock)
      own.to = struct.id.clock + struct.length
      own.structs++
    }
    yield
  }
}

/** In one go: of a hundred thousand structs it takes some ten milliseconds. */
function deletionsIn(doc: Y.Doc): Uint8Array {
  const { clients } = Y.createDeleteSetFromStructStore(doc.store)
  return encoded((encoder) => {
    encoder.writeLen(clients.size)
    for (const [client, ranges] of [...clients].sort(([a], [b]) => b - a)) {
      encoder.writeClient(client)
      encoder.writeLen(ranges.length)
      for (const { clock, len } of ranges) {
        encoder.writeDsClock(clock)
        encoder.writeDsLen(len)
      }
    }
  })
}

function encoded(write: (encoder: Y.UpdateEncoderV1) => void): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  write(encoder)
  return encoder.toUint8Array()
}
