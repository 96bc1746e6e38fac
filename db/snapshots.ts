import type { Kysely, Transaction } from 'kysely'
import type { DocumentKey, StoredDocument } from './documents.ts'
import type { Database } from './schema.ts'

/** A state, and the number of the newest update in it; `null` with 0: the log alone is the document. */
export interface Snapshot {
  snapshot: Uint8Array | null
  snapshotSequence: number
}

/**
 * Puts a snapshot in the place of another, in one statement: commits wait for the row that it is in.
 *
 * @param from what stands there
 * @returns `false` where another snapshot was put there meanwhile, or the document was rebuilt: then this
 *   one would undo that, and nothing is written
 */
export async function replaceSnapshot(
  db: Kysely<Database>,
  { projectId, name }: DocumentKey,
  from: Pick<StoredDocument, 'epoch' | 'snapshotSequence'>,
  { snapshot, snapshotSequence }: Snapshot,
): Promise<boolean> {
  const bytes = snapshot === null ? null : Buffer.from(snapshot)
  const { numUpdatedRows } = await db
    .updateTable('documents')
    .set({ snapshot: bytes, snapshot_sequence: snapshotSequence })
    .where('project_id', '=', projectId)
    .where('name', '=', name)
    .where('epoch', '=', from.epoch)
    .where('snapshot_sequence', '=', String(from.snapshotSequence))
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** The snapshot as it stands there; `undefined` where it is another one by now. */
export async function readSnapshot(
  db: Kysely<Database>,
  { projectId, name }: DocumentKey,
  { epoch, snapshotSequence }: Pick<StoredDocument, 'epoch' | 'snapshotSequence'>,
): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom('documents')
    .select('snapshot')
    .where('project_id', '=', projectId)
    .where('name', '=', name)
    .where('epoch', '=', epoch)
    .where('snapshot_sequence', '=', String(snapshotSequence))
    .executeTakeFirst()
  return row?.snapshot ?? undefined
}

/**
 * Puts a snapshot with a new history, of one client, in the place of a document, and counts its epoch up.
 *
 * @param from what the snapshot was made from
 * @returns the bytes as they now stand there; `undefined` where the document grew meanwhile
 */
export async function renewDocument(
  trx: Transaction<Database>,
  key: DocumentKey,
  from: Pick<StoredDocument, 'epoch' | 'sequence'>,
  snapshot: Uint8Array,
  clientId: number,
): Promise<Uint8Array | undefined> {
  const { projectId, name } = key
  const epoch = from.epoch + 1
  const row = await trx
    .updateTable('documents')
    .set({ epoch, snapshot: Buffer.from(snapshot), snapshot_sequence: from.sequence })
    .where('project_id', '=', projectId)
    .where('name', '=', name)
    .where('epoch', '=', from.epoch)
    .where('sequence', '=', String(from.sequence))
    .returning('snapshot')
    .executeTakeFirst()
  if (row === undefined) return undefined
  await dropUpdatesUpTo(trx, key, from.sequence)
  // Nobody's: nobody writes under it.
  await trx
    .insertInto('document_clients')
    .values({ project_id: projectId, name, client_id: clientId, person_id: null, epoch })
    .execute()
  return row.snapshot!
}

/** Drops the log up to an update, once a snapshot holds it. */
export async function dropUpdatesUpTo(
  db: Kysely<Database>,
  { projectId, name }: DocumentKey,
  sequence: number,
): Promise<void> {
  await db
    .deleteFrom('document_updates')
    .where('project_id', '=', projectId)
    .where('name', '=', name)
    .where('sequence', '<=', String(sequence))
    .execute()
}
