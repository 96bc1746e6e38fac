import { sql, type Transaction } from 'kysely'
import type { Speaker, Transcript } from '#model/transcript.ts'
import type { Database } from './schema.ts'

export interface NewTranscript extends Transcript {
  projectId: string
  words: number
  fileName: string | null
  createdBy: string
  createdAt: Date
  /** The bytes as they came. */
  original: Uint8Array
  originalSha256: string
}

/** Stores a transcript whole, with what it was made of. */
export async function insertTranscript(
  trx: Transaction<Database>,
  transcript: NewTranscript,
): Promise<void> {
  const key = { project_id: transcript.projectId, transcript_id: transcript.id }
  await trx
    .insertInto('transcripts')
    .values({
      project_id: transcript.projectId,
      id: transcript.id,
      title: transcript.title,
      text: transcript.text,
      length: transcript.length,
      words: transcript.words,
      sha256: transcript.sha256,
      language: transcript.language,
      file_name: transcript.fileName,
      created_by: transcript.createdBy,
      created_at: transcript.createdAt,
    })
    .execute()
  await trx
    .insertInto('transcript_originals')
    .values({
      ...key,
      bytes: Buffer.from(transcript.original),
      sha256: transcript.originalSha256,
    })
    .execute()
  const { speakers, turns } = transcript
  await sql`
    insert into speakers (project_id, transcript_id, label, name, kind, codable)
    select ${transcript.projectId}::uuid, ${transcript.id}::uuid, * from unnest(
      ${speakers.map((speaker) => speaker.label)}::text[],
      ${speakers.map((speaker) => speaker.name)}::text[],
      ${speakers.map((speaker) => speaker.kind)}::text[],
      ${speakers.map((speaker) => speaker.codable)}::boolean[])`.execute(trx)
  for (let from = 0; from < turns.length; from += mostRows) {
    const some = turns.slice(from, from + mostRows)
    await sql`
      insert into turns (project_id, transcript_id, ordinal, speaker, start, speech_start, "end")
      select ${transcript.projectId}::uuid, ${transcript.id}::uuid, * from unnest(
        ${some.map((turn) => turn.ordinal)}::int[],
        ${some.map((turn) => turn.speaker)}::text[],
        ${some.map((turn) => turn.start)}::int[],
        ${some.map((turn) => turn.speechStart)}::int[],
        ${some.map((turn) => turn.end)}::int[])`.execute(trx)
  }
}

/** So many rows a statement: a transcript of very many turns stays clear of the statement timeout. */
const mostRows = 5_000

/** Lets one text come into a project at a time, until the transaction ends. */
export async function lockText(
  trx: Transaction<Database>,
  projectId: string,
  sha256: string,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${projectId}::text || ${sha256}::text, 0))`.execute(
    trx,
  )
}

/** Reads a transcript's row and holds it, so that no round takes it up meanwhile. */
export async function lockTranscript(
  trx: Transaction<Database>,
  projectId: string,
  transcriptId: string,
): Promise<{ id: string; title: string; language: string } | undefined> {
  return trx
    .selectFrom('transcripts')
    .select(['id', 'title', 'language'])
    .where('project_id', '=', projectId)
    .where('id', '=', transcriptId)
    .forUpdate()
    .executeTakeFirst()
}

/** Title and language: all that may change of a transcript's own row. */
export async function updateTranscript(
  trx: Transaction<Database>,
  projectId: string,
  transcriptId: string,
  change: { title?: string; language?: string },
): Promise<void> {
  await trx
    .updateTable('transcripts')
    .set(change)
    .where('project_id', '=', projectId)
    .where('id', '=', transcriptId)
    .execute()
}

/** Name, kind and codability of the speaker with this label; the label is the text's and stays. */
export async function updateSpeaker(
  trx: Transaction<Database>,
  projectId: string,
  transcriptId: string,
  { label, ...change }: Speaker,
): Promise<void> {
  await trx
    .updateTable('speakers')
    .set(change)
    .where('project_id', '=', projectId)
    .where('transcript_id', '=', transcriptId)
    .where('label', '=', label)
    .execute()
}

/** Deletes a transcript with all that belongs to it. A round that has it makes this fail. */
export async function deleteTranscript(
  trx: Transaction<Database>,
  projectId: string,
  transcriptId: string,
): Promise<void> {
  // Turns first: they point at the speakers that go with the transcript.
  await trx
    .deleteFrom('turns')
    .where('project_id', '=', projectId)
    .where('transcript_id', '=', transcriptId)
    .execute()
  await trx
    .deleteFrom('transcripts')
    .where('project_id', '=', projectId)
    .where('id', '=', transcriptId)
    .execute()
}
