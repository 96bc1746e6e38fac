import { type Kysely, sql, type Transaction } from 'kysely'
import type { LayerChangeMade } from '#model/layer-act.ts'
import type { DocumentKey } from './documents.ts'
import type { Database } from './schema.ts'

/** What was done in a layer at once. */
export interface LayerAct {
  /** Number of the update in the layer's log. */
  sequence: number
  recordedAt: Date
  /** The first few of what it changed. */
  changes: LayerChangeMade[]
  /** How many entries it changed. */
  count: number
}

/** How far the acts of a layer are kept. */
export interface KeptActs {
  /** Number of the newest update of the layer's document; 0 where nothing was ever written. */
  newest: number
  /** Up to which update its log is folded, and so stands among its acts. */
  folded: number
  /** The oldest act that is kept; `null` where none is. */
  first: { sequence: number; recordedAt: Date } | null
}

/** Of one act, as many changes are told as a list can show. */
const mostChanges = 5

/**
 * Keeps what was done, with the time its updates were recorded at; what is kept already stays.
 *
 * @param acts of updates that are in the log still; `changes` is a list in JSON
 */
export async function insertActs(
  db: Kysely<Database>,
  { projectId, name }: DocumentKey,
  acts: readonly { sequence: number; changes: string }[],
): Promise<void> {
  await sql`
    insert into layer_acts (project_id, name, sequence, changes, recorded_at)
    select u.project_id, u.name, u.sequence, act.changes::jsonb, u.recorded_at
    from unnest(${acts.map(({ sequence }) => sequence)}::bigint[],
      ${acts.map(({ changes }) => changes)}::text[]) as act (sequence, changes)
    join document_updates u on u.project_id = ${projectId} and u.name = ${name}
      and u.sequence = act.sequence
    on conflict do nothing`.execute(db)
}

/** Drops the oldest acts of a layer that are past `bytes`, as the database holds them. */
export async function dropOldActs(
  db: Kysely<Database>,
  { projectId, name }: DocumentKey,
  bytes: number,
): Promise<void> {
  await sql`
    delete from layer_acts where project_id = ${projectId} and name = ${name} and sequence <= (
      select max(sequence) from (
        select sequence, sum(pg_column_size(changes)) over (order by sequence desc) as bytes
        from layer_acts where project_id = ${projectId} and name = ${name}
      ) as act where act.bytes > ${bytes})`.execute(db)
}

/** How far the acts of a layer reach back, and whether the newest are among them. */
export async function readKeptActs(
  db: Kysely<Database>,
  { projectId, name }: DocumentKey,
): Promise<KeptActs> {
  const { rows } = await sql<{
    newest: string
    folded: string
    sequence: string | null
    recorded_at: Date | null
  }>`
    select d.sequence as newest, d.snapshot_sequence as folded, a.sequence, a.recorded_at
    from documents d left join lateral (
      select sequence, recorded_at from layer_acts
      where project_id = d.project_id and name = d.name order by sequence limit 1
    ) as a on true
    where d.project_id = ${projectId} and d.name = ${name}`.execute(db)
  const [row] = rows
  if (row === undefined) return { newest: 0, folded: 0, first: null }
  return {
    newest: Number(row.newest),
    folded: Number(row.folded),
    first:
      row.sequence === null
        ? null
        : { sequence: Number(row.sequence), recordedAt: row.recorded_at! },
  }
}

/**
 * Acts that changed anything, the newest first.
 *
 * @param before only those older than this number
 */
export async function listActs(
  db: Kysely<Database>,
  { projectId, name }: DocumentKey,
  before: number | null,
  most: number,
): Promise<LayerAct[]> {
  const { rows } = await sql<{
    sequence: string
    recorded_at: Date
    changes: LayerChangeMade[]
    count: number
  }>`
    select sequence, recorded_at, jsonb_array_length(changes) as count,
      jsonb_path_query_array(changes, ${`$[0 to ${mostChanges - 1}]`}::jsonpath) as changes
    from layer_acts
    where project_id = ${projectId} and name = ${name} and changes <> '[]'
      and (${before}::bigint is null or sequence < ${before})
    order by sequence desc limit ${most}`.execute(db)
  return rows.map((row) => ({
    sequence: Number(row.sequence),
    recordedAt: row.recorded_at,
    changes: row.changes,
    count: row.count,
  }))
}

/** When an act was recorded; `undefined` where it is not kept. */
export async function readActTime(
  db: Kysely<Database>,
  { projectId, name }: DocumentKey,
  sequence: number,
): Promise<Date | undefined> {
  const row = await db
    .selectFrom('layer_acts')
    .select('recorded_at')
    .where('project_id', '=', projectId)
    .where('name', '=', name)
    .where('sequence', '=', String(sequence))
    .executeTakeFirst()
  return row?.recorded_at
}

/**
 * What has changed since an act, each entry once and as it was then, in the order of the acts.
 *
 * @param trx a snapshot, in which the rows of the layer are read too
 */
export async function readChangedSince(
  trx: Transaction<Database>,
  { projectId, name }: DocumentKey,
  sequence: number,
): Promise<Omit<LayerChangeMade, 'after'>[]> {
  const { rows } = await sql<Omit<LayerChangeMade, 'after'>>`
    select distinct on (change ->> 'root', change ->> 'key')
      change ->> 'root' as root, change ->> 'key' as key,
      nullif(change -> 'before', 'null'::jsonb) as before
    from layer_acts, jsonb_array_elements(changes) as change
    where project_id = ${projectId} and name = ${name} and sequence > ${sequence}
    order by change ->> 'root', change ->> 'key', sequence`.execute(trx)
  return rows
}
