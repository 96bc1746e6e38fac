import type { FigureJob } from '#db/figure-jobs.ts'
import { isUnderWay, type JobState } from '#model/agreement/job-state.ts'
import { DomainError } from '#model/errors.ts'
import type { Figures } from '../services.ts'
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
 * @throws {DomainError} where there are no figures yet: `being-computed`, or what their job ended with
 */
export function shownOf<T>(standing: Standing<T>): Shown<T> {
  if (standing.job === null) return { ...standing.last, job: null }
  if (standing.last === undefined) throw without(standing.job)
  return { ...standing.last, job: jobState(standing.job) }
}

/**
 * What a script gets: figures of the present layers, and never older ones.
 *
 * @throws {DomainError} as `shownOf`
 */
export function presentOf<T>(standing: Standing<T>): T {
  if (standing.job !== null) throw without(standing.job)
  return standing.last.answer
}

/** How often it is told how far figures are. */
const toldEveryMs = 500

/** Waits for figures as long as it takes. @throws {DomainError} what their job ended with */
export async function whenPresent<T>(
  figures: Pick<Figures, 'ask'>,
  task: FigureTask,
  tell: (share: number) => void,
): Promise<T> {
  for (let isAgain = true; ; isAgain = false) {
    const standing = await figures.ask<T>(task, { patienceMs: toldEveryMs, isAgain })
    if (standing.job === null || !isUnderWay(standing.job)) return presentOf(standing)
    tell(standing.job.share)
  }
}

/** A job without what only the server knows of it. */
export function jobState({
  id,
  status,
  share,
  problem,
  askedAt,
  startedAt,
  endedAt,
}: FigureJob): JobState {
  return { id, status, share, problem, askedAt, startedAt, endedAt }
}

function without(job: FigureJob): DomainError {
  return withoutAnswer(job, {
    underWay: 'These figures are being computed. Ask again in a moment.',
    cancelled: 'Computing these figures was cancelled. Ask for them again where they are wanted.',
  })
}

/** Why there is nothing of a job: it is under way, or ended without. @param words for what it makes */
export function withoutAnswer(
  job: FigureJob,
  words: { underWay: string; cancelled: string },
): DomainError {
  const extras = { job: jobState(job) }
  if (isUnderWay(job)) {
    return new DomainError('being-computed', words.underWay, { ...extras, retryAfterSeconds: 2 })
  }
  if (job.problem !== null) return new DomainError(job.problem.code, job.problem.message, extras)
  return new DomainError('conflict', words.cancelled, extras)
}
