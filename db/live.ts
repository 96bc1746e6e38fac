import { type Kysely, sql } from 'kysely'
import type { Codebook } from '#model/codebook.ts'
import type { Role, Visibility } from '#model/round.ts'
import type { Turn } from '#model/transcript.ts'
import type { Database } from './schema.ts'
import { readTurns } from './transcripts.ts'

/** The project a round belongs to, and whether the transcript is coded in it. */
export async function findRoundTranscript(
  db: Kysely<Database>,
  roundId: string,
  transcriptId: string,
): Promise<{ projectId: string } | undefined> {
  const row = await db
    .selectFrom('layers')
    .innerJoin('rounds', (join) =>
      join
        .onRef('rounds.project_id', '=', 'layers.project_id')
        .onRef('rounds.id', '=', 'layers.round_id'),
    )
    .select('layers.project_id')
    .where('rounds.id', '=', roundId)
    .where('layers.transcript_id', '=', transcriptId)
    .limit(1)
    .executeTakeFirst()
  return row && { projectId: row.project_id }
}

/** Roles by person, of members only. */
export async function readRoles(
  db: Kysely<Database>,
  projectId: string,
): Promise<Map<string, readonly Role[]>> {
  const rows = await db
    .selectFrom('members')
    .select(['person_id', 'roles'])
    .where('project_id', '=', projectId)
    .execute()
  return new Map(
    rows.filter((row) => row.roles.length > 0).map((row) => [row.person_id, row.roles]),
  )
}

/** What live documents ask of a project; `undefined` where there is no such project. */
export async function readProjectRules(
  db: Kysely<Database>,
  projectId: string,
): Promise<{ spansAcrossTurns: boolean; memberRightsVersion: number } | undefined> {
  return await db
    .selectFrom('projects')
    .select([
      'spans_across_turns as spansAcrossTurns',
      'member_rights_version as memberRightsVersion',
    ])
    .where('id', '=', projectId)
    .executeTakeFirst()
}

/** Text and turns alone: what a coded span is held against. */
export async function readTranscriptGround(
  db: Kysely<Database>,
  projectId: string,
  transcriptId: string,
): Promise<{ text: string; turns: Turn[] } | undefined> {
  const transcript = await db
    .selectFrom('transcripts')
    .select('text')
    .where('project_id', '=', projectId)
    .where('id', '=', transcriptId)
    .executeTakeFirst()
  if (transcript === undefined) return undefined
  return { text: transcript.text, turns: await readTurns(db, projectId, transcriptId) }
}

/** The codes of a published version alone, without who published it; `undefined` where there is none. */
export async function readPinnedCodebook(
  db: Kysely<Database>,
  projectId: string,
  version: number,
): Promise<Codebook | undefined> {
  const row = await db
    .selectFrom('codebook_versions')
    .select('codebook')
    .where('project_id', '=', projectId)
    .where('version', '=', version)
    .executeTakeFirst()
  return row?.codebook
}

/** Says of sessions, by their hashes in hex, that their people are at work now. */
export async function touchSessions(
  db: Kysely<Database>,
  credentials: readonly string[],
  now: Date,
): Promise<void> {
  const hashes = sessionHashes(credentials)
  if (hashes.length === 0) return
  await sql`
    update sessions set last_seen_at = greatest(last_seen_at, ${now})
    where id_hash = any(array(select decode(hash, 'hex') from unnest(${hashes}::text[]) as hash))`.execute(
    db,
  )
}

function sessionHashes(credentials: readonly string[]): string[] {
  return credentials.filter((credential) => /^[0-9a-f]{64}$/.test(credential))
}

/** Of these credentials (session hashes in hex, token ids) the ones that still hold. */
export async function stillValid(
  db: Kysely<Database>,
  credentials: readonly string[],
  now: Date,
): Promise<Set<string>> {
  const hashes = sessionHashes(credentials)
  const tokens = credentials.filter((credential) => /^[0-9a-f-]{36}$/.test(credential))
  const { rows } = await sql<{ credential: string }>`
    select encode(id_hash, 'hex') as credential from sessions
    where id_hash = any(array(select decode(hash, 'hex') from unnest(${hashes}::text[]) as hash))
      and person_id is not null and expires_at > ${now}
    union all
    select id::text from api_tokens
    where id = any(${tokens}::uuid[]) and revoked_at is null`.execute(db)
  return new Set(rows.map((row) => row.credential))
}

/** One transcript in one round, and a coder whose layer of it is meant. */
interface Place {
  roundId: string
  transcriptId: string
  coderId: string | null
}

/** What a lead calls it, and when it was last worked on. */
export interface NamedPlace extends Place {
  roundName: string
  visibility: Visibility
  title: string
  coderName: string | null
  lastWorkAt: Date | null
}

/** The names of places in a project; what is not there any more is left out. */
export async function namePlaces(
  db: Kysely<Database>,
  projectId: string,
  places: readonly Place[],
): Promise<NamedPlace[]> {
  if (places.length === 0) return []
  const { rows } = await sql<NamedPlace>`
    select place.round_id as "roundId", place.transcript_id as "transcriptId",
      place.coder_id as "coderId", rounds.name as "roundName", rounds.visibility,
      transcripts.title, people.name as "coderName", layers.last_work_at as "lastWorkAt"
    from unnest(
      ${places.map(({ roundId }) => roundId)}::uuid[],
      ${places.map(({ transcriptId }) => transcriptId)}::uuid[],
      ${places.map(({ coderId }) => coderId)}::uuid[]
    ) as place (round_id, transcript_id, coder_id)
    join rounds on rounds.project_id = ${projectId} and rounds.id = place.round_id
    join transcripts on transcripts.project_id = ${projectId}
      and transcripts.id = place.transcript_id
    left join people on people.id = place.coder_id
    left join layers on layers.project_id = ${projectId} and layers.round_id = place.round_id
      and layers.transcript_id = place.transcript_id and layers.coder_id = place.coder_id`.execute(
    db,
  )
  return rows
}
