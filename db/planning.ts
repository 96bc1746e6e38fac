import { type Kysely, sql } from 'kysely'
import type { RoundKey } from './agreement.ts'
import type { Database } from './schema.ts'

/** A transcript of the project that a second coder might code. */
export interface DrawCandidate {
  id: string
  title: string
  /** In code points. */
  length: number
  /** Who speaks most of it, of those who are codable; `null` where nobody is named. */
  speaker: string | null
  /** Coded spans on it in the round. */
  frequency: number
  /** How many code it in the round. */
  coders: number
}

/** Every transcript of the project, by id. */
export async function listDrawCandidates(
  db: Kysely<Database>,
  { projectId, roundId }: RoundKey,
): Promise<DrawCandidate[]> {
  const { rows } = await sql<DrawCandidate>`
    select id, title, length,
      (select turns.speaker from turns
        join speakers on speakers.project_id = turns.project_id
          and speakers.transcript_id = turns.transcript_id and speakers.label = turns.speaker
        where turns.project_id = transcripts.project_id and turns.transcript_id = transcripts.id
          and speakers.codable
        group by turns.speaker order by sum(turns."end" - turns.speech_start) desc, turns.speaker
        limit 1) as speaker,
      (select count(*)::int from coded_spans
        where coded_spans.project_id = transcripts.project_id and round_id = ${roundId}
          and transcript_id = transcripts.id) as frequency,
      (select count(*)::int from layers
        where layers.project_id = transcripts.project_id and round_id = ${roundId}
          and transcript_id = transcripts.id) as coders
    from transcripts where project_id = ${projectId} order by id`.execute(db)
  return rows
}

/** When each completed layer of a round was completed, milliseconds since 1970. */
export async function listCompletions(
  db: Kysely<Database>,
  { projectId, roundId }: RoundKey,
): Promise<{ transcript: string; coder: string; at: number }[]> {
  const rows = await db
    .selectFrom('layers')
    .select(['transcript_id', 'coder_id', 'completed_at'])
    .where('project_id', '=', projectId)
    .where('round_id', '=', roundId)
    .where('completed_at', 'is not', null)
    .orderBy('transcript_id')
    .orderBy('coder_id')
    .execute()
  return rows.map(({ transcript_id, coder_id, completed_at }) => ({
    transcript: transcript_id,
    coder: coder_id,
    at: completed_at!.getTime(),
  }))
}

/**
 * Rounds in which somebody completed a transcript that the same person completed in this one too, the latest
 * first, with how many layers there are twice.
 */
export async function listRepeatedRounds(
  db: Kysely<Database>,
  { projectId, roundId }: RoundKey,
): Promise<{ id: string; name: string; layers: number }[]> {
  const { rows } = await sql<{ id: string; name: string; layers: number }>`
    select rounds.id, rounds.name, count(*)::int as layers
    from layers now
    join layers before on before.project_id = now.project_id and before.transcript_id = now.transcript_id
      and before.coder_id = now.coder_id and before.round_id <> now.round_id
    join rounds on rounds.project_id = before.project_id and rounds.id = before.round_id
    where now.project_id = ${projectId} and now.round_id = ${roundId}
      and now.completed_at is not null and before.completed_at is not null
    group by rounds.id, rounds.name, rounds.created_at
    order by rounds.created_at desc, rounds.id`.execute(db)
  return rows
}
