import type * as Y from 'yjs'
import { malformed } from '../line/byte-reader.ts'
import type { Struct, StructId } from './update.ts'

/**
 * Rivals for one key cost Yjs a look at all the others, those in the document included, so that a hostile
 * update could stand still for hours. What replaces the newest costs nothing, however often an entry was
 * changed offline.
 */
const mostLooks = 4_000_000

interface Rivals {
  /** Those of the key, in the document and in the update. */
  structs: number
  /** Those of the update that do not replace the one before them. */
  strays: number
  last: StructId | null
}

/** Counts the looks that an update would cost, over all its keys. */
export class Rivalry {
  private readonly keys = new Map<string, Rivals>()
  private looks = 0

  constructor(private readonly doc: Y.Doc) {}

  /** @throws {DomainError} `invalid-input` where they are too many */
  count(root: string, key: string, { client, clock, length, origin }: Struct): void {
    const name = `${root}\n${key}`
    const rivals = this.keys.get(name) ?? this.inDocument(root, key)
    this.keys.set(name, rivals)
    const { last } = rivals
    const isNext = origin?.client === last?.client && origin?.clock === last?.clock
    const before = rivals.strays * rivals.structs
    rivals.structs++
    if (!isNext) rivals.strays++
    rivals.last = { client, clock: clock + length - 1 }
    this.looks += rivals.strays * rivals.structs - before
    if (this.looks > mostLooks) throw malformed()
  }

  private inDocument(root: string, key: string): Rivals {
    const newest = this.doc.share.get(root)?._map.get(key) ?? null
    let structs = 0
    for (let item: Y.Item | null = newest; item !== null; item = item.left) structs++
    return { structs, strays: 0, last: newest?.lastId ?? null }
  }
}
