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
  return updateOf(written, deletionsIn(doc))
}

/**
 * The same in parts, each an update that builds on what came before it alone, so that nothing of it has to wait. What was
 * deleted stands in the last one.
 */
export function* encodingParts(
  doc: Y.Doc,
  known: ReadonlyMap<number, number>,
): Steps<Uint8Array[]> {
  const { clients } = doc.store
  const reached = new Map(known)
  const stateOf = (client: number) => reached.get(client) ?? 0
  const parts: Uint8Array[] = []
  let part = new Map<number, Written>()
  let structs = 0
  /** The last is written until it got there: the one before it builds on that. */
  const behind: { client: number; until: number }[] = []
  for (;;) {
    const last = behind.at(-1)
    if (last === undefined) {
      for (const client of clients.keys()) {
        const until = Y.getState(doc.store, client)
        if (stateOf(client) < until) behind.push({ client, until })
      }
      if (behind.length === 0) break
      continue
    }
    const { client, until } = last
    const from = stateOf(client)
    if (from >= until) {
      behind.pop()
      continue
    }
    const own = clients.get(client)!
    const struct = own[Y.findIndexSS(own, from)]!
    const before = struct instanceof Y.Item ? struct.origin : null
    if (before !== null && before.clock >= stateOf(before.client)) {
      behind.push({ client: before.client, until: before.clock + 1 })
      continue
    }
    const written = part.get(client) ?? {
      encoder: new Y.UpdateEncoderV1(),
      from,
      to: from,
      structs: 0,
    }
    part.set(client, written)
    write(struct, written)
    reached.set(client, written.to)
    if (++structs % perPart === 0) {
      parts.push(updateOf(part, numberOf(0)))
      part = new Map()
    }
    if (structs % perStep === 0) yield
  }
  parts.push(updateOf(part, deletionsIn(doc)))
  return parts
}

/** Higher ids first: it makes Yjs' work easier where two wrote at once. */
function updateOf(written: ReadonlyMap<number, Written>, deletions: Uint8Array): Uint8Array {
  const own = [...written].sort(([a], [b]) => b - a)
  return Buffer.concat([
    numberOf(own.length),
    ...own.flatMap(([client, written]) => structsOf(client, written)),
    deletions,
  ])
}

function write(struct: Y.Item | Y.GC, own: Written): void {
  struct.write(own.encoder, own.to - struct.id.clock)
  own.to = struct.id.clock + struct.length
  own.structs++
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
      write(structs[index]!, own)
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
