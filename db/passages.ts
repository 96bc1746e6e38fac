import { type Kysely, sql } from 'kysely'
import type { RoundKey } from './agreement.ts'
import { type SpanChoice, spansInTurns } from './coded-spans-in-turns.ts'
import type { Database } from './schema.ts'

/** A coded span with its words as they stand in the text. */
export interface Passage {
  transcript: { id: string; title: string; language: string }
  coder: { id: string; name: string; initials: string }
  id: string
  code: string
  start: number
  end: number
  /** Ordinal of the turn it starts in, `null` in the preamble. */
  turn: number | null
  speaker: string | null
  /** The text around it, and its own words, cut where they are long. */
  before: string
  words: string
  after: string
  memo: string
  unsure: boolean
}

export interface PassageChoice extends SpanChoice {
  /** Those that share text with a span of this code by the same coder. */
  with?: string | undefined
  /** Those that start in a turn of whoever bears this name or label; `''` for nobody. */
  speaker?: string | undefined
  /** Those that share text with this stretch, in code points. */
  from?: number | undefined
  to?: number | undefined
}

/** Code points of a passage that are read, and of the text on either side. */
const mostWords = 600
const around = 90

/** Passages of a round in the order of its transcripts and of their text, and how many there are in all. */
export async function listPassages(
  db: Kysely<Database>,
  key: RoundKey,
  choice: PassageChoice,
  { skip, limit }: { skip: number; limit: number },
): Promise<{ passages: Passage[]; count: number }> {
  const { projectId, roundId } = key
  const { speaker, from = 0, to = 2 ** 31 - 1 } = choice
  const { rows } = await sql<Passage & { count: string }>`
    with found as (
      select spans.*, title, language, speakers.name as speaker_name, turns.speaker as label,
        count(*) over () as count
      from ${spansInTurns(key, choice)} spans
      join transcripts on transcripts.project_id = ${projectId} and transcripts.id = spans.transcript_id
      left join turns on turns.project_id = ${projectId}
        and turns.transcript_id = spans.transcript_id and turns.ordinal = spans.turn
      left join speakers on speakers.project_id = ${projectId}
        and speakers.transcript_id = spans.transcript_id and speakers.label = turns.speaker
      where spans.start < ${to} and ${from} < spans."end"
        ${
          speaker === undefined
            ? sql``
            : sql`and coalesce(speakers.name, turns.speaker, '') = ${speaker}`
        }
        ${
          choice.with === undefined
            ? sql``
            : sql`and (spans.transcript_id, spans.coder_id, spans.id) in
                (select transcript_id, coder_id, id from ${spansBeside(key, choice, choice.with)} beside)`
        }
      order by title, spans.transcript_id, spans.start, spans."end" desc, spans.coder_id, spans.id
      limit ${limit} offset ${skip})
    select
      json_build_object('id', transcripts.id, 'title', found.title, 'language', found.language) as transcript,
      json_build_object('id', people.id, 'name', people.name, 'initials', people.initials) as coder,
      found.id, found.code, found.start, found."end", found.turn, coalesce(speaker_name, label) as speaker,
      substring(text from greatest(1, found.start + 1 - ${around}::int) for least(found.start, ${around}::int)) as before,
      substring(text from found.start + 1 for least(found."end" - found.start, ${mostWords}::int)) as words,
      substring(text from found."end" + 1 for ${around}::int) as after,
      coded_spans.memo, coded_spans.unsure, found.count
    from found
    join transcripts on transcripts.project_id = ${projectId} and transcripts.id = found.transcript_id
    join people on people.id = found.coder_id
    join coded_spans on coded_spans.project_id = ${projectId} and coded_spans.round_id = ${roundId}
      and coded_spans.transcript_id = found.transcript_id and coded_spans.coder_id = found.coder_id
      and coded_spans.id = found.id
    order by found.title, found.transcript_id, found.start, found."end" desc, found.coder_id, found.id`.execute(
    db,
  )
  return {
    passages: rows.map(({ count: _, ...passage }) => passage),
    count: Number(rows[0]?.count ?? 0),
  }
}

/**
 * The spans chosen that share text with one of another code by the same coder, as a table expression. One does
 * where the furthest end of all of the other code that start before its own end lies after its start: so both
 * are gone through once, in the order of the text.
 */
function spansBeside(
  { projectId, roundId }: RoundKey,
  { code, transcript }: SpanChoice,
  other: string,
) {
  const of = (isOther: boolean) => sql`
    from coded_spans where project_id = ${projectId} and round_id = ${roundId}
      ${transcript === undefined ? sql`` : sql`and transcript_id = ${transcript}`}
      and ${isOther ? sql`code = ${other}` : code === undefined ? sql`code <> ${other}` : sql`code = ${code}`}`
  return sql`(
    select transcript_id, coder_id, id from (
      select transcript_id, coder_id, id, start, max(reach) over (
        partition by transcript_id, coder_id order by place, is_other rows unbounded preceding) as reached,
        is_other
      from (
        select transcript_id, coder_id, id, start, "end" as place, null::int as reach, false as is_other ${of(false)}
        union all
        select transcript_id, coder_id, id, start, start, "end", true ${of(true)}
      ) both_codes
    ) gone_through
    where not is_other and reached > start)`
}

/** Who speaks in the transcripts of a round, by name, or by label where there is none. */
export async function listSpeakersOf(
  db: Kysely<Database>,
  { projectId, roundId }: RoundKey,
): Promise<string[]> {
  const { rows } = await sql<{ speaker: string }>`
    select distinct coalesce(name, label) as speaker from speakers
    where project_id = ${projectId} and transcript_id in (select transcript_id from layers
      where project_id = ${projectId} and round_id = ${roundId})
    order by 1`.execute(db)
  return rows.map(({ speaker }) => speaker)
}
