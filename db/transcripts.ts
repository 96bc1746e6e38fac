import { type Kysely, type Selectable, sql } from 'kysely'
import type { Speaker, Transcript, Turn } from '#model/transcript.ts'
import type { Database, SpeakersTable, TranscriptsTable, TurnsTable } from './schema.ts'

/** A transcript as a list shows it. */
export interface TranscriptSummary {
  id: string
  title: string
  /** Code points. */
  length: number
  words: number
  language: string
  sha256: string
  createdAt: Date
  turns: number
  speakers: { label: string; name: string | null }[]
  /** Rounds that it is coded in. */
  rounds: { id: string; name: string }[]
}

/** @returns `undefined` where the project has no such transcript, also when another project has it */
export async function readTranscript(
  db: Kysely<Database>,
  projectId: string,
  transcriptId: string,
): Promise<Transcript | undefined> {
  const row = await db
    .selectFrom('transcripts')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('id', '=', transcriptId)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const [turns, speakers] = await Promise.all([
    readTurns(db, projectId, transcriptId),
    readSpeakers(db, projectId, transcriptId),
  ])
  return toTranscript(row, turns, speakers)
}

/** One turn by its number, from 1; `undefined` where there is none. */
export async function readTurn(
  db: Kysely<Database>,
  { projectId, transcriptId }: { projectId: string; transcriptId: string },
  ordinal: number,
): Promise<Turn | undefined> {
  const row = await db
    .selectFrom('turns')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('transcript_id', '=', transcriptId)
    .where('ordinal', '=', ordinal)
    .executeTakeFirst()
  return row && toTurn(row)
}

/** Turns of a transcript in their order. */
export async function readTurns(
  db: Kysely<Database>,
  projectId: string,
  transcriptId: string,
): Promise<Turn[]> {
  const rows = await db
    .selectFrom('turns')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('transcript_id', '=', transcriptId)
    .orderBy('ordinal')
    .execute()
  return rows.map(toTurn)
}

/** Speakers in the order in which they first speak. */
export async function readSpeakers(
  db: Kysely<Database>,
  projectId: string,
  transcriptId: string,
): Promise<Speaker[]> {
  const rows = await db
    .selectFrom('speakers')
    .selectAll()
    .where('project_id', '=', projectId)
    .where('transcript_id', '=', transcriptId)
    .orderBy(
      sql`(select min(ordinal) from turns where turns.project_id = speakers.project_id
        and turns.transcript_id = speakers.transcript_id and turns.speaker = speakers.label)`,
    )
    .orderBy('label')
    .execute()
  return rows.map(toSpeaker)
}

/** Transcripts of a project by title, without their texts: one query, whatever their number. */
export async function listTranscripts(
  db: Kysely<Database>,
  projectId: string,
): Promise<TranscriptSummary[]> {
  const { rows } = await sql<TranscriptSummary>`
    select id, title, length, words, language, sha256, created_at as "createdAt",
      (select count(*)::int from turns
        where turns.project_id = transcripts.project_id and transcript_id = transcripts.id) as turns,
      coalesce((select jsonb_agg(jsonb_build_object('label', label, 'name', name) order by label)
        from speakers
        where speakers.project_id = transcripts.project_id and transcript_id = transcripts.id),
        '[]') as speakers,
      coalesce((select jsonb_agg(jsonb_build_object('id', rounds.id, 'name', rounds.name)
          order by rounds.created_at, rounds.id)
        from rounds
        where rounds.project_id = transcripts.project_id and exists (
          select 1 from layers where layers.project_id = rounds.project_id
            and layers.round_id = rounds.id and layers.transcript_id = transcripts.id)),
        '[]') as rounds
    from transcripts
    where project_id = ${projectId}
    order by lower(title), title, id`.execute(db)
  return rows
}

/** Transcripts of the project with this very text. */
export async function findSameText(
  db: Kysely<Database>,
  projectId: string,
  sha256: string,
): Promise<{ id: string; title: string }[]> {
  return db
    .selectFrom('transcripts')
    .select(['id', 'title'])
    .where('project_id', '=', projectId)
    .where('sha256', '=', sha256)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

/** Names of the rounds that a transcript is part of. */
export async function roundsOfTranscript(
  db: Kysely<Database>,
  projectId: string,
  transcriptId: string,
): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('rounds')
    .select(['rounds.id', 'rounds.name'])
    .where('rounds.project_id', '=', projectId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('layers')
          .select('layers.round_id')
          .where('layers.project_id', '=', projectId)
          .where('layers.transcript_id', '=', transcriptId)
          .whereRef('layers.round_id', '=', 'rounds.id'),
      ),
    )
    .orderBy('rounds.created_at')
    .orderBy('rounds.id')
    .execute()
}

/** The bytes of the file a transcript was made of, with its name. */
export async function readOriginal(
  db: Kysely<Database>,
  projectId: string,
  transcriptId: string,
): Promise<{ bytes: Uint8Array; fileName: string | null } | undefined> {
  return db
    .selectFrom('transcript_originals')
    .innerJoin('transcripts', (join) =>
      join
        .onRef('transcripts.project_id', '=', 'transcript_originals.project_id')
        .onRef('transcripts.id', '=', 'transcript_originals.transcript_id'),
    )
    .select(['transcript_originals.bytes', 'transcripts.file_name as fileName'])
    .where('transcript_originals.project_id', '=', projectId)
    .where('transcript_originals.transcript_id', '=', transcriptId)
    .executeTakeFirst()
}

function toTranscript(
  row: Selectable<TranscriptsTable>,
  turns: Turn[],
  speakers: Speaker[],
): Transcript {
  return {
    id: row.id,
    title: row.title,
    text: row.text,
    length: row.length,
    sha256: row.sha256,
    language: row.language,
    turns,
    speakers,
  }
}

function toTurn(row: Selectable<TurnsTable>): Turn {
  return {
    ordinal: row.ordinal,
    speaker: row.speaker,
    start: row.start,
    speechStart: row.speech_start,
    end: row.end,
  }
}

function toSpeaker(row: Selectable<SpeakersTable>): Speaker {
  return { label: row.label, name: row.name, kind: row.kind, codable: row.codable }
}
