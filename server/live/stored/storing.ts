import type { Kysely } from 'kysely'
import * as Y from 'yjs'
import {
  type DocumentClient,
  type DocumentKey,
  isWhole,
  readDocument,
  readDocumentClients,
  readUpdatesAfter,
  type StoredDocument,
} from '#db/documents.ts'
import type { Database } from '#db/schema.ts'
import { dropUpdatesUpTo, readSnapshot, replaceSnapshot } from '#db/snapshots.ts'
import type { OnRead } from '../line/early-answer.ts'
import type { Slices } from '../updates/slices.ts'
import { partsOfState, replaying } from './replaying.ts'
import { staleEpoch } from './stale-epoch.ts'
import { rebuild, type StoredState, unzip } from './stored-state.ts'

/** A document as it was read from snapshot and log. */
export interface Loaded {
  doc: Y.Doc
  /** Of snapshot and log. */
  bytes: number
  epoch: number
  sequence: number
  /** Number of the newest update in the stored snapshot. */
  foldedSequence: number
  clients: readonly DocumentClient[]
}

/** From so many bytes on they go out before the document is built: below, nobody would notice the difference. */
const earlyBytes = 256 * 1024

/**
 * @param slices where it is built
 * @param onRead told of a large document that is nothing but a snapshot, before it is built
 * @throws {Error} where the stored document cannot be read whole: then there is no room, not an empty one
 */
export async function loadDocument(
  db: Kysely<Database>,
  key: DocumentKey,
  slices: Slices,
  onRead: OnRead,
): Promise<Loaded> {
  // Ids first: one bound meanwhile belongs to an update that is read after it.
  const clients = await readDocumentClients(db, key)
  const stored = await readDocument(db, key)
  if (stored === undefined) {
    return { doc: new Y.Doc(), bytes: 0, epoch: 1, sequence: 0, foldedSequence: 0, clients }
  }
  requireWhole(stored, key)
  const { epoch, sequence, snapshotSequence: foldedSequence } = stored
  const state = stored.snapshot === null ? null : await unzip(stored.snapshot)
  const isAlone = state !== null && state.length >= earlyBytes && stored.updates.length === 0
  const parts = isAlone ? await slices.run(0, partsOfState(state)) : null
  if (parts !== null) await onRead({ parts, epoch, sequence })
  const building =
    parts === null
      ? replaying(state, stored.updates)
      : replaying(
          null,
          parts.map((update) => ({ update })),
        )
  const doc = await slices.run(0, building)
  const bytes = stored.updates.reduce((all, { update }) => all + update.length, state?.length ?? 0)
  return { doc, bytes, epoch, sequence, foldedSequence, clients }
}

/** A document as it is stored, for a reader at one moment: a small one, which is built at once. */
export async function readStoredDocument(db: Kysely<Database>, key: DocumentKey): Promise<Y.Doc> {
  const stored = await readDocument(db, key)
  if (stored === undefined) return new Y.Doc()
  requireWhole(stored, key)
  return await rebuild(stored)
}

/**
 * What is stored after an update; where the log no longer reaches back so far, the snapshot leads.
 *
 * @throws {DomainError} `stale-epoch` where the document was rebuilt: its new history is another one
 */
export async function storedAfter(
  db: Kysely<Database>,
  key: DocumentKey,
  epoch: number,
  sequence: number,
): Promise<{ sequence: number; update: Uint8Array }[]> {
  const updates = await readUpdatesAfter(db, key, epoch, sequence)
  if (updates[0]?.sequence === sequence + 1) return updates
  const stored = await readDocument(db, key)
  if (stored === undefined) return []
  if (stored.epoch !== epoch) throw staleEpoch()
  if (stored.sequence <= sequence) return []
  if (stored.snapshot === null || stored.snapshotSequence <= sequence) return stored.updates
  const update = await unzip(stored.snapshot)
  return [{ sequence: stored.snapshotSequence, update }, ...stored.updates]
}

/** A document with a hole would open as if nothing had been there, and be folded and coded over. */
function requireWhole(stored: StoredDocument, { name }: DocumentKey): void {
  if (!isWhole(stored)) throw new Error(`the log of ${name} has a hole`)
}

/**
 * Folds a log into a compressed snapshot. The log goes only once the snapshot has proved to hold the
 * same document, and was read back from the database as it was proved. What is not is taken out again.
 *
 * No step holds a row that commits wait for longer than its own statement takes. Where it ends in the middle
 * some of the log is there twice, in the snapshot and by itself, which nobody reads.
 *
 * @param fold makes the snapshot, and proves it
 * @returns the number of the newest update in the snapshot
 */
export async function compact(
  db: Kysely<Database>,
  key: DocumentKey,
  stored: StoredDocument,
  fold: (state: StoredState) => Promise<Uint8Array>,
): Promise<number> {
  requireWhole(stored, key)
  if (stored.updates.length === 0) return stored.snapshotSequence
  const snapshot = await fold(stored)
  const folded = { epoch: stored.epoch, snapshotSequence: stored.sequence }
  if (!(await replaceSnapshot(db, key, stored, { ...folded, snapshot }))) {
    return stored.snapshotSequence
  }
  const written = await readSnapshot(db, key, folded)
  // Folded once more by somebody else meanwhile: the log is theirs to drop.
  if (written === undefined) return stored.sequence
  if (Buffer.compare(written, snapshot) !== 0) {
    await replaceSnapshot(db, key, folded, stored)
    throw new Error(`the snapshot of ${key.name} was not stored as it was made`)
  }
  await dropUpdatesUpTo(db, key, stored.sequence)
  return stored.sequence
}
