import { type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import type { LayerKey } from '#model/round.ts'
import type { CodedSpan } from '#model/span.ts'
import { inOneGo } from './in-one-go.ts'
import { ofLayer } from './layer-key.ts'
import { insertRemovals, type LargeRemoval } from './removals.ts'
import type { CodedSpansTable, Database } from './schema.ts'

/** What changed in one layer: rows to be there as they stand here, and rows to be gone. */
export interface LayerChange {
  layer: LayerKey
  /** Of the layer's rights when this was accepted. */
  rightsVersion: number
  put: readonly CodedSpan[]
  removed: readonly string[]
  memos: readonly { about: string; memo: string }[]
  removedMemos: readonly string[]
  /** What was removed by many at once, to be kept beside. */
  largeRemovals?: readonly LargeRemoval[]
}

/** A stored row as the coded span it holds. */
export function toCodedSpan(row: Selectable<CodedSpansTable>): CodedSpan {
  return {
    id: row.id,
    start: row.start,
    end: row.end,
    code: row.code,
    memo: row.memo,
    slots: row.slots,
    ...(row.unsure ? { unsure: true as const } : {}),
    createdAt: row.created_at,
  }
}

/** One coder's coded spans, in reading order. An empty layer is an empty array. */
export async function readLayer(db: Kysely<Database>, layer: LayerKey): Promise<CodedSpan[]> {
  const rows = await db
    .selectFrom('coded_spans')
    .selectAll()
    .where((row) => row.and(ofLayer(layer)))
    // As `inReadingOrder` has it: to sort very many here would hold up everybody.
    .orderBy('start')
    .orderBy('end', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(toCodedSpan)
}

/** Memos of one layer by what they are about: `transcript`, `turn:N` or `code:ID`. */
export async function readLayerMemos(
  db: Kysely<Database>,
  layer: LayerKey,
): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('layer_memos')
    .select(['about', 'memo'])
    .where((row) => row.and(ofLayer(layer)))
    .execute()
  return new Map(rows.map((row) => [row.about, row.memo]))
}

/** The layers of one transcript in one round by coder; who coded nothing has an empty one. */
export async function readLayersOf(
  db: Kysely<Database>,
  { projectId, roundId, transcriptId }: Omit<LayerKey, 'coderId'>,
): Promise<Map<string, CodedSpan[]>> {
  const coders = await db
    .selectFrom('layers')
    .select('coder_id')
    .where('project_id', '=', projectId)
    .where('round_id', '=', roundId)
    .where('transcript_id', '=', transcriptId)
    .orderBy('coder_id')
    .execute()
  const layers = new Map<string, CodedSpan[]>(coders.map((row) => [row.coder_id, []]))
  const rows = await db
    .selectFrom('coded_spans')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('round_id', '=', roundId)
    .where('transcript_id', '=', transcriptId)
    .execute()
  for (const row of rows) layers.get(row.coder_id)?.push(toCodedSpan(row))
  return layers
}

/** Layers that have coded spans, of one project or of all. */
export async function listCodedLayers(
  db: Kysely<Database>,
  projectId?: string,
): Promise<LayerKey[]> {
  let query = db
    .selectFrom('coded_spans')
    .select([
      'project_id as projectId',
      'round_id as roundId',
      'transcript_id as transcriptId',
      'coder_id as coderId',
    ])
    .distinct()
  if (projectId !== undefined) query = query.where('project_id', '=', projectId)
  return query.execute()
}

/**
 * Makes the stored rows follow the documents, for all layers of a commit at once.
 *
 * The rights of the layers stay as they are until the transaction ends.
 *
 * @throws {LayersOvertaken} where those of some are others than when their change was accepted
 */
export async function changeLayers(
  trx: Transaction<Database>,
  changes: readonly LayerChange[],
): Promise<void> {
  await inOneGo(
    touchLayers(trx, changes),
    removeSpans(trx, changes),
    putSpans(trx, changes),
    removeMemos(trx, changes),
    putMemos(trx, changes),
    insertRemovals(
      trx,
      changes.flatMap((change) => change.largeRemovals ?? []),
    ),
  )
}

/** Layers whose rights were changed since a change of them was accepted, or that are gone. */
export class LayersOvertaken extends Error {
  constructor(readonly layers: readonly Omit<LayerKey, 'projectId'>[]) {
    super('the rights of a layer were changed meanwhile')
  }
}

/** Locks the layers' rows, in one order for all, and says when they were last worked on. */
async function touchLayers(
  trx: Transaction<Database>,
  changes: readonly LayerChange[],
): Promise<void> {
  if (changes.length === 0) return
  const { rows } = await sql<Omit<LayerKey, 'projectId'>>`
    with worked as (
      select * from unnest(${keys(changes)}, ${changes.map((change) => change.rightsVersion)}::int[])
        as worked (project_id, round_id, transcript_id, coder_id, rights_version)
    ), held as (
      select layers.project_id, layers.round_id, layers.transcript_id, layers.coder_id,
        layers.rights_version
      from layers join worked using (project_id, round_id, transcript_id, coder_id)
      order by project_id, round_id, transcript_id, coder_id for no key update of layers
    ), touched as (
      update layers set last_work_at = now() from held
      where layers.project_id = held.project_id and layers.round_id = held.round_id
        and layers.transcript_id = held.transcript_id and layers.coder_id = held.coder_id
    )
    select worked.round_id as "roundId", worked.transcript_id as "transcriptId",
      worked.coder_id as "coderId"
    from worked left join held using (project_id, round_id, transcript_id, coder_id)
    where held.rights_version is distinct from worked.rights_version`.execute(trx)
  if (rows.length > 0) throw new LayersOvertaken(rows)
}

/** The four columns of each row's layer, as arrays for `unnest`. */
function keys(rows: readonly { layer: LayerKey }[]) {
  return sql`${rows.map(({ layer }) => layer.projectId)}::uuid[], ${rows.map(({ layer }) => layer.roundId)}::uuid[],
    ${rows.map(({ layer }) => layer.transcriptId)}::uuid[], ${rows.map(({ layer }) => layer.coderId)}::uuid[]`
}

/** So many rows a statement: an import of a hundred thousand stays clear of the statement timeout. */
const mostRows = 5_000

async function putSpans(trx: Transaction<Database>, changes: readonly LayerChange[]) {
  const rows = changes.flatMap(({ layer, put }) => put.map((span) => ({ layer, span })))
  const sent: Promise<void>[] = []
  for (let from = 0; from < rows.length; from += mostRows) {
    sent.push(putRows(trx, rows.slice(from, from + mostRows)))
  }
  await inOneGo(...sent)
}

async function putRows(
  trx: Transaction<Database>,
  rows: readonly { layer: LayerKey; span: CodedSpan }[],
) {
  await sql`
    insert into coded_spans (project_id, round_id, transcript_id, coder_id,
      id, start, "end", code, memo, slots, unsure, created_at)
    select project_id, round_id, transcript_id, coder_id,
      id, start, "end", code, memo, slots::jsonb, unsure, created_at
    from unnest(${keys(rows)},
      ${rows.map(({ span }) => span.id)}::uuid[], ${rows.map(({ span }) => span.start)}::int[],
      ${rows.map(({ span }) => span.end)}::int[], ${rows.map(({ span }) => span.code)}::text[],
      ${rows.map(({ span }) => span.memo)}::text[],
      ${rows.map(({ span }) => JSON.stringify(span.slots))}::text[],
      ${rows.map(({ span }) => span.unsure === true)}::boolean[],
      ${rows.map(({ span }) => span.createdAt)}::text[])
      as entry (project_id, round_id, transcript_id, coder_id,
        id, start, "end", code, memo, slots, unsure, created_at)
    on conflict (project_id, round_id, transcript_id, coder_id, id) do update set
      start = excluded.start, "end" = excluded."end", code = excluded.code, memo = excluded.memo,
      slots = excluded.slots, unsure = excluded.unsure, created_at = excluded.created_at,
      recorded_at = now()`.execute(trx)
}

async function removeSpans(trx: Transaction<Database>, changes: readonly LayerChange[]) {
  const rows = changes.flatMap(({ layer, removed }) => removed.map((id) => ({ layer, id })))
  if (rows.length === 0) return
  await sql`
    delete from coded_spans using unnest(${keys(rows)}, ${rows.map(({ id }) => id)}::uuid[])
      as gone (project_id, round_id, transcript_id, coder_id, id)
    where coded_spans.project_id = gone.project_id and coded_spans.round_id = gone.round_id
      and coded_spans.transcript_id = gone.transcript_id
      and coded_spans.coder_id = gone.coder_id and coded_spans.id = gone.id`.execute(trx)
}

async function putMemos(trx: Transaction<Database>, changes: readonly LayerChange[]) {
  const rows = changes.flatMap(({ layer, memos }) => memos.map((memo) => ({ layer, ...memo })))
  if (rows.length === 0) return
  await sql`
    insert into layer_memos (project_id, round_id, transcript_id, coder_id, about, memo)
    select * from unnest(${keys(rows)}, ${rows.map(({ about }) => about)}::text[],
      ${rows.map(({ memo }) => memo)}::text[])
    on conflict (project_id, round_id, transcript_id, coder_id, about) do update
      set memo = excluded.memo`.execute(trx)
}

async function removeMemos(trx: Transaction<Database>, changes: readonly LayerChange[]) {
  const rows = changes.flatMap(({ layer, removedMemos }) =>
    removedMemos.map((about) => ({ layer, about })),
  )
  if (rows.length === 0) return
  await sql`
    delete from layer_memos using unnest(${keys(rows)}, ${rows.map(({ about }) => about)}::text[])
      as gone (project_id, round_id, transcript_id, coder_id, about)
    where layer_memos.project_id = gone.project_id and layer_memos.round_id = gone.round_id
      and layer_memos.transcript_id = gone.transcript_id
      and layer_memos.coder_id = gone.coder_id and layer_memos.about = gone.about`.execute(trx)
}
