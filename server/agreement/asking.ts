import { type AskedJob, askForJob, type FigureJob, forgetJob, lastJob } from '#db/figure-jobs.ts'
import { readKeptFigures, readKeptState } from '#db/kept-figures.ts'
import { isUnderWay } from '#model/agreement/job-state.ts'
import { DomainError } from '#model/errors.ts'
import { notFound } from '../access.ts'
import { readLines } from './answer-lines.ts'
import { type FigureTask, presentState, questionHash } from './figure-task.ts'
import type { JobRunner } from './job-runner.ts'
import type { RunnerParts } from './job-work.ts'

/** The last figures of a question, and what becomes of those by the present layers. */
export type Standing<T> =
  /** Those of the present layers. */
  | { last: Kept<T>; job: null }
  /** `undefined` where there were none yet. */
  | { last: Kept<T> | undefined; job: FigureJob }

interface Kept<T> {
  answer: T
  computedAt: Date
}

export interface Patience {
  /** How long to wait for figures that are not there yet. */
  patienceMs: number
  /** Also where the last job by the same layers failed or was cancelled. */
  isAgain?: boolean
  /** Who asks, and may cancel the job if there was none yet. */
  askedBy?: string
}

/** Characters of answers, in JSON, that are kept here, so that they are not read and parsed each time. */
const mostParsed = 32_000_000

/** Answers what is asked of rounds: from what is kept, or by a job. */
export class Asking {
  /** Answers by their question, that used last at the end. */
  private readonly parsed = new Map<string, { state: string; answer: unknown; length: number }>()
  private length = 0

  constructor(
    private readonly parts: RunnerParts,
    private readonly runner: JobRunner,
  ) {}

  /**
   * @throws {DomainError} `unavailable` where too many wait and there is nothing to show, `too-many-requests` for gamma
   *   while another of this person is computed
   */
  async ask<T>(
    task: FigureTask,
    { patienceMs, isAgain = false, askedBy }: Patience,
  ): Promise<Standing<T>> {
    const { db } = this.parts
    const { projectId, roundId } = task
    const key = { projectId, question: questionHash(task) }
    const until = performance.now() + patienceMs
    for (;;) {
      const state = await presentState(db, task)
      const kept = await readKeptState(db, key)
      if (kept?.state === state) {
        const last = await this.last<T>(key)
        if (last !== undefined) return { last, job: null }
      }
      const before = await lastJob(db, key)
      if (before !== undefined && before.state === state && stands(before)) {
        if (!isAgain) return { last: await this.last<T>(key), job: before }
        await forgetJob(db, before)
      }
      const isGamma = task.every?.gamma !== undefined
      const asked = { ...key, roundId, kind: 'figures' as const, state, task, askedBy, isGamma }
      const job = await this.begin(asked)
      const ended = await this.runner.whenEnded(job, until - performance.now())
      // Its round was deleted, and with it the job.
      if (ended === undefined) throw notFound('round')
      if (ended.status !== 'done') {
        return { last: await this.last<T>(key), job: ended }
      }
      // What was read after it was asked for is what was asked for, whatever changed since; a job that
      // somebody asked for earlier may be by an earlier codebook.
      if (job.status !== 'waiting' || job.state !== state) continue
      const last = await this.last<T>(key)
      // It has gone with its round.
      if (last === undefined) throw notFound('round')
      return { last, job: null }
    }
  }

  /** Puts a job into the queue, unless it is there. @throws {DomainError} as `ask` */
  async begin(asked: AskedJob): Promise<FigureJob> {
    const { db, limits } = this.parts
    const job = await askForJob(db, asked, limits.agreementsWaiting)
    if (job === 'full') throw tooMany()
    if (job === 'one-of-theirs') throw anotherGamma()
    this.runner.wake()
    return job
  }

  private async last<T>(key: { projectId: string; question: string }) {
    const now = await readKeptState(this.parts.db, key)
    if (now === undefined) return undefined
    const name = `${key.projectId} ${key.question}`
    const known = this.parsed.get(name)
    if (known?.state === now.state) {
      this.parsed.delete(name)
      this.parsed.set(name, known)
      return { answer: known.answer as T, computedAt: now.computedAt }
    }
    const kept = await readKeptFigures(this.parts.db, key, readLines)
    if (kept === undefined) return undefined
    const { state, computedAt, figures } = kept
    this.remember(name, { state, ...figures })
    return { answer: figures.answer as T, computedAt }
  }

  private remember(name: string, one: { state: string; answer: unknown; length: number }): void {
    this.length += one.length - (this.parsed.get(name)?.length ?? 0)
    this.parsed.delete(name)
    this.parsed.set(name, one)
    for (const [oldest, { length }] of this.parsed) {
      if (this.length <= mostParsed) break
      this.parsed.delete(oldest)
      this.length -= length
    }
  }
}

/** Whether it ended without figures: asked again by the same layers, it would most likely do so again. */
function stands(job: FigureJob): boolean {
  return !isUnderWay(job) && job.status !== 'done'
}

function anotherGamma(): DomainError {
  return new DomainError(
    'too-many-requests',
    'Gamma that you asked for before is still being computed. Ask again when it is there.',
    { retryAfterSeconds: 10 },
  )
}

function tooMany(): DomainError {
  return new DomainError('unavailable', 'Too many figures are being computed. Try later.', {
    retryAfterSeconds: 30,
  })
}
