import { type Kysely, type RawBuilder, sql } from 'kysely'
import { marks } from '#model/search/excerpt.ts'
import { indexQueryOf, lettersOf } from '#model/search/search-query.ts'
import type { Database } from './schema.ts'

/** Some of what was found, the best first. */
export interface Found<Hit> {
  hits: Hit[]
  /** Of all there are, as far as was looked. */
  total: number
  /** Whether there is more than was looked at. */
  isMore: boolean
}

/** Which of the hits: after how many, and how many. */
export interface Portion {
  from: number
  limit: number
}

export interface TextHit {
  transcriptId: string
  title: string
  /** Ordinal of the turn; 0 outside any turn. */
  turn: number
  /** The speaker's name, or label; `null` where nobody is named. */
  speaker: string | null
  /** Code points from the start of the transcript. */
  start: number
  /** All of the stretch, what was found by its words between `marks`. */
  marked: string
}

export interface MemoHit {
  roundId: string
  round: string
  transcriptId: string
  title: string
  memo: string
  /** What it was written on: a coded span, or `transcript`, `turn:N`, `code:ID` of the layer. */
  about: { code: string; start: number; end: number; turn: number; quote: string } | string
}

/** So many are ranked at most, which bounds what one search costs; with more the query says too little. */
const mostRanked = 2_000

/**
 * Stretches of a project's texts that hold what is asked for: its words in whatever form the language
 * gives them, or its letters in parts of words. Whole words come first, then by how near they stand.
 */
export async function findInTexts(
  db: Kysely<Database>,
  projectId: string,
  typed: string,
  { from, limit }: Portion,
): Promise<Found<TextHit>> {
  const query = indexQueryOf(typed)
  const asked = sql`websearch_to_tsquery(configuration::regconfig, ${query})`
  // One condition a language, each with a query that is the same for all its rows: an index needs that.
  const configurations = await configurationsOf(db, projectId)
  const byWords = configurations.map(
    (name) =>
      sql`(configuration = ${name} and words @@ websearch_to_tsquery(${name}::text::regconfig, ${query}))`,
  )
  const conditions = [...byWords, ...byLetters('speech', typed)]
  if (conditions.length === 0) return { hits: [], total: 0, isMore: false }
  const { rows } = await sql<TextHit & { looked: number }>`
    with found as materialized (
      select transcript_id, start, turn, speech, configuration,
        case when words @@ ${asked} then 1 + ts_rank_cd(words, ${asked}, 1) else 0 end as rank
      from text_stretches
      where project_id = ${projectId} and (${sql.join(conditions, sql` or `)})
      limit ${mostRanked + 1}
    ), shown as (
      select found.*, transcripts.title, count(*) over ()::int as looked
      from found join transcripts on transcripts.project_id = ${projectId}
        and transcripts.id = found.transcript_id
      order by rank desc, lower(transcripts.title), found.transcript_id, found.start
      offset ${from} limit ${limit}
    )
    select shown.transcript_id as "transcriptId", title, shown.turn, shown.start, looked,
      (select coalesce(speakers.name, turns.speaker) from turns
        left join speakers on speakers.project_id = turns.project_id
          and speakers.transcript_id = turns.transcript_id and speakers.label = turns.speaker
        where turns.project_id = ${projectId} and turns.transcript_id = shown.transcript_id
          and turns.ordinal = shown.turn) as speaker,
      ts_headline(configuration::regconfig, speech, ${asked},
        ${`HighlightAll=true, StartSel="${marks.on}", StopSel="${marks.off}"`}) as marked
    from shown
    order by rank desc, lower(title), shown.transcript_id, shown.start`.execute(db)
  return foundIn(rows, ({ looked: _, ...hit }) => hit)
}

/**
 * One coder's own memos in these rounds that hold what is asked for.
 *
 * @param rounds those whose own layers the coder may read: the caller has asked
 */
export async function findInMemos(
  db: Kysely<Database>,
  projectId: string,
  coderId: string,
  rounds: readonly string[],
  typed: string,
  { from, limit }: Portion,
): Promise<Found<MemoHit>> {
  const asked = sql`websearch_to_tsquery('simple', ${indexQueryOf(typed)})`
  const conditions = [sql`to_tsvector('simple', memo) @@ ${asked}`, ...byLetters('memo', typed)]
  const own = sql`project_id = ${projectId} and coder_id = ${coderId}
    and round_id = any(${rounds}::uuid[]) and memo <> '' and (${sql.join(conditions, sql` or `)})`
  const { rows } = await sql<
    Omit<MemoHit, 'about'> & {
      about: string | null
      span: Exclude<MemoHit['about'], string> | null
      looked: number
    }
  >`
    with found as materialized (
      (select round_id, transcript_id, memo, null as about, code, start, "end"
        from coded_spans where ${own} limit ${mostRanked + 1})
      union all
      (select round_id, transcript_id, memo, about, null, null, null
        from layer_memos where ${own} limit ${mostRanked + 1})
    ), shown as (
      select found.*, rounds.name as round, transcripts.title, transcripts.text,
        count(*) over ()::int as looked,
        ts_rank_cd(to_tsvector('simple', memo), ${asked}, 1) as rank
      from found
      join rounds on rounds.project_id = ${projectId} and rounds.id = found.round_id
      join transcripts on transcripts.project_id = ${projectId}
        and transcripts.id = found.transcript_id
      order by rank desc, lower(transcripts.title), rounds.created_at, found.start, found.about
      offset ${from} limit ${limit}
    )
    select round_id as "roundId", round, transcript_id as "transcriptId", title, memo, about, looked,
      case when code is not null then jsonb_build_object(
        'code', code, 'start', start, 'end', "end",
        'quote', substring(text from start + 1 for least("end" - start, ${longestQuote})),
        'turn', coalesce((select max(ordinal) from turns where turns.project_id = ${projectId}
          and turns.transcript_id = shown.transcript_id and turns.start <= shown.start), 0)
      ) end as span
    from shown
    order by rank desc, lower(title), round, start, about`.execute(db)
  return foundIn(rows, ({ span, about, looked: _, ...hit }) => ({
    ...hit,
    about: span ?? about ?? '',
  }))
}

/** Code points of a coded passage that stand beside its memo. */
const longestQuote = 200

/** Configurations that the stretches of a project were made with: a handful, whatever their number. */
async function configurationsOf(db: Kysely<Database>, projectId: string): Promise<string[]> {
  const { rows } = await sql<{ configuration: string }>`
    select distinct (select configuration from text_stretches
      where text_stretches.project_id = transcripts.project_id and transcript_id = transcripts.id
      limit 1) as configuration
    from transcripts where project_id = ${projectId}`.execute(db)
  return rows.map(({ configuration }) => configuration).filter((name) => name !== null)
}

/** That all the letters asked for stand in a column; no condition where none are. */
function byLetters(column: 'speech' | 'memo', typed: string): RawBuilder<unknown>[] {
  const letters = lettersOf(typed)
  if (letters.length === 0) return []
  const each = letters.map(
    (part) => sql`${sql.ref(column)} ilike ${`%${part.replace(/[\\%_]/g, '\\$&')}%`}`,
  )
  return [sql`(${sql.join(each, sql` and `)})`]
}

function foundIn<Row extends { looked: number }, Hit>(
  rows: readonly Row[],
  toHit: (row: Row) => Hit,
): Found<Hit> {
  const looked = rows[0]?.looked ?? 0
  return {
    hits: rows.map(toHit),
    total: Math.min(looked, mostRanked),
    isMore: looked > mostRanked,
  }
}
