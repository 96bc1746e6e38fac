import * as Y from 'yjs'
import { malformed } from '../line/byte-reader.ts'
import type { Steps } from './slices.ts'
import type { DecodedUpdate, Struct } from './update.ts'

/** A new struct, and which key of which root it is a value of. */
export interface Place {
  struct: Struct
  root: string
  key: string
}

const perStep = 64

/**
 * New structs with root and key, in an order in which they can be applied. A struct that replaces
 * another stands where that one does, be it in the document or in this update.
 *
 * @throws {DomainError} `invalid-input` for a root the document does not have
 */
export function* placing(
  doc: Y.Doc,
  update: DecodedUpdate,
  roots: readonly string[] | null,
): Steps<{ places: Place[]; hasGap: boolean }> {
  const places: Place[] = []
  const found = new Map<Struct, Place>()
  const state = new Map<number, number>()
  const stateOf = (client: number) => state.get(client) ?? Y.getState(doc.store, client)
  const next = new Map<number, number>()
  /** Clients whose next struct replaces one of the key's that is not placed yet, with its clock. */
  const waiting = new Map<number, { client: number; clock: number }[]>()
  const ready = [...update.structs.keys()]
  let hasGap = false
  let looked = 0

  for (let client = ready.pop(); client !== undefined; client = ready.pop()) {
    const own = update.structs.get(client) ?? []
    let index = next.get(client) ?? 0
    if (++looked % perStep === 0) yield
    for (; index < own.length; index++) {
      if (++looked % perStep === 0) yield
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
    if (++looked % perStep === 0) yield
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
