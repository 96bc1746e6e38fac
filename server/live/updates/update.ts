import { limits } from '#model/limits.ts'
import { ByteReader, malformed } from '../line/byte-reader.ts'
import { atOnce, type Steps } from './slices.ts'

export interface StructId {
  client: number
  clock: number
}

/**
 * One struct of an update, as far as a document of flat maps has them: a value (or several, each of
 * which the next replaced) under a key, or a place whose value is gone.
 */
export interface Struct extends StructId {
  /** Clocks it takes. */
  length: number
  kind: 'values' | 'deleted' | 'skip'
  values: readonly unknown[]
  /** What it replaces; its root and key are those of that struct. */
  origin: StructId | null
  /** Where nothing is replaced. */
  root: string | null
  key: string | null
  /** Where its bytes stand in the update. */
  from: number
  to: number
}

export interface DeletedRange extends StructId {
  length: number
}

export interface DecodedUpdate {
  /** Structs of each client without holes, in the order of their clocks. */
  structs: ReadonlyMap<number, readonly Struct[]>
  deletes: readonly DeletedRange[]
  /** Where the deletes begin in the update. */
  deletesFrom: number
}

/** Structs, values or ranges that are read before others may have their turn. */
const perStep = 16
const longest = 2 ** 31
const hasOrigin = 0x80
const hasRightOrigin = 0x40
const hasKey = 0x20

/**
 * Reads a Yjs update (version 1) without touching a document, and refuses all that a document of flat
 * maps never holds: nested types, texts, arrays, binary values, structs whose content is gone whole.
 *
 * @throws {DomainError} `invalid-input`
 */
export function decodeUpdate(bytes: Uint8Array): DecodedUpdate {
  return atOnce(decoding(bytes))
}

/**
 * The same, step by step.
 *
 * @param mostParts how many structs, values, their parts and deleted ranges it may have, all together
 */
export function* decoding(
  bytes: Uint8Array,
  mostParts: number = limits.updateParts,
): Steps<DecodedUpdate> {
  const reader = new ByteReader(bytes, mostParts)
  const structs = new Map<number, Struct[]>()
  let read = 0
  for (let clients = reader.count(3); clients > 0; clients--) {
    const number = reader.count(2)
    const client = reader.varUint()
    if (structs.has(client)) throw malformed()
    let clock = reader.varUint()
    const own: Struct[] = []
    for (let index = 0; index < number; index++) {
      const struct = yield* structSteps(reader, client, clock)
      clock += struct.length
      if (clock > Number.MAX_SAFE_INTEGER) throw malformed()
      own.push(struct)
      if (++read % perStep === 0) yield
    }
    structs.set(client, own)
    if (++read % perStep === 0) yield
  }
  const deletesFrom = reader.at
  const deletes = yield* deletesSteps(reader)
  if (!reader.isAtEnd) throw malformed()
  return { structs, deletes, deletesFrom }
}

function* structSteps(reader: ByteReader, client: number, clock: number): Steps<Struct> {
  const from = reader.at
  const info = reader.byte()
  const place = { client, clock, values: [], origin: null, root: null, key: null, from, to: 0 }
  const kind = info & 31
  reader.countPart()
  if (kind === 10) {
    const length = lengthOf(reader)
    return { ...place, kind: 'skip', length, to: reader.at }
  }
  if ((kind !== 1 && kind !== 8) || (info & hasRightOrigin) !== 0) throw malformed()
  let origin: StructId | null = null
  let root: string | null = null
  let key: string | null = null
  if ((info & hasOrigin) !== 0) {
    origin = { client: reader.varUint(), clock: reader.varUint() }
  } else {
    // 1: the parent is a root, named here. Anything else would be a type inside a type.
    if (reader.varUint() !== 1 || (info & hasKey) === 0) throw malformed()
    root = reader.varString()
    key = reader.varString()
  }
  if (kind === 1) {
    const length = lengthOf(reader)
    return { ...place, kind: 'deleted', length, origin, root, key, to: reader.at }
  }
  const length = reader.count(1)
  if (length === 0) throw malformed()
  const values: unknown[] = []
  for (let left = length; left > 0; left--) {
    values.push(reader.plainValue())
    if (values.length % perStep === 0) yield
  }
  return { ...place, kind: 'values', length, values, origin, root, key, to: reader.at }
}

/**
 * Yjs writes the ranges of a client once, in order and apart. Over others, that lie on one another, it
 * would go through the same structs again and again: some hundred kilobytes hold a server up for minutes.
 */
function* deletesSteps(reader: ByteReader): Steps<DeletedRange[]> {
  const deletes: DeletedRange[] = []
  const known = new Set<number>()
  for (let clients = reader.count(2); clients > 0; clients--) {
    const client = reader.varUint()
    if (known.has(client)) throw malformed()
    known.add(client)
    if (known.size % perStep === 0) yield
    let free = 0
    for (let ranges = reader.count(2); ranges > 0; ranges--) {
      reader.countPart()
      const range = { client, clock: reader.varUint(), length: lengthOf(reader) }
      if (range.clock < free) throw malformed()
      free = range.clock + range.length
      deletes.push(range)
      if (deletes.length % perStep === 0) yield
    }
  }
  return deletes
}

function lengthOf(reader: ByteReader): number {
  const length = reader.varUint()
  if (length === 0 || length > longest) throw malformed()
  return length
}
