import * as Y from 'yjs'
import { malformed } from '../line/byte-reader.ts'
import { type Place, placing } from './placing.ts'
import { Rivalry } from './rivalry.ts'
import { atOnce, type Steps } from './slices.ts'
import type { DecodedUpdate, DeletedRange, Struct } from './update.ts'

/** A value that an update would leave standing in a map of the document. */
interface NewEntry {
  root: string
  key: string
  value: unknown
}

/** What an update deletes that stands in the document, and which key of which root loses it. */
export interface Removal extends DeletedRange {
  root: string
  key: string
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
  /** New structs, each after those that it builds on. */
  places: readonly Place[]
  /** Structs of the update whose values are deleted again by it. */
  gone: ReadonlySet<Struct>
  /** What it deletes that stands in the document. */
  removals: readonly Removal[]
}

/** Structs or ranges that are looked at before others may have their turn. */
const perStep = 64

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
  return atOnce(judging(doc, update, roots))
}

/**
 * The same, step by step. What another process stored meanwhile may come into the document between two
 * steps: it makes known what was new and deletes what was to be deleted, and nothing judged gets worse.
 */
export function* judging(
  doc: Y.Doc,
  update: DecodedUpdate,
  roots: readonly string[] | null,
): Steps<Effect> {
  const touched = new Map<string, Set<string>>()
  const entries: NewEntry[] = []
  const clients = new Set<number>()
  const gone = new Set<Struct>()
  const { places, hasGap } = yield* placing(doc, update, roots)
  const isDeleted = yield* lookUp(update.deletes)
  const rivals = new Rivalry(doc)
  let looked = 0
  for (const { struct, root, key } of places) {
    if (++looked % perStep === 0) yield
    clients.add(struct.client)
    rivals.count(root, key, struct)
    touch(touched, root, key)
    let standing = 0
    for (let index = 0; index < struct.values.length; index++) {
      if (++looked % perStep === 0) yield
      if (!isDeleted(struct.client, struct.clock + index)) standing++
    }
    if (standing === 0) {
      gone.add(struct)
      continue
    }
    // Values that replaced one another travel as one struct, but only once all are deleted.
    if (struct.length > 1) throw malformed()
    entries.push({ root, key, value: struct.values[0] })
  }
  const deletes = yield* deleting(doc, update, touched)
  const { removals } = deletes
  return {
    isNothing: places.length === 0 && removals.length === 0 && !hasGap && !deletes.hasGap,
    hasGap: hasGap || deletes.hasGap,
    clients: [...clients],
    entries,
    touched,
    places,
    gone,
    removals,
  }
}

/**
 * A step 2 carries every deletion its client ever heard of, so one is judged by what it still does:
 * whether its target stands in the document.
 */
function* deleting(
  doc: Y.Doc,
  update: DecodedUpdate,
  touched: Map<string, Set<string>>,
): Steps<{ removals: Removal[]; hasGap: boolean }> {
  const removals: Removal[] = []
  let hasGap = false
  let looked = 0
  for (const { client, clock, length } of update.deletes) {
    if (++looked % perStep === 0) yield
    const end = clock + length
    const known = Y.getState(doc.store, client)
    const brought = update.structs.get(client)?.at(-1)
    const state = Math.max(known, brought === undefined ? 0 : brought.clock + brought.length)
    if (end > state) hasGap = true
    if (clock >= known) continue
    const structs = doc.store.clients.get(client) ?? []
    let index = Y.findIndexSS(structs, clock)
    while (index < structs.length) {
      const { id, length: clocks, deleted } = structs[index]!
      if (id.clock >= end) break
      const struct = structs[index]!
      index++
      if (!deleted && struct instanceof Y.Item) {
        const from = Math.max(clock, id.clock)
        const until = Math.min(end, id.clock + clocks)
        const root = Y.findRootTypeKey(struct.parent as Y.AbstractType<unknown>)
        const key = struct.parentSub ?? ''
        removals.push({ client, clock: from, length: until - from, root, key })
        touch(touched, root, key)
      }
      if (++looked % perStep > 0) continue
      yield
      // Yjs may have put structs together meanwhile.
      const next = id.clock + clocks
      if (next >= Math.min(end, known)) break
      index = Y.findIndexSS(structs, next)
    }
  }
  return { removals, hasGap }
}

/** Puts a range at the end of ranges, as one with the last where it follows on it. */
export function addRange(ranges: DeletedRange[], { client, clock, length }: DeletedRange): void {
  const last = ranges.at(-1)
  if (last?.client === client && last.clock + last.length === clock) last.length += length
  else ranges.push({ client, clock, length })
}

/** @returns whether a clock of a client is deleted by one of the ranges, which are in order for each */
function* lookUp(
  ranges: readonly DeletedRange[],
): Steps<(client: number, clock: number) => boolean> {
  const byClient = new Map<number, DeletedRange[]>()
  let looked = 0
  for (const range of ranges) {
    if (++looked % perStep === 0) yield
    const own = byClient.get(range.client)
    if (own === undefined) byClient.set(range.client, [range])
    else own.push(range)
  }
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

/** Puts a key among those of its root. */
export function touch(touched: Map<string, Set<string>>, root: string, key: string): void {
  const keys = touched.get(root)
  if (keys === undefined) touched.set(root, new Set([key]))
  else keys.add(key)
}
