import * as Y from 'yjs'
import { malformed } from './byte-reader.ts'
import { placed } from './placing.ts'
import { Rivalry } from './rivalry.ts'
import type { DecodedUpdate, DeletedRange } from './update.ts'

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
  const rivals = new Rivalry(doc)
  for (const { struct, root, key } of structs.places) {
    if (clients.at(-1) !== struct.client) clients.push(struct.client)
    rivals.count(root, key, struct)
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
