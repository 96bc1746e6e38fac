import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { ComparedTranscript } from '#model/agreement/reliability.ts'
import { type Face, inOrderOfNames } from '#model/person.ts'
import type { Database } from './schema.ts'

export interface RoundKey {
  projectId: string
  roundId: string
}

/** Transcripts read at once: a large study is never asked for in one answer. */
const transcriptsAtOnce = 20

/** Who is assigned to what in a round, with names for a page. */
export interface RoundPart {
  coders: Face[]
  transcripts: { id: string; title: string }[]
}

/** Coders by name, transcripts by title. */
export async function readRoundParts(
  db: Kysely<Database>,
  { projectId, roundId }: RoundKey,
): Promise<RoundPart> {
  const [coders, transcripts] = await Promise.all([
    db
      .selectFrom('people')
      .select(['id', 'name', 'initials'])
      .where('id', 'in', (layers) =>
        layers
          .selectFrom('layers')
          .select('coder_id')
          .where('project_id', '=', projectId)
          .where('round_id', '=', roundId),
      )
      .execute(),
    db
      .selectFrom('transcripts')
      .select(['id', 'title'])
      .where('project_id', '=', projectId)
      .where('id', 'in', (layers) =>
        layers
          .selectFrom('layers')
          .select('transcript_id')
          .where('project_id', '=', projectId)
          .where('round_id', '=', roundId),
      )
      .orderBy('title')
      .orderBy('id')
      .execute(),
  ])
  return { coders: inOrderOfNames(coders), transcripts }
}

/** A transcript of a round as figures see it. */
export interface TranscriptState {
  id: string
  /** Another text whenever something changes that figures rest on. */
  state: string
  /** How much there is to read: characters of its text, and coded spans. */
  length: number
  spans: number
}

/**
 * For each transcript of a round, by id, a short text that changes whenever something that figures rest on
 * does: who completed it, a coded span put, changed or removed, a speaker's turns declared codable or not, its
 * language.
 */
export async function statesOfTranscripts(
  db: Kysely<Database>,
  { projectId, roundId }: RoundKey,
): Promise<TranscriptState[]> {
  const { rows } = await sql<TranscriptState>`
    with parts as materialized (
      select transcript_id,
        string_agg(concat_ws(' ', coder_id, completed_at is not null), ',' order by coder_id) as coders
      from layers where project_id = ${projectId} and round_id = ${roundId} group by transcript_id),
    spans as materialized (
      select transcript_id, count(*)::int as count,
        sum(hashtextextended(concat_ws(' ', coder_id, id, start, "end", code, slots, created_at,
          case when unsure then 'unsure' end), 0)::numeric) as sum
      from coded_spans where project_id = ${projectId} and round_id = ${roundId} group by transcript_id)
    select transcripts.id, transcripts.length, coalesce(spans.count, 0) as spans,
      md5(concat_ws('/', parts.coders, coalesce(spans.count, 0), spans.sum, transcripts.language,
        (select string_agg(concat_ws(' ', label, codable), ',' order by label) from speakers
          where speakers.project_id = transcripts.project_id and transcript_id = transcripts.id))) as state
    from parts
    join transcripts on transcripts.project_id = ${projectId} and transcripts.id = parts.transcript_id
    left join spans on spans.transcript_id = parts.transcript_id
    order by transcripts.id`.execute(db)
  return rows
}

/** A short text for the same of the whole round. */
export async function stateOfLayers(db: Kysely<Database>, key: RoundKey): Promise<string> {
  return stateOfAll(await statesOfTranscripts(db, key))
}

/** The same of transcripts whose states were read. */
export function stateOfAll(states: readonly TranscriptState[]): string {
  return createHash('md5')
    .update(states.map(({ id, state }) => `${id} ${state}`).join())
    .digest('hex')
}

/**
 * Transcripts with their layers in a round, as JSON that nobody has looked at: what is read for a thread is
 * parsed there.
 *
 * @returns an object `{transcripts: ComparedTranscript[], layers: ComparedLayer[]}`
 */
