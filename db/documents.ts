import { type Kysely, sql, type Transaction } from 'kysely'
import type { Database } from './schema.ts'

export interface DocumentKey {
  projectId: string
  name: string
}

/** Whose a Yjs client id is, and since which epoch. */
export interface DocumentClient {
  clientId: number
  personId: string
  epoch: number
}

/** A document as it is stored: a gzipped state, and the updates that came after it, in order. */
export interface StoredDocument {
  epoch: number
  /** Number of the newest update. */
  sequence: number
  snapshot: Uint8Array | null
  snapshotSequence: number
  updates: { sequence: number; update: Uint8Array }[]
}

/** What one room adds to its document in one commit. */
export interface DocumentAddition extends DocumentKey {
  updates: readonly { update: Uint8Array; personId: string }[]
  clients: readonly DocumentClient[]
}

/**
 * State and log in one statement, so that a snapshot taken meanwhile cannot fall between the two.
 *
 * @returns `undefined` where nothing was ever written
 */
export async function readDocument(
  db: Kysely<Database>,
  { projectId, name }: DocumentKey,
): Promise<StoredDocument | undefined> {
  const { rows } = await sql<{
    epoch: number | null
    sequence: string
    snapshot_sequence: string | null
    bytes: Uint8Array | null
  }>`
    select epoch, sequence, snapshot_sequence, snapshot as bytes from documents
    where project_id = ${projectId} and name = ${name}
    union all
    (select null, u.sequence, null, u.update from document_updates u
      join documents d using (project_id, name)
      where u.project_id = ${projectId} and u.name = ${name} and u.sequence > d.snapshot_sequence
      order by u.sequence)`.execute(db)
  const document = rows.find((row) => row.epoch !== null)
  if (document === undefined) return undefined
  return {
    epoch: document.epoch!,
    sequence: Number(document.sequence),
    snapshot: document.bytes,
    snapshotSequence: Number(document.snapshot_sequence),
    updates: rows
      .filter((row) => row.epoch === null)
      .map((row) => ({ sequence: Number(row.sequence), update: row.bytes! }))
      .sort((a, b) => a.sequence - b.sequence),
  }
}

/** Keeps everybody from adding to a document until the transaction ends. */
export async function lockDocument(
  trx: Transaction<Database>,
  { projectId, name }: DocumentKey,
): Promise<void> {
  await trx
    .selectFrom('documents')
    .select('name')
    .where('project_id', '=', projectId)
    .where('name', '=', name)
    .forShare()
    .execute()
}

/** Whether nothing of a document is missing, from its first update to the newest. */
export function isWhole({
  sequence,
  snapshot,
  snapshotSequence,
  updates,
}: StoredDocument): boolean {
  return (
    (snapshot !== null || snapshotSequence === 0) &&
    updates.length === sequence - snapshotSequence &&
    updates.every((update, index) => update.sequence === snapshotSequence + index + 1)
  )
}

/** How far documents have grown, of those that were ever written. */
export async function readHeads(
  db: Kysely<Database>,
  names: readonly string[],
): Promise<{ name: string; epoch: number; sequence: number }[]> {
  if (names.length === 0) return []
  const { rows } = await sql<{ name: string; epoch: number; sequence: string }>`
    select name, epoch, sequence from documents where name = any(${names}::text[])`.execute(db)
  return rows.map((row) => ({ ...row, sequence: Number(row.sequence) }))
}

/** Updates after `sequence`, in order; none where the document is of another epoch. */
export async function readUpdatesAfter(
  db: Kysely<Database>,
  { projectId, name }: DocumentKey,
  epoch: number,
  sequence: number,
): Promise<{ sequence: number; update: Uint8Array }[]> {
  const rows = await db
    .selectFrom('document_updates as u')
    .innerJoin('documents as d', (join) =>
      join.onRef('d.project_id', '=', 'u.project_id').onRef('d.name', '=', 'u.name'),
    )
    .select(['u.sequence', 'u.update'])
    .where('u.project_id', '=', projectId)
    .where('u.name', '=', name)
    .where('d.epoch', '=', epoch)
    .where('u.sequence', '>', String(sequence))
    .orderBy('u.sequence')
    .execute()
  return rows.map((row) => ({ sequence: Number(row.sequence), update: row.update }))
}

