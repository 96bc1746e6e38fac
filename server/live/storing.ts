import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Kysely } from 'kysely'
import * as Y from 'yjs'
import {
  type DocumentKey,
  dropUpdatesUpTo,
  readDocument,
  readDocumentClients,
  readUpdatesAfter,
  type StoredDocument,
  writeSnapshot,
} from '#db/documents.ts'
import type { Database } from '#db/schema.ts'
import type { Loaded } from './durable-room.ts'

const zip = promisify(gzip)
const unzip = promisify(gunzip)

/** @throws {Error} where the stored document cannot be read whole: then there is no room, not an empty one */
export async function loadDocument(db: Kysely<Database>, key: DocumentKey): Promise<Loaded> {
  // Ids first: one bound meanwhile belongs to an update that is read after it.
  const clients = await readDocumentClients(db, key)
  const stored = await readDocument(db, key)
  if (stored === undefined) return { doc: new Y.Doc(), epoch: 1, sequence: 0, clients }
  const doc = await rebuild(stored)
  return { doc, epoch: stored.epoch, sequence: stored.sequence, clients }
}

/** The document that snapshot and log make together. */
export async function rebuild(stored: StoredDocument): Promise<Y.Doc> {
  const snapshot = stored.snapshot === null ? null : await unzip(stored.snapshot)
  const doc = new Y.Doc()
  // In one transaction: singly it takes two and a half times as long.
  doc.transact(() => {
    if (snapshot !== null) Y.applyUpdate(doc, snapshot)
    for (const { update } of stored.updates) Y.applyUpdate(doc, update)
  })
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) {
    throw new Error('a stored document lacks a part of its history')
  }
  return doc
}

/** What is stored after an update; where the log no longer reaches back so far, the snapshot leads. */
export async function storedAfter(
  db: Kysely<Database>,
  key: DocumentKey,
  sequence: number,
): Promise<{ sequence: number; update: Uint8Array }[]> {
  const updates = await readUpdatesAfter(db, key, sequence)
  if (updates[0]?.sequence === sequence + 1) return updates
  const stored = await readDocument(db, key)
  if (stored === undefined || stored.sequence <= sequence) return []
  if (stored.snapshot === null || stored.snapshotSequence <= sequence) return stored.updates
  const update = await unzip(stored.snapshot)
  return [{ sequence: stored.snapshotSequence, update }, ...stored.updates]
}

/**
 * Folds the log into a compressed snapshot. The log goes only once the snapshot, read back from the
 * database, has proved to hold the same document.
 *
 * @returns the number of the newest update in the snapshot
 */
export async function compact(db: Kysely<Database>, key: DocumentKey): Promise<number> {
  const stored = await readDocument(db, key)
  if (stored === undefined || stored.updates.length === 0) return stored?.snapshotSequence ?? 0
  const doc = await rebuild(stored)
  const state = Y.encodeStateAsUpdate(doc)
  const zipped = await zip(state, { level: 1 })
  await db.transaction().execute(async (trx) => {
    const written = await writeSnapshot(trx, key, zipped, stored.sequence)
    const copy = await rebuild({ ...stored, snapshot: written, updates: [] })
    if (!isSame(doc, copy)) throw new Error(`the snapshot of ${key.name} differs from its document`)
    await dropUpdatesUpTo(trx, key, stored.sequence)
  })
  return stored.sequence
}

/** Whether two documents of flat maps have one history and one content. */
function isSame(a: Y.Doc, b: Y.Doc): boolean {
  if (!isEqual(Y.encodeStateVector(a), Y.encodeStateVector(b))) return false
  for (const root of new Set([...a.share.keys(), ...b.share.keys()])) {
    const [left, right] = [a.getMap(root), b.getMap(root)]
    if (left.size !== right.size) return false
    for (const [key, value] of left.entries()) {
      if (JSON.stringify(right.get(key)) !== JSON.stringify(value)) return false
    }
  }
  return true
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}
