import { type Kysely, sql } from 'kysely'
import type { RoundFacts } from '#model/rights.ts'
import type { RoundStatus, Visibility } from '#model/round.ts'
import type { Database } from './schema.ts'

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
  const [round] = await selectRounds(db).where('rounds.project_id', '=', projectId).where('rounds.id', '=', roundId).execute()
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

/** What rights depend on. */
export function roundFacts(round: Round): RoundFacts {
  return { visibility: round.visibility, status: round.status, coders: round.coders }
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
