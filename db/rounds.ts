import { type Kysely, sql, type Transaction } from 'kysely'
import type { Assignment } from '#model/assignments.ts'
import type { RoundFacts } from '#model/rights.ts'
import type { RoundStatus, Visibility } from '#model/round.ts'
import { renewRights } from './layer-rights.ts'
import type { Database } from './schema.ts'

/** Fixed transcripts, coders, codebook version and visibility, as stored. */
export interface Round {
  id: string
  projectId: string
  name: string
  visibility: Visibility
  status: RoundStatus
  /** `null`: the round follows the working draft. */
  codebookVersion: number | null
  createdAt: Date
  closedAt: Date | null
  revealedAt: Date | null
  /** Ids of everybody assigned to a transcript of the round, in order. */
  coders: readonly string[]
}

/** @returns `undefined` where the project has no such round, also when another project has it. */
export async function readRound(
  db: Kysely<Database>,
  projectId: string,
  roundId: string,
): Promise<Round | undefined> {
  const [round] = await selectRounds(db)
    .where('rounds.project_id', '=', projectId)
    .where('rounds.id', '=', roundId)
    .execute()
  return round && toRound(round)
}

/** Rounds of a project, the oldest first. */
export async function listRounds(db: Kysely<Database>, projectId: string): Promise<Round[]> {
  const rows = await selectRounds(db)
    .where('rounds.project_id', '=', projectId)
    .orderBy('rounds.created_at')
    .orderBy('rounds.id')
    .execute()
  return rows.map(toRound)
}

/** @returns whether it was made; not when a round of that id is there already */
export async function insertRound(
  trx: Transaction<Database>,
  round: {
    id: string
    projectId: string
    name: string
    visibility: Visibility
    codebookVersion: number | null
    createdBy: string
    createdAt: Date
  },
): Promise<boolean> {
  const row = await trx
    .insertInto('rounds')
    .values({
      id: round.id,
      project_id: round.projectId,
      name: round.name,
      visibility: round.visibility,
      codebook_version: round.codebookVersion,
      created_by: round.createdBy,
      created_at: round.createdAt,
      closed_at: null,
      revealed_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Gives each coder each transcript; who has it already keeps it as it is. @returns how many are new */
export async function insertAssignments(
  trx: Transaction<Database>,
  round: { projectId: string; roundId: string },
  assignments: readonly Assignment[],
): Promise<number> {
  const pairs = assignments.flatMap(({ transcript, coders }) =>
    coders.map((coder) => ({ transcript, coder })),
  )
  const made = await sql`
    insert into layers (project_id, round_id, transcript_id, coder_id)
    select ${round.projectId}::uuid, ${round.roundId}::uuid, transcript, coder
    from unnest(${pairs.map((pair) => pair.transcript)}::uuid[],
      ${pairs.map((pair) => pair.coder)}::uuid[]) as pair (transcript, coder)
    on conflict do nothing`.execute(trx)
  return Number(made.numAffectedRows ?? 0)
}

/** Changes what is given, and leaves the rest. Another status waits for what is being committed. */
export async function updateRound(
  trx: Transaction<Database>,
  round: { projectId: string; id: string },
  change: {
    name?: string
    status?: RoundStatus
    closed_at?: Date | null
    revealed_at?: Date | null
  },
): Promise<void> {
  if (change.status !== undefined) {
    await renewRights(trx, { projectId: round.projectId, roundId: round.id })
  }
  await trx
    .updateTable('rounds')
    .set(change)
    .where('project_id', '=', round.projectId)
    .where('id', '=', round.id)
    .execute()
}

/** Whether anything was coded, noted, said or completed in a round; then it is not to be deleted. */
export async function holdsWork(
  db: Kysely<Database>,
  projectId: string,
  roundId: string,
): Promise<boolean> {
  const { rows } = await sql<{ holds: boolean }>`
    select exists (select 1 from coded_spans
        where project_id = ${projectId} and round_id = ${roundId})
      or exists (select 1 from layer_memos
        where project_id = ${projectId} and round_id = ${roundId})
      or exists (select 1 from discussion_comments
        where project_id = ${projectId} and round_id = ${roundId})
      or exists (select 1 from layers where project_id = ${projectId} and round_id = ${roundId}
        and completed_at is not null) as holds`.execute(db)
  return rows[0]?.holds ?? false
}

/** The round with its layers, what was said about them, and their documents. */
export async function deleteRound(
  trx: Transaction<Database>,
  projectId: string,
  roundId: string,
): Promise<void> {
  await trx
    .deleteFrom('documents')
    .where('project_id', '=', projectId)
    .where(nameOfRound(roundId))
    .execute()
  await trx
    .deleteFrom('rounds')
    .where('project_id', '=', projectId)
    .where('id', '=', roundId)
    .execute()
}

/** What rights depend on. */
export function roundFacts(round: Round): RoundFacts {
  return { visibility: round.visibility, status: round.status, coders: round.coders }
}

/** The documents of a round: layers, and what is said about them. */
export function nameOfRound(roundId: string) {
  return sql<boolean>`(name like ${`layer.${roundId}.%`} or name like ${`discussion.${roundId}.%`})`
}

function selectRounds(db: Kysely<Database>) {
  return db
    .selectFrom('rounds')
    .selectAll('rounds')
    .select(
      sql<string[]>`array(
        select distinct coder_id from layers
        where layers.project_id = rounds.project_id and layers.round_id = rounds.id
        order by coder_id)`.as('coders'),
    )
}

type RoundRow = Awaited<ReturnType<ReturnType<typeof selectRounds>['execute']>>[number]

function toRound(row: RoundRow): Round {
  return {
    id: row.id,
    projectId: row.project_id,
    name: row.name,
    visibility: row.visibility,
    status: row.status,
    codebookVersion: row.codebook_version,
    createdAt: row.created_at,
    closedAt: row.closed_at,
    revealedAt: row.revealed_at,
    coders: row.coders,
  }
}
