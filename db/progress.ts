import { type Kysely, sql } from 'kysely'
import type { LayerKey } from '#model/round.ts'
import { ofLayer } from './layer-key.ts'
import type { Database } from './schema.ts'

/** How far one coder is with one transcript of a round. */
export interface LayerProgress {
  transcriptId: string
  coderId: string
  completedAt: Date | null
  /** When a lead let the coder back in although the round is closed. */
  reopenedAt: Date | null
  /** When a coded span or memo was last stored. */
  lastWorkAt: Date | null
  /** The turn the coder was at, 0 for the preamble; `null` while it was never opened. */
  lastTurn: number | null
  /** Counted up whenever who may write it is another answer. */
  rightsVersion: number
}

/** A transcript as a table of a round names it. */
export interface RoundTranscript {
  id: string
  title: string
  words: number
  turns: number
}

/** Progress of every layer of a round, or of one coder's. */
export async function readProgress(
  db: Kysely<Database>,
  projectId: string,
  roundId: string,
  coderId?: string,
): Promise<LayerProgress[]> {
  let query = selectLayers(db)
    .where('project_id', '=', projectId)
    .where('round_id', '=', roundId)
    .orderBy('transcript_id')
    .orderBy('coder_id')
  if (coderId !== undefined) query = query.where('coder_id', '=', coderId)
  return (await query.execute()).map(toProgress)
}

/** @returns `undefined` where the coder is not assigned to this transcript */
export async function readLayerProgress(
  db: Kysely<Database>,
  layer: LayerKey,
): Promise<LayerProgress | undefined> {
  const row = await selectLayers(db)
    .where((row) => row.and(ofLayer(layer)))
    .executeTakeFirst()
  return row && toProgress(row)
}

/** Transcripts that a round holds, by title. */
export async function listRoundTranscripts(
  db: Kysely<Database>,
  projectId: string,
  roundId: string,
): Promise<RoundTranscript[]> {
  const { rows } = await sql<RoundTranscript>`
    select id, title, words,
      (select count(*)::int from turns
        where turns.project_id = transcripts.project_id and transcript_id = transcripts.id) as turns
    from transcripts
    where project_id = ${projectId} and exists (
      select 1 from layers where layers.project_id = transcripts.project_id
        and round_id = ${roundId} and transcript_id = transcripts.id)
    order by title, id`.execute(db)
  return rows
}

/** Transcripts of a project with what a choice among them needs, by title. */
export async function listTranscriptChoices(
  db: Kysely<Database>,
  projectId: string,
): Promise<{ id: string; title: string; words: number }[]> {
  return db
    .selectFrom('transcripts')
    .select(['id', 'title', 'words'])
    .where('project_id', '=', projectId)
    .orderBy('title')
    .orderBy('id')
    .execute()
}

const oneMore = sql<number>`rights_version + 1`

/** Marks a layer as completed, which ends its reopening, or takes that back. */
export async function writeCompletion(
  trx: Kysely<Database>,
  layer: LayerKey,
  completedAt: Date | null,
): Promise<void> {
  await trx
    .updateTable('layers')
    .set({
      completed_at: completedAt,
      ...(completedAt === null ? {} : { reopened_at: null }),
      rights_version: oneMore,
    })
    .where((row) => row.and(ofLayer(layer)))
    .execute()
}

/** Lets a coder back into a layer, which is then no longer completed, or ends that. */
export async function writeReopening(
  trx: Kysely<Database>,
  layer: LayerKey,
  reopenedAt: Date | null,
): Promise<void> {
  await trx
    .updateTable('layers')
    .set({
      reopened_at: reopenedAt,
      ...(reopenedAt === null ? {} : { completed_at: null }),
      rights_version: oneMore,
    })
    .where((row) => row.and(ofLayer(layer)))
    .execute()
}

/** No layer of the round is reopened on its own any more. */
export async function endReopenings(
  trx: Kysely<Database>,
  { projectId, id }: { projectId: string; id: string },
): Promise<void> {
  await trx
    .updateTable('layers')
    .set({ reopened_at: null })
    .where('project_id', '=', projectId)
    .where('round_id', '=', id)
    .where('reopened_at', 'is not', null)
    .execute()
}

/** Keeps the turn a coder is at, never past the transcript's last one. */
export async function writePosition(
  db: Kysely<Database>,
  layer: LayerKey,
  turn: number,
): Promise<void> {
  await sql`
    update layers set last_turn = least(${turn}::int, (
      select count(*)::int from turns
      where turns.project_id = layers.project_id and turns.transcript_id = layers.transcript_id))
    where project_id = ${layer.projectId} and round_id = ${layer.roundId}
      and transcript_id = ${layer.transcriptId} and coder_id = ${layer.coderId}`.execute(db)
}

function selectLayers(db: Kysely<Database>) {
  return db
    .selectFrom('layers')
    .select([
      'transcript_id',
      'coder_id',
      'completed_at',
      'reopened_at',
      'last_work_at',
      'last_turn',
      'rights_version',
    ])
}

function toProgress(row: {
  transcript_id: string
  coder_id: string
  completed_at: Date | null
  reopened_at: Date | null
  last_work_at: Date | null
  last_turn: number | null
  rights_version: number
}): LayerProgress {
  return {
    transcriptId: row.transcript_id,
    coderId: row.coder_id,
    completedAt: row.completed_at,
    reopenedAt: row.reopened_at,
    lastWorkAt: row.last_work_at,
    lastTurn: row.last_turn,
    rightsVersion: row.rights_version,
  }
}
