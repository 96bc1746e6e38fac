import { type FigureJob, forgetJob, readJob } from '#db/figure-jobs.ts'
import { isUnderWay, type JobState } from '#model/agreement/job-state.ts'
import { isId } from '#model/fields.ts'
import { type Member, notFound, requireMay } from './access.ts'
import { jobState } from './agreement/standing.ts'
import { mayReadFigures } from './agreement.ts'
import type { Person, Services } from './services.ts'

/** A job of a round, as an address names it. */
export interface JobAddress {
  projectId: string
  roundId: string
  jobId: string
}

/**
 * How far figures of a round are, for those who may read them.
 *
 * @throws {DomainError} `not-permitted`; `not-found` also where it ended longer ago than an hour
 */
export async function jobOfRound(
  services: Services,
  person: Person,
  address: JobAddress,
): Promise<JobState> {
  const { job, member } = await jobAt(services, person, address)
  return jobState(job, member)
}

/**
 * Cancels a job that waits or runs, for all who wait for it; the last good figures stay. One that failed or
 * was cancelled is forgotten, so that asking again computes anew.
 *
 * @throws {DomainError} as `jobOfRound`; `not-permitted` also to whoever neither asked for it nor leads, and to whoever
 *   is no lead where it makes a report
 */
export async function endJobOfRound(
  services: Services,
  person: Person,
  address: JobAddress,
): Promise<void> {
  const { job, member } = await jobAt(services, person, address)
  if (job.kind === 'report') requireMay(member, { may: 'manage-rounds' })
  if (!isUnderWay(job)) {
    await forgetJob(services.db, job)
    return
  }
  requireMay(member, { may: 'cancel-job', askedBy: job.askedBy })
  await services.figures.cancel(job)
}

async function jobAt(
  services: Services,
  person: Person,
  { projectId, roundId, jobId }: JobAddress,
): Promise<{ job: FigureJob; member: Member }> {
  const { member } = await mayReadFigures(services, person, projectId, roundId)
  const job = isId(jobId) ? await readJob(services.db, { projectId, id: jobId }) : undefined
  if (job === undefined || job.roundId !== roundId) throw notFound('job')
  return { job, member }
}
