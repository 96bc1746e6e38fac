import type { Transaction } from 'kysely'
import type { DocumentKey, StoredDocument } from './documents.ts'
import type { Database } from './schema.ts'

/**
 * Puts a snapshot in the place of the one it was made from.
 *
 * @param from what the snapshot was made from
 * @returns the bytes as they now stand there; `undefined` where another snapshot was put there meanwhile,
 *   or the document was rebuilt: then this one would undo that, and nothing is written
 */
export async function writeSnapshot(
  trx: Transaction<Database>,
  { projectId, name }: DocumentKey,
  from: Pick<StoredDocument, 'epoch' | 'sequence' | 'snapshotSequence'>,
  snapshot: Uint8Array,
): Promise<Uint8Array | undefined> {
  const row = await trx
    .updateTable('documents')
    .set({ snapshot: Buffer.from(snapshot), snapshot_sequence: from.sequence })
    .where('project_id', '=', projectId)
    .where('name', '=', name)
    .where('epoch', '=', from.epoch)
    .where('snapshot_sequence', '=', String(from.snapshotSequence))
    .returning('snapshot')
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
  trx: Transaction<Database>,
  { projectId, name }: DocumentKey,
  sequence: number,
): Promise<void> {
  await trx
    .deleteFrom('document_updates')
    .where('project_id', '=', projectId)
    .where('name', '=', name)
    .where('sequence', '<=', String(sequence))
    .execute()
}
