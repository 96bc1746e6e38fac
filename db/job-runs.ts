import { type Kysely, sql } from 'kysely'
import { codeOf } from './errors.ts'
import { type AskedJob, columns, type FigureJob, type JobKey, underWay } from './figure-jobs.ts'
import type { Database } from './schema.ts'

/** A job as one server runs it: what another took since is another run of it. */
export interface JobRun extends JobKey {
  /** How often it was begun. */
  runs: number
}

/** A job with what is to be done, in JSON. */
export type TakenJob = FigureJob & Pick<AskedJob, 'task'> & JobRun

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
