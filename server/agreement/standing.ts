import type { FigureJob } from '#db/figure-jobs.ts'
import { isUnderWay, type JobState } from '#model/agreement/job-state.ts'
import { DomainError } from '#model/errors.ts'
import { type MemberFacts, may } from '#model/rights.ts'
import type { Figures, Services } from '../services.ts'
import type { Standing } from './asking.ts'
import type { FigureTask } from './figure-task.ts'

/** Figures for a page: the last there are, and what becomes of newer ones where layers changed since. */
export interface Shown<T> {
  answer: T
  computedAt: Date
  job: JobState | null
}

/**
 * What a page shows.
 *
 * @param member who is shown it
 * @throws {DomainError} where there are no figures yet: `being-computed`, or what their job ended with
 */
export function shownOf<T>(standing: Standing<T>, member: MemberFacts): Shown<T> {
  if (standing.job === null) return { ...standing.last, job: null }
  if (standing.last === undefined) throw without(standing.job, member)
  return { ...standing.last, job: jobState(standing.job, member) }
}

/**
 * What a script gets: figures of the present layers, and never older ones.
 *
 * @throws {DomainError} as `shownOf`
 */
export function presentOf<T>(standing: Standing<T>, member: MemberFacts): T {
  if (standing.job !== null) throw without(standing.job, member)
  return standing.last.answer
}

/** How often it is told how far figures are. */
const toldEveryMs = 500

/** Waits for figures as long as it takes. @throws {DomainError} what their job ended with */
async function whenPresent<T>(
  figures: Pick<Figures, 'ask'>,
  task: FigureTask,
  member: MemberFacts,
  tell: (share: number) => void,
): Promise<T> {
  for (let isAgain = true; ; isAgain = false) {
    const asked = { patienceMs: toldEveryMs, isAgain, askedBy: member.id }
    const standing = await figures.ask<T>(task, asked)
    if (standing.job === null || !isUnderWay(standing.job)) return presentOf(standing, member)
    tell(standing.job.share)
  }
}

/**
 * What a script gets, which waits for a while, or, where it is told how far figures are, as long as it takes.
 *
 * @throws {DomainError} `being-computed` where they are not there after a while; what their job ended with
 */
export async function answerOf<T>(
  { figures, settings }: Pick<Services, 'figures' | 'settings'>,
  task: FigureTask,
  member: MemberFacts,
  tell: ((share: number) => void) | undefined,
): Promise<T> {
  if (tell !== undefined) return whenPresent<T>(figures, task, member, tell)
  const { figuresApiPatienceMs: patienceMs } = settings.limits
  return presentOf(await figures.ask<T>(task, { patienceMs, askedBy: member.id }), member)
}

/** A job without what only the server knows of it. */
export function jobState(
  { id, status, share, problem, askedBy, askedAt, startedAt, endedAt }: FigureJob,
  member: MemberFacts,
): JobState {
  const mayCancel = may(member, { may: 'cancel-job', askedBy })
  return { id, status, share, problem, askedAt, startedAt, endedAt, mayCancel }
}

function without(job: FigureJob, member: MemberFacts): DomainError {
  return withoutAnswer(job, member, {
    underWay: 'These figures are being computed. Ask again in a moment.',
    cancelled: 'Computing these figures was cancelled. Ask for them again where they are wanted.',
  })
}

/** Why there is nothing of a job: it is under way, or ended without. @param words for what it makes */
export function withoutAnswer(
  job: FigureJob,
  member: MemberFacts,
  words: { underWay: string; cancelled: string },
): DomainError {
  const extras = { job: jobState(job, member) }
  if (isUnderWay(job)) {
    return new DomainError('being-computed', words.underWay, { ...extras, retryAfterSeconds: 2 })
  }
  if (job.problem !== null) return new DomainError(job.problem.code, job.problem.message, extras)
  return new DomainError('conflict', words.cancelled, extras)
}
