import { type Kysely, type Selectable, sql } from 'kysely'
import { inOrderOfNames } from '#model/person.ts'
import type { CodedSpan } from '#model/span.ts'
import { toCodedSpan } from './layers.ts'
import type { CodedSpansTable, Database } from './schema.ts'

/** Rows of an export that are in memory at once. */
const chunkSize = 500

/** A transcript of a round with who is assigned to it. */
export interface RoundShare {
  transcriptId: string
  layers: { coderId: string; completed: boolean }[]
}

/** Transcripts of a round by title, each with its layers by the coder's name. */
export async function listShares(
  db: Kysely<Database>,
  projectId: string,
  roundId: string,
): Promise<RoundShare[]> {
  const coders = (await listRoundCoders(db, projectId, roundId)).map(({ id }) => id)
  const { rows } = await sql<RoundShare>`
    select transcripts.id as "transcriptId",
      jsonb_agg(jsonb_build_object('coderId', layers.coder_id,
        'completed', layers.completed_at is not null)
        order by array_position(${coders}::uuid[], layers.coder_id)) as layers
    from layers
    join transcripts on transcripts.project_id = layers.project_id
      and transcripts.id = layers.transcript_id
    where layers.project_id = ${projectId} and layers.round_id = ${roundId}
    group by transcripts.project_id, transcripts.id
    order by transcripts.title, transcripts.id`.execute(db)
  return rows
}

/** Who codes in a round, by name. */
export async function listRoundCoders(
  db: Kysely<Database>,
  projectId: string,
  roundId: string,
): Promise<{ id: string; name: string }[]> {
  const coders = await db
    .selectFrom('people')
    .select(['people.id', 'people.name'])
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('layers')
          .select('layers.coder_id')
          .where('layers.project_id', '=', projectId)
          .where('layers.round_id', '=', roundId)
          .whereRef('layers.coder_id', '=', 'people.id'),
      ),
    )
    .execute()
  return inOrderOfNames(coders)
}

/**
 * Codes that stand in a round's spans, and names of slots that they carry.
 *
 * @param coderId in this coder's alone
 */
export async function usedInRound(
  db: Kysely<Database>,
  projectId: string,
  roundId: string,
  coderId?: string,
): Promise<{ codes: string[]; slots: string[] }> {
  const { rows } = await sql<{ codes: string[]; slots: string[] }>`
    with spans as (
      select code, slots from coded_spans
      where project_id = ${projectId} and round_id = ${roundId}
        and (${coderId ?? null}::uuid is null or coder_id = ${coderId ?? null}::uuid))
    select array(select distinct code from spans order by code) as codes,
      array(select distinct jsonb_object_keys(slots) from spans order by 1) as slots`.execute(db)
  return rows[0] ?? { codes: [], slots: [] }
}

/**
 * Coded spans of one transcript in reading order: their ids first, then the spans in chunks. Memory holds
 * one chunk, and between two no connection is held, since whoever saves the file may read it slowly.
 *
 * What is removed meanwhile is left out.
 *
 * @param coderId this coder's alone
 */
export async function* streamSpans(
  db: Kysely<Database>,
  key: SpansKey,
  coderId?: string,
): AsyncGenerator<{ coder: { id: string; name: string }; span: CodedSpan }> {
  const ids = await listSpanIds(db, key, coderId)
  for (let from = 0; from < ids.length; from += chunkSize) {
    for (const row of await readSpans(db, key, ids.slice(from, from + chunkSize))) {
      yield { coder: { id: row.coder_id, name: row.coder_name }, span: toCodedSpan(row) }
    }
  }
}

interface SpansKey {
  projectId: string
  roundId: string
  transcriptId: string
}

interface SpanId {
  coderId: string
  id: string
}

/** In reading order, those of one place by their coders' names. */
async function listSpanIds(
  db: Kysely<Database>,
  key: SpansKey,
  coderId: string | undefined,
): Promise<SpanId[]> {
  const coders = (await listRoundCoders(db, key.projectId, key.roundId)).map(({ id }) => id)
  let query = db
    .selectFrom('coded_spans')
    .select(['coder_id as coderId', 'id'])
    .where('project_id', '=', key.projectId)
    .where('round_id', '=', key.roundId)
    .where('transcript_id', '=', key.transcriptId)
    .orderBy('start')
    .orderBy('end', 'desc')
    .orderBy(sql`array_position(${coders}::uuid[], coder_id)`)
    .orderBy('id')
  if (coderId !== undefined) query = query.where('coder_id', '=', coderId)
  return query.execute()
}

async function readSpans(
  db: Kysely<Database>,
  key: SpansKey,
  ids: readonly SpanId[],
): Promise<(Selectable<CodedSpansTable> & { coder_name: string })[]> {
  const { rows } = await sql<Selectable<CodedSpansTable> & { coder_name: string }>`
    select coded_spans.*, people.name as coder_name
    from unnest(${ids.map(({ coderId }) => coderId)}::uuid[], ${ids.map(({ id }) => id)}::uuid[])
      with ordinality as wanted (coder_id, id, place)
    join coded_spans on coded_spans.project_id = ${key.projectId}
      and coded_spans.round_id = ${key.roundId}
      and coded_spans.transcript_id = ${key.transcriptId}
      and coded_spans.coder_id = wanted.coder_id and coded_spans.id = wanted.id
    join people on people.id = wanted.coder_id
    order by wanted.place`.execute(db)
  return rows
}
