import { type Kysely, sql, type Transaction } from 'kysely'
import type { Codebook, CodeUse } from '#model/codebook.ts'
import type { Database } from './schema.ts'

export interface CodebookVersion {
  version: number
  codebook: Codebook
  publishedAt: Date
  /** Name of who published it. */
  publishedBy: string
}

/** @returns `undefined` where the project has no such version */
export async function readCodebookVersion(
  db: Kysely<Database>,
  projectId: string,
  version: number,
): Promise<CodebookVersion | undefined> {
  const row = await selectVersions(db, projectId).where('version', '=', version).executeTakeFirst()
  return row && toVersion(row)
}

/** @returns `undefined` until a first version is published */
export async function readLatestVersion(
  db: Kysely<Database>,
  projectId: string,
): Promise<CodebookVersion | undefined> {
  const row = await selectVersions(db, projectId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && toVersion(row)
}

/** Published versions without their codes, the newest first. */
export async function listCodebookVersions(
  db: Kysely<Database>,
  projectId: string,
): Promise<(Omit<CodebookVersion, 'codebook'> & { codes: number })[]> {
  const rows = await db
    .selectFrom('codebook_versions')
    .innerJoin('people', 'people.id', 'codebook_versions.published_by')
    .select([
      'version',
      'published_at as publishedAt',
      'people.name as publishedBy',
      sql<number>`jsonb_array_length(codebook -> 'codes')`.as('codes'),
    ])
    .where('project_id', '=', projectId)
    .orderBy('version', 'desc')
    .execute()
  return rows
}

/**
 * Keeps everybody else from publishing in this project until the transaction ends, so that numbers
 * follow one another and a round is pinned to the version it was told.
 */
export async function lockCodebook(trx: Transaction<Database>, projectId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`codebook ${projectId}`}, 0))`.execute(
    trx,
  )
}

/** Asks for a transaction that has the lock of the codebook: the number must be the next one. */
export async function insertCodebookVersion(
  trx: Transaction<Database>,
  version: {
    projectId: string
    version: number
    codebook: Codebook
    publishedBy: string
    publishedAt: Date
  },
): Promise<void> {
  await trx
    .insertInto('codebook_versions')
    .values({
      project_id: version.projectId,
      version: version.version,
      codebook: version.codebook,
      published_by: version.publishedBy,
      published_at: version.publishedAt,
    })
    .execute()
}

/** Codes that must not go. */
export interface HeldCodes {
  /** Those that stand in a coded span, and all that a blind round could have in one. */
  ids: Set<string>
  /** Whether the working codebook is that of a blind round, so that all its codes are held. */
  holdsDraft: boolean
}

/**
 * Which codes are in use. Of a blind round that is not revealed each code of its codebook counts, used
 * or not: a refusal that went by what is coded there would tell it to whoever codes in it.
 */
export async function heldCodes(db: Kysely<Database>, projectId: string): Promise<HeldCodes> {
  const { rows } = await sql<{ id: string | null }>`
    with blind as (
      select id, codebook_version from rounds
      where project_id = ${projectId} and visibility = 'blind' and status <> 'revealed'
    )
    select distinct code as id from coded_spans
    where project_id = ${projectId} and round_id not in (select id from blind)
    union
    select code ->> 'id' from codebook_versions, jsonb_array_elements(codebook -> 'codes') as code
    where project_id = ${projectId} and version in (select codebook_version from blind)
    union
    select null from blind where codebook_version is null`.execute(db)
  const ids = rows.flatMap(({ id }) => id ?? [])
  return { ids: new Set(ids), holdsDraft: ids.length < rows.length }
}

/** Whether a round whose coders must not learn what others found follows the working codebook. */
export async function blindRoundFollowsDraft(
  db: Kysely<Database>,
  projectId: string,
): Promise<boolean> {
  const found = await db
    .selectFrom('rounds')
    .select('id')
    .where('project_id', '=', projectId)
    .where('visibility', '=', 'blind')
    .where('status', '<>', 'revealed')
    .where('codebook_version', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** Ids of all codes that any version has. */
export async function publishedCodeIds(db: Kysely<Database>, projectId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct code ->> 'id' as id
    from codebook_versions, jsonb_array_elements(codebook -> 'codes') as code
    where project_id = ${projectId}
    order by 1`.execute(db)
  return rows.map((row) => row.id)
}

/** What each code was last called, whatever became of it: the newest version that has it says. */
export async function publishedNames(
  db: Kysely<Database>,
  projectId: string,
  codes: readonly string[],
): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map()
  const rows = await sql<{ id: string; name: string }>`
    select distinct on (code ->> 'id') code ->> 'id' as id, code ->> 'name' as name
    from codebook_versions, jsonb_array_elements(codebook -> 'codes') as code
    where project_id = ${projectId} and code ->> 'id' = any(${codes}::text[])
    order by code ->> 'id', version desc`.execute(db)
  return new Map(rows.rows.map((row) => [row.id, row.name]))
}

/**
 * Uses of each code in the layers a reader may see: those of revealed rounds, of open ones for whoever
 * sees open rounds, and the reader's own. Others' codes of a blind round are not counted, since a
 * count would tell.
 */
export async function countCodeUses(
  db: Kysely<Database>,
  projectId: string,
  reader: { personId: string; seesOpenRounds: boolean; codes: boolean },
): Promise<Map<string, CodeUse>> {
  const rows = await db
    .selectFrom('coded_spans')
    .innerJoin('rounds', (join) =>
      join
        .onRef('rounds.project_id', '=', 'coded_spans.project_id')
        .onRef('rounds.id', '=', 'coded_spans.round_id'),
    )
    .select([
      'coded_spans.code',
      sql<number>`count(*)::int`.as('spans'),
      sql<number>`count(distinct coded_spans.transcript_id)::int`.as('transcripts'),
    ])
    .where('coded_spans.project_id', '=', projectId)
    .where((is) =>
      is.or([
        is('rounds.status', '=', 'revealed'),
        ...(reader.seesOpenRounds ? [is('rounds.visibility', '=', 'open')] : []),
        ...(reader.codes ? [is('coded_spans.coder_id', '=', reader.personId)] : []),
      ]),
    )
    .groupBy('coded_spans.code')
    .execute()
  return new Map(rows.map((row) => [row.code, { spans: row.spans, transcripts: row.transcripts }]))
}

function selectVersions(db: Kysely<Database>, projectId: string) {
  return db
    .selectFrom('codebook_versions')
    .innerJoin('people', 'people.id', 'codebook_versions.published_by')
    .select(['version', 'codebook', 'published_at', 'people.name as publishedBy'])
    .where('project_id', '=', projectId)
}

function toVersion(row: {
  version: number
  codebook: Codebook
  published_at: Date
  publishedBy: string
}): CodebookVersion {
  return {
    version: row.version,
    codebook: row.codebook,
    publishedAt: row.published_at,
    publishedBy: row.publishedBy,
  }
}
