import { type Kysely, sql } from 'kysely'
import { groupedBy } from '#model/grouped.ts'
import type { Stretch } from '#model/pictures/stretches.ts'
import type { RoundKey } from './agreement.ts'
import { type SpanChoice, spansInTurns } from './coded-spans-in-turns.ts'
import type { Database } from './schema.ts'

/** How many coded spans of a code stand in one place: with a speaker, in a transcript, in a part of it. */
export interface CodeCount {
  code: string
  place: string
  spans: number
}

/** Coded spans by code and transcript. */
export async function countByTranscript(
  db: Kysely<Database>,
  { projectId, roundId }: RoundKey,
  { transcript, coder }: SpanChoice,
): Promise<CodeCount[]> {
  const { rows } = await sql<CodeCount>`
    select code, transcript_id as place, count(*)::int as spans from coded_spans
    where project_id = ${projectId} and round_id = ${roundId}
      ${transcript === undefined ? sql`` : sql`and transcript_id = ${transcript}`}
      ${coder === undefined ? sql`` : sql`and coder_id = ${coder}`}
    group by code, transcript_id`.execute(db)
  return rows
}

/** Coded spans by code and by who speaks where they start: name, else label; `''` for nobody. */
export async function countBySpeaker(
  db: Kysely<Database>,
  key: RoundKey,
  choice: SpanChoice,
): Promise<CodeCount[]> {
  const { rows } = await sql<CodeCount>`
    select code, coalesce(speakers.name, turns.speaker, '') as place, count(*)::int as spans
    from ${spansInTurns(key, choice)} spans
    left join turns on turns.project_id = ${key.projectId}
      and turns.transcript_id = spans.transcript_id and turns.ordinal = spans.turn
    left join speakers on speakers.project_id = ${key.projectId}
      and speakers.transcript_id = spans.transcript_id and speakers.label = turns.speaker
    group by code, place`.execute(db)
  return rows
}

/** How much everybody speaks in the transcripts of a round, in code points, by name or label. */
export async function speechOfSpeakers(
  db: Kysely<Database>,
  { projectId, roundId }: RoundKey,
  { transcript }: SpanChoice,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ speaker: string; length: number }>`
    select coalesce(speakers.name, turns.speaker, '') as speaker,
      sum(turns."end" - turns.speech_start)::float8 as length
    from turns
    left join speakers on speakers.project_id = turns.project_id
      and speakers.transcript_id = turns.transcript_id and speakers.label = turns.speaker
    where turns.project_id = ${projectId}
      ${transcript === undefined ? sql`` : sql`and turns.transcript_id = ${transcript}`}
      and turns.transcript_id in (select transcript_id from layers
        where project_id = ${projectId} and round_id = ${roundId})
    group by 1`.execute(db)
  return new Map(rows.map(({ speaker, length }) => [speaker, length]))
}

/**
 * Coded spans by code and by the part of the turns they start in, parts of equal numbers of turns from 0 on;
 * those before the first turn have the place `''`.
 */
export async function countOverTurns(
  db: Kysely<Database>,
  key: RoundKey,
  choice: SpanChoice,
  parts: number,
): Promise<CodeCount[]> {
  const { rows } = await sql<CodeCount>`
    with lengths as (
      select transcript_id, count(*) as turns from turns
      where project_id = ${key.projectId} and transcript_id in (select transcript_id from layers
        where project_id = ${key.projectId} and round_id = ${key.roundId})
      group by transcript_id)
    select code, coalesce(((turn - 1) * ${parts}::bigint / lengths.turns)::text, '') as place,
      count(*)::int as spans
    from ${spansInTurns(key, choice)} spans left join lengths using (transcript_id)
    group by code, place`.execute(db)
  return rows
}

/** Where one coder has one code in a transcript, in cells of equal length. */
export interface CodeStretch extends Stretch {
  code: string
  coder: string
  /** Coded spans that lie in these same cells. */
  spans: number
}

/** Coded spans of a transcript as cells of a line, those that lie in the same cells as one. */
export async function readStretches(
  db: Kysely<Database>,
  { projectId, roundId }: RoundKey,
  { transcript, coder }: { transcript: string; coder?: string | undefined },
  cells: number,
): Promise<CodeStretch[]> {
  const { rows } = await sql<CodeStretch>`
    select code, coder_id as coder,
      (span.start::bigint * ${cells}::int / length)::int as first,
      ((span."end"::bigint - 1) * ${cells}::int / length)::int as last,
      min(span.start) as start, max(span."end") as "end", count(*)::int as spans
    from coded_spans span
    join transcripts on transcripts.project_id = span.project_id
      and transcripts.id = span.transcript_id
    where span.project_id = ${projectId} and span.round_id = ${roundId}
      and span.transcript_id = ${transcript}
      ${coder === undefined ? sql`` : sql`and span.coder_id = ${coder}`}
    group by 1, 2, 3, 4`.execute(db)
  return rows
}

/** Turns of a transcript as cells of the same line, by who speaks; neighbouring ones of one speaker as one. */
export async function readTurnCells(
  db: Kysely<Database>,
  { projectId }: RoundKey,
  transcript: string,
  cells: number,
): Promise<(Stretch & { speaker: string })[]> {
  const { rows } = await sql<Stretch & { speaker: string }>`
    select coalesce(speakers.name, turns.speaker, '') as speaker,
      (turns.start::bigint * ${cells}::int / length)::int as first,
      ((turns."end"::bigint - 1) * ${cells}::int / length)::int as last,
      min(turns.start) as start, max(turns."end") as "end"
    from turns
    join transcripts on transcripts.project_id = turns.project_id
      and transcripts.id = turns.transcript_id
    left join speakers on speakers.project_id = turns.project_id
      and speakers.transcript_id = turns.transcript_id and speakers.label = turns.speaker
    where turns.project_id = ${projectId} and turns.transcript_id = ${transcript}
      and turns."end" > turns.start
    group by 1, 2, 3`.execute(db)
  return rows
}

/** Coded spans that are read as one text: to parse many more would hold up everybody. */
const rangesAtOnce = 10_000

/**
 * The layers of a round with their spans as JSON, each in parts: rows of `[code, start, end]`, in the order of
 * their starts.
 */
export async function readRangesJson(
  db: Kysely<Database>,
  { projectId, roundId }: RoundKey,
  { transcript, coder }: SpanChoice,
): Promise<string[][]> {
  const { rows } = await sql<{ layer: string; ranges: string }>`
    select transcript_id || ' ' || coder_id as layer,
      json_agg(json_build_array(code, start, "end") order by nth)::text as ranges
    from (select transcript_id, coder_id, code, start, "end", row_number() over (
      partition by transcript_id, coder_id order by start, "end" desc) - 1 as nth
    from coded_spans
    where project_id = ${projectId} and round_id = ${roundId}
      ${transcript === undefined ? sql`` : sql`and transcript_id = ${transcript}`}
      ${coder === undefined ? sql`` : sql`and coder_id = ${coder}`}
    ) in_order
    group by transcript_id, coder_id, nth / ${rangesAtOnce}::int
    order by transcript_id, coder_id, min(nth)`.execute(db)
  return [...groupedBy(rows, ({ layer }) => layer).values()].map((parts) =>
    parts.map(({ ranges }) => ranges),
  )
}
