import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { JobState } from '#model/agreement/job-state.ts'
import { codeOf } from './errors.ts'
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
}

const columns = [
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

const underWay = ['waiting', 'running'] as const

/** A job as one server runs it: what another took since is another run of it. */
export interface JobRun extends JobKey {
  /** How often it was begun. */
  runs: number
}

/** A job with what is to be done, in JSON. */
export type TakenJob = FigureJob & Pick<AskedJob, 'task'> & JobRun

/**
 * Asks for figures, or a report, unless somebody has already.
 *
 * @param most of a project that may wait
 * @returns the job that will answer, new or not; `undefined` where too many wait
 */
export async function askForJob(
  db: Kysely<Database>,
  { projectId, roundId, kind, question, state, task, askedBy }: AskedJob,
  most: number,
): Promise<FigureJob | undefined> {
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
    const { waiting } = await trx
      .selectFrom('figure_jobs')
      .select((count) => count.fn.countAll<string>().as('waiting'))
      .where('project_id', '=', projectId)
      .where('status', '=', 'waiting')
      .executeTakeFirstOrThrow()
    if (Number(waiting) >= most) return undefined
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

/**
 * Takes a job of the project that was served least recently, among those in which none runs at any server; of
 * the project's jobs the one that waits longest. So one that asks for very much holds up no other.
 *
 * @returns `undefined` where there is none, or another server took one of the same project just now
 */
export async function takeJob(db: Kysely<Database>): Promise<TakenJob | undefined> {
  try {
    return await db
      .updateTable('figure_jobs')
      .set({
        status: 'running',
        started_at: sql<Date>`now()`,
        heard_at: sql<Date>`now()`,
        share: 0,
        runs: sql<number>`runs + 1`,
      })
      .where(
        sql`(project_id, id)`,
        '=',
        sql`(select project_id, id from figure_jobs as next
          where status = 'waiting' and not exists (
            select from figure_jobs as other
            where other.project_id = next.project_id and other.status = 'running')
          order by (select max(started_at) from figure_jobs as served
            where served.project_id = next.project_id) nulls first, asked_at, id
          limit 1 for update skip locked)`,
      )
      .returning([...columns, 'task', 'runs'])
      .executeTakeFirst()
  } catch (error) {
    // unique_violation: one job of a project runs.
    if (codeOf(error) === '23505') return undefined
    throw error
  }
}

/** Says that a job is still being worked on, and how far it is. @returns false where this run of it has ended */
export async function tellOfJob(
  db: Kysely<Database>,
  { projectId, id, runs }: JobRun,
  share: number,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('figure_jobs')
    .set({ heard_at: sql<Date>`now()`, share })
    .where('project_id', '=', projectId)
    .where('id', '=', id)
    .where('status', '=', 'running')
    .where('runs', '=', runs)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/**
 * Ends a job that waits or runs.
 *
 * @param job a run of it: then only while that one goes on
 * @returns false where it had ended before
 */
export async function endJob(
  db: Kysely<Database>,
  { projectId, id, ...job }: JobKey | JobRun,
  end: { status: 'done' | 'cancelled' } | { status: 'failed'; problem: FigureJob['problem'] },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('figure_jobs')
    .set({
      status: end.status,
      ended_at: sql<Date>`now()`,
      ...('problem' in end ? { problem: end.problem } : {}),
      ...(end.status === 'done' ? { share: 1 } : {}),
    })
    .where('project_id', '=', projectId)
    .where('id', '=', id)
    .where('status', 'in', 'runs' in job ? ['running'] : underWay)
    .$if('runs' in job, (own) => own.where('runs', '=', (job as JobRun).runs))
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Lets another server take a job that this one began and does not end, unless one has it already. */
export async function giveBackJob(
  db: Kysely<Database>,
  { projectId, id, runs }: JobRun,
): Promise<void> {
  await db
    .updateTable('figure_jobs')
    .set({ status: 'waiting', share: 0, runs: sql<number>`runs - 1` })
    .where('project_id', '=', projectId)
    .where('id', '=', id)
    .where('status', '=', 'running')
    .where('runs', '=', runs)
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

/**
 * Of jobs whose server was not heard of for so long: those begun once wait again, the others failed.
 *
 * @returns how many
 */
export async function endLostJobs(
  db: Kysely<Database>,
  silentMs: number,
  problem: NonNullable<FigureJob['problem']>,
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('figure_jobs')
    .set({
      status: sql<'waiting' | 'failed'>`case when runs < 2 then 'waiting' else 'failed' end`,
      ended_at: sql<Date | null>`case when runs < 2 then null else now() end`,
      problem: sql<typeof problem | null>`case when runs < 2 then null else ${problem}::jsonb end`,
    })
    .where('status', '=', 'running')
    .where('heard_at', '<', sql<Date>`now() - ${silentMs} * interval '1 millisecond'`)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}

/** Forgets jobs that ended so long ago: nobody asks any more how. */
export async function deleteEndedJobs(db: Kysely<Database>, olderMs: number): Promise<void> {
  await db
    .deleteFrom('figure_jobs')
    .where('ended_at', '<', sql<Date>`now() - ${olderMs} * interval '1 millisecond'`)
    .execute()
}