/** Whose the Yjs client ids of a document are. */
export async function readDocumentClients(
  db: Kysely<Database>,
  { projectId, name }: DocumentKey,
): Promise<DocumentClient[]> {
  const rows = await db
    .selectFrom('document_clients')
    .select(['client_id', 'person_id', 'epoch'])
    .where('project_id', '=', projectId)
    .where('name', '=', name)
    .execute()
  return rows.map((row) => ({
    clientId: Number(row.client_id),
    personId: row.person_id ?? '',
    epoch: row.epoch,
  }))
}

/**
 * Locks the documents' rows, in one order for all, and counts the updates that will be appended.
 *
 * @returns each document's number before, higher than the caller knows when another process wrote, and
 *   its epoch, another one when it was rebuilt
 */
export async function reserveSequences(
  trx: Transaction<Database>,
  additions: readonly DocumentAddition[],
): Promise<{ before: Map<string, number>; epochs: Map<string, number> }> {
  const known = await countUpdates(trx, additions)
  const names = new Set(known.map((row) => row.name))
  const fresh = additions.filter(({ name }) => !names.has(name))
  if (fresh.length > 0) {
    await sql`
      insert into documents (project_id, name)
      select * from unnest(${fresh.map((addition) => addition.projectId)}::uuid[],
        ${fresh.map((addition) => addition.name)}::text[]) as fresh (project_id, name)
      order by name
      on conflict do nothing`.execute(trx)
    known.push(...(await countUpdates(trx, fresh)))
  }
  return {
    before: new Map(known.map((row) => [row.name, Number(row.before)])),
    epochs: new Map(known.map((row) => [row.name, row.epoch])),
  }
}

/** @returns the documents that are there already, with their number before */
async function countUpdates(
  trx: Transaction<Database>,
  additions: readonly DocumentAddition[],
): Promise<{ name: string; before: string; epoch: number }[]> {
  const names = additions.map((addition) => addition.name)
  const counts = additions.map((addition) => addition.updates.length)
  const { rows } = await sql<{ name: string; before: string; epoch: number }>`
    with locked as (
      select name, sequence from documents where name = any(${names}::text[]) order by name for update
    )
    update documents set sequence = locked.sequence + added.number
    from locked join unnest(${names}::text[], ${counts}::int[]) as added (name, number) using (name)
    where documents.name = locked.name
    returning documents.name, documents.epoch, locked.sequence as before`.execute(trx)
  return rows
}

/** Appends the updates under the numbers that were reserved, and binds the client ids they brought. */
export async function appendUpdates(
  trx: Transaction<Database>,
  additions: readonly DocumentAddition[],
  before: ReadonlyMap<string, number>,
): Promise<void> {
  const updates = additions.flatMap(({ projectId, name, updates }) =>
    updates.map(({ update, personId }, index) => ({
      projectId,
      name,
      sequence: before.get(name)! + index + 1,
      update: Buffer.from(update.buffer, update.byteOffset, update.byteLength),
      personId,
    })),
  )
  await sql`
    insert into document_updates (project_id, name, sequence, update, person_id)
    select * from unnest(
      ${updates.map((row) => row.projectId)}::uuid[], ${updates.map((row) => row.name)}::text[],
      ${updates.map((row) => row.sequence)}::bigint[],
      ${updates.map((row) => row.update)}::bytea[],
      ${updates.map((row) => row.personId)}::uuid[])`.execute(trx)
  const clients = additions.flatMap(({ projectId, name, clients }) =>
    clients.map((client) => ({ projectId, name, ...client })),
  )
  if (clients.length === 0) return
  await sql`
    insert into document_clients (project_id, name, client_id, person_id, epoch)
    select * from unnest(
      ${clients.map((row) => row.projectId)}::uuid[], ${clients.map((row) => row.name)}::text[],
      ${clients.map((row) => row.clientId)}::bigint[], ${clients.map((row) => row.personId)}::uuid[],
      ${clients.map((row) => row.epoch)}::int[])
    on conflict do nothing`.execute(trx)
}

/** Names of all stored documents of a project, or of every project. */
export async function listDocuments(
  db: Kysely<Database>,
  projectId?: string,
): Promise<(DocumentKey & { epoch: number })[]> {
  let query = db.selectFrom('documents').select(['project_id', 'name', 'epoch']).orderBy('name')
  if (projectId !== undefined) query = query.where('project_id', '=', projectId)
  const rows = await query.execute()
  return rows.map((row) => ({ projectId: row.project_id, name: row.name, epoch: row.epoch }))
}
