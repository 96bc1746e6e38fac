import { type Kysely, sql } from 'kysely'
import type { RoundKey } from './agreement.ts'
import type { Database } from './schema.ts'

/**
 * One transcript of a round with all its layers, in JSON that goes to a thread unread.
 *
 * @returns `undefined` where the project has no such transcript
 */
export async function readComparisonJson(
  db: Kysely<Database>,
  { projectId, roundId, transcriptId }: RoundKey & { transcriptId: string },
): Promise<string | undefined> {
  const { rows } = await sql<{ json: string }>`
    select json_build_object(
      'transcript', json_build_object('id', id, 'title', title, 'language', language,
        'length', length, 'text', text,
        'turns', coalesce((
          select json_agg(json_build_object('ordinal', ordinal, 'speaker', speaker,
            'start', start, 'speechStart', speech_start, 'end', "end") order by ordinal)
          from turns where turns.project_id = transcripts.project_id and transcript_id = transcripts.id), '[]'),
        'speakers', coalesce((
          select json_agg(json_build_object('label', label, 'name', name, 'kind', kind, 'codable', codable))
          from speakers where speakers.project_id = transcripts.project_id and transcript_id = transcripts.id), '[]')),
      'layers', coalesce((
        select json_agg(json_build_object('coder', coder_id, 'completed', completed_at is not null,
          'spans', coalesce((
            select json_agg(json_build_object('id', coded_spans.id, 'start', start, 'end', "end", 'code', code)
              order by start, "end", coded_spans.id)
            from coded_spans
            where coded_spans.project_id = layers.project_id and coded_spans.round_id = layers.round_id
              and coded_spans.transcript_id = layers.transcript_id
              and coded_spans.coder_id = layers.coder_id), '[]')) order by coder_id)
        from layers
        where layers.project_id = transcripts.project_id and layers.round_id = ${roundId}
          and layers.transcript_id = transcripts.id), '[]')
    )::text as json
    from transcripts where project_id = ${projectId} and id = ${transcriptId}`.execute(db)
  return rows[0]?.json
}

/**
 * The words first coded with a code in each of some places, in the order asked for; where there are none, as
 * of a code that stands for those below it, the words of the place itself.
 */
export async function readCodedWords(
  db: Kysely<Database>,
  { projectId, roundId }: RoundKey,
  places: readonly { transcript: string; start: number; end: number; code: string }[],
): Promise<string[]> {
  if (places.length === 0) return []
  const { rows } = await sql<{ words: string }>`
    select substring(text from coalesce(span.start, place.start) + 1
      for coalesce(span.stop - span.start, place.stop - place.start)) as words
    from unnest(${places.map((place) => place.transcript)}::uuid[],
      ${places.map((place) => place.start)}::int[], ${places.map((place) => place.end)}::int[],
      ${places.map((place) => place.code)}::text[])
      with ordinality as place (transcript, start, stop, code, nth)
    join transcripts on transcripts.project_id = ${projectId} and transcripts.id = place.transcript
    left join lateral (
      select coded_spans.start, coded_spans."end" as stop from coded_spans
      join layers using (project_id, round_id, transcript_id, coder_id)
      where project_id = ${projectId} and round_id = ${roundId} and transcript_id = place.transcript
        and code = place.code and coded_spans.start < place.stop and place.start < coded_spans."end"
        and completed_at is not null
      order by coded_spans.start, coded_spans."end" limit 1) span on true
    order by nth`.execute(db)
  return rows.map((row) => row.words)
}
