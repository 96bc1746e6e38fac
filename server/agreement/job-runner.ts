import { EventEmitter, once } from 'node:events'
import { availableParallelism } from 'node:os'
import {
  deleteEndedJobs,
  type FigureJob,
  type JobKey,
  type JobKind,
  readJob,
} from '#db/figure-jobs.ts'
import {
  endJob,
  endLostJobs,
  giveBackJob,
  type TakenJob,
  takeJob,
  tellOfJob,
} from '#db/job-runs.ts'
import { isUnderWay } from '#model/agreement/job-state.ts'
import { type Cause, lostJob, problemOf } from './ended-job.ts'
import type { JobWork, RunnerParts } from './job-work.ts'

/** How often a server says of its jobs that it is there, and looks for what others left. */
const beatMs = 1_000
const lookMs = 2_000
/** Who was not heard of for so long is gone. */
const silentMs = 15 * beatMs
/** How often it is asked how a job at another server goes. */
const askedEveryMs = 250
/** One core is left to the event loop. */
export const jobsAtOnce = Math.max(1, availableParallelism() - 1)
/** How a job ended can be asked for so long, and one that failed is not begun anew by itself. */
const endedKeptMs = 60 * 60_000

/**
 * Runs jobs of the one queue in the database, in threads, so that no computation delays a live session. Of a
 * project one runs at a time, at whichever server.
 */
export class JobRunner {
  private readonly running = new Map<string, { cause: Cause; stop: AbortController }>()
  private readonly ends = new EventEmitter().setMaxListeners(0)
  private readonly looking: NodeJS.Timeout
  private taking: Promise<void> | undefined
  private isWanted = false
  private isClosed = false

  constructor(
    private readonly parts: Pick<RunnerParts, 'db' | 'log'>,
    private readonly works: Readonly<Record<JobKind, JobWork>>,
  ) {
    this.looking = setInterval(() => {
      // The database may be away: then the next look finds what this one did not.
      void this.look().catch(() => {})
    }, lookMs).unref()
  }

  /** Takes what waits, as long as a thread is free. */
  wake(): void {
    this.isWanted = true
    this.taking ??= this.take()
      .catch((error) => this.parts.log.warn({ err: error }, 'no job could be taken'))
      .finally(() => (this.taking = undefined))
  }

  /**
   * Waits until a job has ended, at whichever server.
   *
   * @param ms at most
   * @returns the job as it then is; `undefined` where it is gone
   */
  async whenEnded(key: JobKey, ms: number): Promise<FigureJob | undefined> {
    const until = performance.now() + ms
    for (;;) {
      const job = await readJob(this.parts.db, key)
      const left = until - performance.now()
      if (job === undefined || !isUnderWay(job) || left <= 0) return job
      await this.endOf(key.id, Math.min(left, askedEveryMs))
    }
  }

  /** Ends a job that waits or runs, at whichever server: the one that runs it learns of it within a second. */
  async cancel(key: JobKey): Promise<void> {
    const { projectId, id } = key
    await endJob(this.parts.db, { projectId, id }, { status: 'cancelled' })
    this.stop(key.id, 'cancelled')
    this.ends.emit(key.id)
  }

  /** Lets other servers take what runs here. */
  async close(): Promise<void> {
    this.isClosed = true
    clearInterval(this.looking)
    await this.taking
    for (const id of this.running.keys()) this.stop(id, 'closed')
    await Promise.all(Object.values(this.works).map((work) => work.close()))
    while (this.running.size > 0) await once(this.ends, 'all')
  }

  private async take(): Promise<void> {
    while (this.isWanted && !this.isClosed && this.running.size < jobsAtOnce) {
      // What is asked for while the queue is looked at may not be seen by this look.
      this.isWanted = false
      const job = await takeJob(this.parts.db)
      if (job === undefined) continue
      this.isWanted = true
      void this.run(job)
    }
  }

  private async look(): Promise<void> {
    await endLostJobs(this.parts.db, silentMs, lostJob)
    this.wake()
  }

  private async run(job: TakenJob): Promise<void> {
    const { db, log } = this.parts
    const work = this.works[job.kind]
    const stop = new AbortController()
    const own = { cause: 'none' as Cause, stop }
    this.running.set(job.id, own)
    let share = 0
    const beat = setInterval(() => {
      tellOfJob(db, job, share).then(
        (runs) => runs || this.stop(job.id, 'cancelled'),
        () => {},
      )
    }, beatMs)
    const tooLong = setTimeout(() => this.stop(job.id, 'too long'), work.limits.ms)
    try {
      const tell = (done: number) => (share = done)
      const keep = await work.run(job, { signal: stop.signal, tell })
      await db.transaction().execute(async (trx) => {
        if (await endJob(trx, job, { status: 'done' })) await keep(trx)
      })
      // What is not forgotten now is with the next one.
      await deleteEndedJobs(db, endedKeptMs).catch(() => {})
    } catch (error) {
      await this.failed(job, work, own.cause, error).catch((lost) =>
        log.warn({ err: lost }, 'how a job ended could not be stored'),
      )
    } finally {
      clearInterval(beat)
      clearTimeout(tooLong)
      this.running.delete(job.id)
      this.ends.emit(job.id)
      if (this.running.size === 0) this.ends.emit('all')
      if (!this.isClosed) this.wake()
    }
  }

  private async failed(job: TakenJob, work: JobWork, cause: Cause, error: unknown): Promise<void> {
    const { db, log } = this.parts
    if (cause === 'cancelled') return
    if (cause === 'closed') return await giveBackJob(db, job)
    const problem = problemOf(error, cause, work)
    if (problem.code === 'unavailable') log.error({ err: error }, 'a job failed')
    await endJob(db, job, { status: 'failed', problem })
  }

  private stop(id: string, cause: Cause): void {
    const own = this.running.get(id)
    if (own === undefined || own.cause !== 'none') return
    own.cause = cause
    own.stop.abort()
  }

  private async endOf(id: string, ms: number): Promise<void> {
    const waiting = new AbortController()
    const timer = setTimeout(() => waiting.abort(), ms)
    await once(this.ends, id, { signal: waiting.signal }).catch(() => {})
    clearTimeout(timer)
  }
}
