import { setTimeout as pause } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { Database } from '#db/schema.ts'
import type { LiveWatch } from '../watch.ts'
import { Apart } from './apart.ts'
import { Attempts, lockMs, longestWaitMs, updatesIn } from './attempts.ts'
import {
  type Batch,
  isOfALock,
  isOfTheContent,
  isOfTheDatabase,
  type Source,
  type Work,
} from './commit.ts'
import { CommitPace } from './commit-pace.ts'

/**
 * More than this in one transaction, and the first in it would wait for the last, and everybody for the
 * event loop, which hands it over.
 */
const most = { bytes: 1024 * 1024, rows: 2_000 }

/**
 * Commits the work of all rooms, one transaction at a time: what comes while one is under way goes into
 * the next. So commits keep their own time, and under load one carries many changes.
 *
 * A room whose rows are locked by somebody else, or cannot be stored and nobody knows why, waits beside the
 * others.
 */
export class Committer {
  private readonly waiting = new Set<Source>()
  private running: Promise<void> | null = null
  private readonly attempts: Attempts
  private readonly apart: Apart
  private readonly pace = new CommitPace()
  private isStopped = false

  constructor(
    db: Kysely<Database>,
    private readonly log: Logger,
    processId: string,
    watch?: LiveWatch,
  ) {
    this.attempts = new Attempts(db, log, processId, watch)
    this.apart = new Apart(this.attempts, (source) => this.wait(source))
  }

  /** Bytes of work that is taken or queued and not yet committed. */
  get pendingBytes(): number {
    return this.attempts.pendingBytes
  }

  /** Whether the database has been failing: everything waits, nothing is lost. */
  get isFailing(): boolean {
    return this.attempts.isFailing
  }

  /** Says that a room has work. */
  queue(source: Source, bytes: number): void {
    this.attempts.pendingBytes += bytes
    if (!this.apart.has(source)) this.wait(source)
  }

  private wait(source: Source): void {
    this.waiting.add(source)
    this.running ??= this.run()
  }

  /** Gives up on a database that does not come back, so that the process can end. */
  stop(): void {
    this.isStopped = true
    this.apart.stop()
  }

  /** Resolves when nothing is left to commit. */
  async idle(): Promise<void> {
    while (this.running !== null || this.apart.running !== null) {
      await this.running
      await this.apart.running
    }
  }

  private async run(): Promise<void> {
    // What the same turn of the event loop brings goes together.
    await new Promise((resolve) => setImmediate(resolve))
    try {
      while (this.waiting.size > 0 && !this.isStopped) {
        const begunAt = performance.now()
        const batch = this.takeBatch()
        if (batch.length > 0) await this.store(batch)
        await this.pace.breathe(updatesIn(batch), begunAt)
      }
    } finally {
      // In the step that saw nothing waiting: what comes a moment later starts another run.
      this.running = null
    }
  }

  private takeBatch(): [Source, Work][] {
    const batch: [Source, Work][] = []
    let bytes = 0
    let rows = 0
    for (const source of this.waiting) {
      if (bytes > most.bytes || rows > most.rows) break
      this.waiting.delete(source)
      // What it accepted since comes after what waits apart.
      if (this.apart.has(source)) continue
      const work = source.takeWork()
      if (work === null) continue
      batch.push([source, work])
      bytes += work.bytes
      rows += work.rows.size
    }
    return batch
  }

  private async store(batch: Batch, lockMs?: number): Promise<void> {
    for (let waitMs = 50; batch.length > 0; waitMs = Math.min(waitMs * 2, longestWaitMs)) {
      try {
        await this.attempts.store(batch, lockMs)
        for (const [source] of batch) if (source.hasWork) this.wait(source)
        return
      } catch (error) {
        const left = await this.attempts.leftAfter(error, batch)
        if (left !== null) batch = left
        else if (isOfALock(error) || !isOfTheDatabase(error)) return this.storeEach(batch, error)
        else if (!(await this.outlast(error, waitMs))) return
      }
    }
  }

  /** Waits for a database that is away. @returns whether it is worth another try */
  private async outlast(error: unknown, waitMs: number): Promise<boolean> {
    if (this.isStopped) return false
    if (!this.isFailing) this.log.error({ err: error }, 'commits wait for the database')
    this.attempts.isFailing = true
    await pause(waitMs)
    return true
  }

  /** One room's work cannot be stored, or not now: the others' is not held up by it. */
  private async storeEach(batch: Batch, error: unknown): Promise<void> {
    for (const one of batch) {
      if (batch.length > 1) await this.store([one], lockMs)
      else if (isOfTheContent(error)) this.attempts.fail(one, error)
      else this.setApart(one, error)
    }
  }

  private setApart(one: Batch[number], error: unknown): void {
    const { document } = one[0]
    this.log.warn({ err: error, document }, 'a room waits apart from the others')
    this.apart.add(one)
  }
}
