import { type Kysely, sql } from 'kysely'
import type { Database } from './schema.ts'

/**
 * Of each of these transcripts the newest running round in which somebody codes it and is not done.
 *
 * @returns by transcript; those that they code nowhere now are missing
 */
export async function latestOwnRounds(
  db: Kysely<Database>,
  projectId: string,
  coderId: string,
  transcripts: readonly string[],
): Promise<Map<string, { id: string; name: string }>> {
  if (transcripts.length === 0) return new Map()
  const { rows } = await sql<{ transcriptId: string; id: string; name: string }>`
    select distinct on (transcript_id) transcript_id as "transcriptId", rounds.id, rounds.name
    from layers join rounds on rounds.project_id = layers.project_id and rounds.id = round_id
    where layers.project_id = ${projectId} and coder_id = ${coderId}
      and transcript_id = any(${transcripts}::uuid[])
      and rounds.status = 'running' and completed_at is null
    order by transcript_id, rounds.created_at desc, rounds.id`.execute(db)
  return new Map(rows.map(({ transcriptId, ...round }) => [transcriptId, round]))
}
