import * as Y from 'yjs'
import { malformed } from './byte-reader.ts'
import type { DecodedUpdate, DeletedRange, Struct } from './update.ts'

/** A value that an update would leave standing in a map of the document. */
interface NewEntry {
  root: string
  key: string
  value: unknown
}

/** What an update would do to a document, known before it is let near. */
export interface Effect {
  /** Nothing new: every struct is known and every deletion done. Such an update is no write. */
  isNothing: boolean
  /** It builds on something the document does not have. Yjs would keep it aside and say nothing. */
  hasGap: boolean
  /** Client ids with new structs. */
  clients: readonly number[]
  /** Values set and not deleted again by the same update, to be checked one by one. */
  entries: readonly NewEntry[]
  /** Keys of each root whose value may change. */
  touched: ReadonlyMap<string, ReadonlySet<string>>
}

/**
 * Rivals for one key cost Yjs a look at all the others, so that a hostile update could stand still for
 * hours. What replaces the one before it costs nothing, however often an entry was changed offline.
 */
const mostLooks = 4_000_000

/**
 * @param roots names of the maps the document has; `null` where nothing is written anyway
 * @throws {DomainError} `invalid-input` for a root the document does not have, for a key with two
 *   values at once, and for too many rivals
 */
export function effectOf(
  doc: Y.Doc,
  update: DecodedUpdate,
  roots: readonly string[] | null,
): Effect {
  const touched = new Map<string, Set<string>>()
  const entries: NewEntry[] = []
  const clients: number[] = []
  const structs = placed(doc, update, roots)
  const isDeleted = lookUp(update.deletes)
  const rivals = new Map<string, Rivals>()
  for (const { struct, root, key } of structs.places) {
    if (clients.at(-1) !== struct.client) clients.push(struct.client)
    countRival(rivals, `${root}\n${key}`, struct)
    touch(touched, root, key)
    const standing = struct.values.filter(
      (_, index) => !isDeleted(struct.client, struct.clock + index),
    )
    if (standing.length === 0) continue
    // Values that replaced one another travel as one struct, but only once all are deleted.
    if (struct.length > 1) throw malformed()
    entries.push({ root, key, value: standing[0] })
  }
  const deletes = deletesOf(doc, update, touched)
  return {
    isNothing:
      structs.places.length === 0 && !deletes.changes && !structs.hasGap && !deletes.hasGap,
    hasGap: structs.hasGap || deletes.hasGap,
    clients: [...new Set(clients)],
    entries,
    touched,
  }
}

interface Rivals {
  structs: number
  /** Those that do not replace the one before them. */
  strays: number
  last: Struct
}

function countRival(rivals: Map<string, Rivals>, key: string, struct: Struct): void {
  const known = rivals.get(key)
  if (known === undefined) {
    rivals.set(key, { structs: 1, strays: 1, last: struct })
    return
  }
  const { last } = known
  const isNext =
    struct.origin?.client === last.client && struct.origin.clock === last.clock + last.length - 1
  known.structs++
  if (!isNext) known.strays++
  known.last = struct
  if (known.strays * known.structs > mostLooks) throw malformed()
}

interface Place {
  struct: Struct
  root: string
  key: string
}

/**
 * New structs with root and key, in an order in which they can be applied. A struct that replaces
 * another stands where that one does, be it in the document or in this update.
 */
