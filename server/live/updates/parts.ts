import { varUint } from '../line/messages.ts'
import { addRange, type Effect, type Removal, touch } from './effect.ts'
import type { Place } from './placing.ts'
import type { DeletedRange, Struct } from './update.ts'

/** So many structs are applied in some ten milliseconds, rows and the feed included. */
const most = { structs: 250, bytes: 128 * 1024 }

/** What of an update is applied at once. */
export interface Part {
  update: Uint8Array
  clients: readonly number[]
  touched: ReadonlyMap<string, ReadonlySet<string>>
}

/**
 * Cuts a judged update into updates that say the same one after the other. Each brings structs with
 * those deletions that fall on them, so that no value stands in between that was to be gone. What is
 * deleted in the document goes last.
 */
export function* partsOf(bytes: Uint8Array, effect: Effect): Generator<Part> {
  yield* structsOf(bytes, effect.places, effect.gone)
  const { removals } = effect
  for (let from = 0; from < removals.length; from += most.structs) {
    yield removalOf(removals.slice(from, from + most.structs))
  }
}

/**
 * The first of the two alone.
 *
 * @param places each after those that it builds on
 * @param gone structs whose values are deleted again
 */
export function* structsOf(
  bytes: Uint8Array,
  places: readonly Place[],
  gone: ReadonlySet<Struct>,
): Generator<Part> {
  for (let from = 0, to = 0; from < places.length; from = to) {
    for (let size = 0; to < places.length && to - from < most.structs && size < most.bytes; to++) {
      const { struct } = places[to]!
      size += struct.to - struct.from
    }
    yield partOf(bytes, places.slice(from, to), gone)
  }
}

function partOf(bytes: Uint8Array, places: readonly Place[], gone: ReadonlySet<Struct>): Part {
  const touched = new Map<string, Set<string>>()
  const byClient = new Map<number, Place[]>()
  const deletes: DeletedRange[] = []
  for (const place of places) {
    const { struct, root, key } = place
    touch(touched, root, key)
    const own = byClient.get(struct.client)
    if (own === undefined) byClient.set(struct.client, [place])
    else own.push(place)
  }
  const pieces: Uint8Array[] = [Uint8Array.from(varUint(byClient.size))]
  for (const [client, own] of byClient) {
    const { clock } = own[0]!.struct
    pieces.push(Uint8Array.from([own.length, client, clock].flatMap(varUint)))
    for (const { struct } of own) {
      pieces.push(bytes.subarray(struct.from, struct.to))
      if (gone.has(struct)) addRange(deletes, struct)
    }
  }
  const update = Buffer.concat([...pieces, ...deletions(deletes)])
  return { update, clients: [...byClient.keys()], touched }
}

/** Keys of structs may be among these as well; they stand as they did, and nothing follows from them. */
function removalOf(removals: readonly Removal[]): Part {
  const touched = new Map<string, Set<string>>()
  const ranges: DeletedRange[] = []
  for (const removal of removals) {
    touch(touched, removal.root, removal.key)
    addRange(ranges, removal)
  }
  return { update: Buffer.concat([Uint8Array.of(0), ...deletions(ranges)]), clients: [], touched }
}

/** Ranges as Yjs writes them, those of one client together. They stand together and in order already. */
function deletions(ranges: readonly DeletedRange[]): Uint8Array[] {
  const byClient = new Map<number, DeletedRange[]>()
  for (const range of ranges) {
    const own = byClient.get(range.client)
    if (own === undefined) byClient.set(range.client, [range])
    else own.push(range)
  }
  const pieces: Uint8Array[] = [Uint8Array.from(varUint(byClient.size))]
  for (const [client, own] of byClient) {
    pieces.push(Uint8Array.from([client, own.length].flatMap(varUint)))
    for (const { clock, length } of own) {
      pieces.push(Uint8Array.from([clock, length].flatMap(varUint)))
    }
  }
  return pieces
}
