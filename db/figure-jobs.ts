import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { JobState } from '#model/agreement/job-state.ts'
import type { Database } from './schema.ts'

export interface JobKey {
  projectId: string
  id: string
}

/** Figures are kept until layers change, a report for good. */
export type JobKind = 'figures' | 'report'

/** A job with what it answers. */
export interface FigureJob extends Omit<JobState, 'mayCancel'> {
  projectId: string
  roundId: string
  kind: JobKind
  /** Hash of what is asked. */
  question: string
  /** Of the layers and the codebook, when it was asked for. */
  state: string
  /** Who asked for it first; `null` where that is not known any more. */
  askedBy: string | null
}

export type AskedJob = Pick<FigureJob, 'projectId' | 'roundId' | 'kind' | 'question' | 'state'> & {
  askedBy?: string | undefined
  /** What to compute, in JSON: any server may run it. */
  task: unknown
  /** Whether gamma of a code is asked for: one person has one such job at a time. */
  isGamma?: boolean
}

/** What is read of a job. */
export const columns = [
  'project_id as projectId',
  'id',
  'round_id as roundId',
  'kind',
  'question',
  'state',
  'status',
  'share',
  'problem',
  'asked_by as askedBy',
  'asked_at as askedAt',
  'started_at as startedAt',
  'ended_at as endedAt',
] as const

/** A job that waits or runs answers in a while. */
export const underWay = ['waiting', 'running'] as const

/**
 * Asks for figures, or a report, unless somebody has already.
 *
 * @param most of a project that may wait
 * @returns the job that will answer, new or not; `full` where too many wait, `one-of-theirs` where whoever asks for gamma
 *   has a job of that kind already, in whichever project
 */
export async function askForJob(
  db: Kysely<Database>,
  { projectId, roundId, kind, question, state, task, askedBy, isGamma = false }: AskedJob,
  most: number,
): Promise<FigureJob | 'full' | 'one-of-theirs'> {
  const present = (within: Kysely<Database>) =>
    within
      .selectFrom('figure_jobs')
      .select(columns)
      .where('project_id', '=', projectId)
      .where('question', '=', question)
      .where('status', 'in', underWay)
      .executeTakeFirst()
  const before = await present(db)
  if (before !== undefined) return before
  return await db.transaction().execute(async (trx) => {
    // Many may ask at once: how many wait is counted by one after the other.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`figure jobs ${projectId}`}, 0))`.execute(
      trx,
    )
    const meanwhile = await present(trx)
    if (meanwhile !== undefined) return meanwhile
    if (isGamma && askedBy !== undefined) {
      // Always after that of the project, and of a person in whichever project.
      await sql`select pg_advisory_xact_lock(hashtextextended(${`gamma ${askedBy}`}, 0))`.execute(
        trx,
      )
      if (await hasGamma(trx, askedBy)) return 'one-of-theirs'
    }
    const { waiting } = await trx
      .selectFrom('figure_jobs')
      .select((count) => count.fn.countAll<string>().as('waiting'))
      .where('project_id', '=', projectId)
      .where('status', '=', 'waiting')
      .executeTakeFirstOrThrow()
    if (Number(waiting) >= most) return 'full'
    return await trx
      .insertInto('figure_jobs')
      .values({
        project_id: projectId,
        id: randomUUID(),
        round_id: roundId,
        kind,
        question,
        state,
        task,
        asked_by: askedBy ?? null,
      })
      .returning(columns)
      .executeTakeFirstOrThrow()
  })
}

async function hasGamma(db: Kysely<Database>, person: string): Promise<boolean> {
  const own = await db
    .selectFrom('figure_jobs')
    .select('id')
    .where('asked_by', '=', person)
    .where('status', 'in', underWay)
    .where(sql<boolean>`task #> '{every,gamma}' is not null`)
    .limit(1)
    .executeTakeFirst()
  return own !== undefined
}

/** The last job of a question, whatever became of it. */
export async function lastJob(
  db: Kysely<Database>,
  { projectId, question }: { projectId: string; question: string },
): Promise<FigureJob | undefined> {
  return await db
    .selectFrom('figure_jobs')
    .select(columns)
    .where('project_id', '=', projectId)
    .where('question', '=', question)
    .orderBy('asked_at', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function readJob(
  db: Kysely<Database>,
  { projectId, id }: JobKey,
): Promise<FigureJob | undefined> {
  return await db
    .selectFrom('figure_jobs')
    .select(columns)
    .where('project_id', '=', projectId)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Jobs of one kind of a round that wait, run or failed, the newest first; those that failed of the last hour. */
export async function listUnfinishedJobs(
  db: Kysely<Database>,
  { projectId, roundId, kind }: Pick<FigureJob, 'projectId' | 'roundId' | 'kind'>,
): Promise<FigureJob[]> {
  return await db
    .selectFrom('figure_jobs')
    .select(columns)
    .where('project_id', '=', projectId)
    .where('round_id', '=', roundId)
    .where('kind', '=', kind)
    .where('status', 'in', [...underWay, 'failed'])
    .where(sql<boolean>`coalesce(ended_at > now() - interval '1 hour', true)`)
    .orderBy('asked_at', 'desc')
    .orderBy('id')
    .limit(20)
    .execute()
}

/** Forgets a job that failed or was cancelled, so that asking again computes anew. */
export async function forgetJob(db: Kysely<Database>, { projectId, id }: JobKey): Promise<void> {
  await db
    .deleteFrom('figure_jobs')
    .where('project_id', '=', projectId)
    .where('id', '=', id)
    .where('status', 'in', ['failed', 'cancelled'])
    .execute()
}

/** Forgets jobs that ended so long ago: nobody asks any more how. */
export async function deleteEndedJobs(db: Kysely<Database>, olderMs: number): Promise<void> {
  await db
    .deleteFrom('figure_jobs')
    .where('ended_at', '<', sql<Date>`now() - ${olderMs} * interval '1 millisecond'`)
    .execute()
}