function placed(
  doc: Y.Doc,
  update: DecodedUpdate,
  roots: readonly string[] | null,
): { places: Place[]; hasGap: boolean } {
  const places: Place[] = []
  const found = new Map<Struct, Place>()
  const state = new Map<number, number>()
  const stateOf = (client: number) => state.get(client) ?? Y.getState(doc.store, client)
  const next = new Map<number, number>()
  /** Clients whose next struct replaces one of the key's that is not placed yet, with its clock. */
  const waiting = new Map<number, { client: number; clock: number }[]>()
  const ready = [...update.structs.keys()]
  let hasGap = false

  for (let client = ready.pop(); client !== undefined; client = ready.pop()) {
    const own = update.structs.get(client) ?? []
    let index = next.get(client) ?? 0
    for (; index < own.length; index++) {
      const struct = own[index]!
      const known = stateOf(client)
      if (struct.clock + struct.length <= known) continue
      if (struct.clock > known || struct.kind === 'skip') {
        hasGap = true
        break
      }
      const { origin } = struct
      if (origin !== null && origin.clock >= stateOf(origin.client)) {
        const others = waiting.get(origin.client)
        if (others === undefined) waiting.set(origin.client, [{ client, clock: origin.clock }])
        else others.push({ client, clock: origin.clock })
        break
      }
      const place = placeOf(doc, update, found, struct)
      if (roots?.includes(place.root) === false || place.key === '__proto__') throw malformed()
      found.set(struct, place)
      places.push(place)
      state.set(client, struct.clock + struct.length)
    }
    next.set(client, index)
    // Only those are woken that can go on: two that wait for one another would wake for ever.
    const others = waiting.get(client) ?? []
    const still = others.filter(({ clock }) => clock >= stateOf(client))
    if (still.length === others.length) continue
    waiting.set(client, still)
    for (const other of others) if (other.clock < stateOf(client)) ready.push(other.client)
  }
  for (const [client, own] of update.structs) {
    if ((next.get(client) ?? 0) < own.length) hasGap = true
  }
  return { places, hasGap }
}

function placeOf(
  doc: Y.Doc,
  update: DecodedUpdate,
  found: ReadonlyMap<Struct, Place>,
  struct: Struct,
): Place {
  if (struct.origin === null) return { struct, root: struct.root!, key: struct.key! }
  const { client, clock } = struct.origin
  const before = structAt(update.structs.get(client) ?? [], clock)
  const place = before && found.get(before)
  if (place !== undefined) return { ...place, struct }
  const item = Y.getItem(doc.store, Y.createID(client, clock))
  if (!(item instanceof Y.Item) || item.parentSub === null || item.parent === null) {
    throw malformed()
  }
  return {
    struct,
    root: Y.findRootTypeKey(item.parent as Y.AbstractType<unknown>),
    key: item.parentSub,
  }
}

function structAt(structs: readonly Struct[], clock: number): Struct | undefined {
  let low = 0
  let high = structs.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const struct = structs[middle]!
    if (clock < struct.clock) high = middle - 1
    else if (clock >= struct.clock + struct.length) low = middle + 1
    else return struct
  }
  return undefined
}

/**
 * A step 2 carries every deletion its client ever heard of, so one is judged by what it still does:
 * whether its target stands in the document.
 */
function deletesOf(
  doc: Y.Doc,
  update: DecodedUpdate,
  touched: Map<string, Set<string>>,
): { changes: boolean; hasGap: boolean } {
  let changes = false
  let hasGap = false
  for (const range of update.deletes) {
    const end = range.clock + range.length
    const known = Y.getState(doc.store, range.client)
    const brought = update.structs.get(range.client)?.at(-1)
    const state = Math.max(known, brought === undefined ? 0 : brought.clock + brought.length)
    if (end > state) hasGap = true
    if (range.clock >= known) continue
    const structs = doc.store.clients.get(range.client) ?? []
    for (let index = Y.findIndexSS(structs, range.clock); index < structs.length; index++) {
      const struct = structs[index]!
      if (struct.id.clock >= end) break
      if (struct.deleted || !(struct instanceof Y.Item)) continue
      changes = true
      touch(
        touched,
        Y.findRootTypeKey(struct.parent as Y.AbstractType<unknown>),
        struct.parentSub ?? '',
      )
    }
  }
  return { changes, hasGap }
}

/** @returns whether a clock of a client is deleted by one of the ranges */
function lookUp(ranges: readonly DeletedRange[]): (client: number, clock: number) => boolean {
  const byClient = new Map<number, DeletedRange[]>()
  for (const range of ranges) {
    const own = byClient.get(range.client)
    if (own === undefined) byClient.set(range.client, [range])
    else own.push(range)
  }
  for (const own of byClient.values()) own.sort((a, b) => a.clock - b.clock)
  return (client, clock) => {
    const own = byClient.get(client)
    if (own === undefined) return false
    let low = 0
    let high = own.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (own[middle]!.clock <= clock) low = middle + 1
      else high = middle
    }
    const range = own[low - 1]
    return range !== undefined && clock < range.clock + range.length
  }
}

function touch(touched: Map<string, Set<string>>, root: string, key: string): void {
  const keys = touched.get(root)
  if (keys === undefined) touched.set(root, new Set([key]))
  else keys.add(key)
}