export async function readComparedJson(
  db: Kysely<Database>,
  { projectId, roundId }: RoundKey,
  ids: readonly string[],
): Promise<string> {
  const { rows } = await sql<{ json: string }>`
    select json_build_object(
      'transcripts', (select coalesce(json_agg(one), '[]') from (${comparedTranscripts(projectId, ids)}) as one),
      'layers', (
        select coalesce(json_agg(json_build_object('transcript', transcript_id, 'coder', coder_id,
          'completed', completed_at is not null,
          'spans', coalesce((
            select json_agg(json_build_object('start', start, 'end', "end", 'code', code, 'slots', slots,
              'codedAt', created_at, 'unsure', unsure))
            from coded_spans
            where coded_spans.project_id = layers.project_id and coded_spans.round_id = layers.round_id
              and coded_spans.transcript_id = layers.transcript_id
              and coded_spans.coder_id = layers.coder_id), '[]'))), '[]')
        from layers
        where project_id = ${projectId} and round_id = ${roundId} and transcript_id = any(${ids}::uuid[]))
    )::text as json`.execute(db)
  return rows[0]!.json
}

/** The same of all transcripts of a round, a few in each part, so that none is long in the making. */
export async function readPartsJson(db: Kysely<Database>, key: RoundKey): Promise<string[]> {
  const states = await statesOfTranscripts(db, key)
  const parts: string[] = []
  for (let from = 0; from < states.length; from += transcriptsAtOnce) {
    const ids = states.slice(from, from + transcriptsAtOnce).map(({ id }) => id)
    parts.push(await readComparedJson(db, key, ids))
  }
  return parts
}

function comparedTranscripts(projectId: string, ids: readonly string[]) {
  return sql<ComparedTranscript>`
    select id, text, length, language,
      coalesce((select jsonb_agg(jsonb_build_object('ordinal', ordinal, 'speaker', speaker,
          'start', start, 'speechStart', speech_start, 'end', "end") order by ordinal)
        from turns where turns.project_id = transcripts.project_id and transcript_id = transcripts.id),
        '[]') as turns,
      coalesce((select jsonb_agg(jsonb_build_object('label', label, 'codable', codable) order by label)
        from speakers where speakers.project_id = transcripts.project_id and transcript_id = transcripts.id),
        '[]') as speakers
    from transcripts
    where project_id = ${projectId} and id = any(${ids}::uuid[])`
}

/** Whether each coder of a transcript completed it. */
export async function readLayerStates(
  db: Kysely<Database>,
  { projectId, roundId, transcriptId }: RoundKey & { transcriptId: string },
): Promise<Map<string, boolean>> {
  const rows = await db
    .selectFrom('layers')
    .select(['coder_id', 'completed_at'])
    .where('project_id', '=', projectId)
    .where('round_id', '=', roundId)
    .where('transcript_id', '=', transcriptId)
    .execute()
  return new Map(rows.map((row) => [row.coder_id, row.completed_at !== null]))
}

/** The words of stretches of transcripts, in the order asked for. Offsets in code points. */
export async function readQuotes(
  db: Kysely<Database>,
  projectId: string,
  places: readonly { transcript: string; start: number; end: number }[],
): Promise<string[]> {
  if (places.length === 0) return []
  const { rows } = await sql<{ quote: string }>`
    select substring(text from place.start + 1 for place.stop - place.start) as quote
    from unnest(${places.map((place) => place.transcript)}::uuid[],
      ${places.map((place) => place.start)}::int[], ${places.map((place) => place.end)}::int[])
      with ordinality as place (transcript, start, stop, nth)
    join transcripts on transcripts.project_id = ${projectId} and transcripts.id = place.transcript
    order by nth`.execute(db)
  return rows.map((row) => row.quote)
}

/** How many turns each transcript of a round has, and how many of those are of speakers who are not codable. */
export async function readTurnCounts(
  db: Kysely<Database>,
  { projectId, roundId }: RoundKey,
): Promise<Map<string, { turns: number; notCodable: number }>> {
  const { rows } = await sql<{ transcript: string; turns: number; notCodable: number }>`
    select turns.transcript_id as transcript, count(*)::int as turns,
      count(*) filter (where not speakers.codable)::int as "notCodable"
    from turns
    left join speakers on speakers.project_id = turns.project_id
      and speakers.transcript_id = turns.transcript_id and speakers.label = turns.speaker
    where turns.project_id = ${projectId} and turns.transcript_id in (
      select transcript_id from layers where project_id = ${projectId} and round_id = ${roundId})
    group by turns.transcript_id`.execute(db)
  return new Map(rows.map(({ transcript, ...counts }) => [transcript, counts]))
}
