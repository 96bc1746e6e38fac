import { setTimeout as pause } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { Database } from '#db/schema.ts'
import { type DomainError, isDomainError } from '#model/errors.ts'
import { staleEpoch } from '../stored/stale-epoch.ts'
import type { LiveWatch } from '../watch.ts'
import {
  type Batch,
  commit,
  isOfALock,
  isOfTheContent,
  isOfTheDatabase,
  Outdated,
  RightsChanged,
  type Source,
  type Work,
} from './commit.ts'
import { CommitPace } from './commit-pace.ts'

/**
 * More than this in one transaction, and the first in it would wait for the last, and everybody for the
 * event loop, which hands it over.
 */
const most = { bytes: 1024 * 1024, rows: 2_000 }
const longestWaitMs = 2_000
/** How long a room whose rows somebody holds waits for them in one go, while others are apart from it. */
const lockMs = 200

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
  /** Work that waits apart, as a rule for a lock; what its rooms accept meanwhile comes after it. */
  private readonly locked = new Map<Source, Work>()
  private unlocking: Promise<void> | null = null
  /** Bytes of work that is taken or queued and not yet committed. */
  pendingBytes = 0
  /** Whether the database has been failing: everything waits, nothing is lost. */
  isFailing = false
  private readonly pace = new CommitPace()
  private isStopped = false

  constructor(
    private readonly db: Kysely<Database>,
    private readonly log: Logger,
    private readonly processId: string,
    private readonly watch?: LiveWatch,
  ) {}

  /** Says that a room has work. */
  queue(source: Source, bytes: number): void {
    this.pendingBytes += bytes
    if (!this.locked.has(source)) this.wait(source)
  }

  private wait(source: Source): void {
    this.waiting.add(source)
    this.running ??= this.run()
  }

  /** Gives up on a database that does not come back, so that the process can end. */
  stop(): void {
    this.isStopped = true
  }

  /** Resolves when nothing is left to commit. */
  async idle(): Promise<void> {
    while (this.running !== null || this.unlocking !== null) {
      await this.running
      await this.unlocking
    }
  }

  private async run(): Promise<void> {
    // What the same turn of the event loop brings goes together.
    await new Promise((resolve) => setImmediate(resolve))
    try {
      while (this.waiting.size > 0 && !this.isStopped) {
        const batch = this.takeBatch()
        if (batch.length > 0) await this.store(batch)
        await this.pace.breathe(updatesIn(batch))
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
      if (this.locked.has(source)) continue
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
        return this.settle(batch, await this.commit(batch, lockMs))
      } catch (error) {
        if (error instanceof Outdated) batch = this.withoutOutdated(batch, error)
        else if (error instanceof RightsChanged) batch = await this.underRightsNow(batch, error)
        else if (isOfALock(error) || !isOfTheDatabase(error)) return this.storeEach(batch, error)
        else if (!(await this.outlast(error, waitMs))) return
      }
    }
  }

  private async commit(batch: Batch, lockMs?: number): Promise<ReadonlyMap<string, number>> {
    const since = performance.now()
    try {
      const before = await commit(this.db, this.processId, batch, lockMs)
      const ms = performance.now() - since
      this.watch?.committed({ ms, updates: updatesIn(batch), documents: batch.length })
      return before
    } catch (error) {
      this.watch?.commitFailed()
      throw error
    }
  }

  /** Waits for a database that is away. @returns whether it is worth another try */
  private async outlast(error: unknown, waitMs: number): Promise<boolean> {
    if (this.isStopped) return false
    if (!this.isFailing) this.log.error({ err: error }, 'commits wait for the database')
    this.isFailing = true
    await pause(waitMs)
    return true
  }

  private settle(batch: Batch, before: ReadonlyMap<string, number>): void {
    if (this.isFailing) this.log.info('commits go through again')
    this.isFailing = false
    for (const [source, work] of batch) {
      this.pendingBytes -= work.bytes
      source.committed(work, before.get(work.name)!)
      if (source.hasWork) this.wait(source)
    }
  }

  private withoutOutdated(batch: Batch, { documents }: Outdated): Batch {
    const isOutdated = ([source]: Batch[number]) => documents.has(source.document)
    for (const one of batch.filter(isOutdated)) this.fail(one, staleEpoch())
    return batch.filter((one) => !isOutdated(one))
  }

  /** What may still be stored, where who may write was changed since it was accepted. */
  private async underRightsNow(batch: Batch, { documents }: RightsChanged): Promise<Batch> {
    const left: [Source, Work][] = []
    for (const [source, work] of batch) {
      const now = documents.has(source.document) ? await this.askRights(source, work) : work
      if (isDomainError(now)) this.refuse([source, work], now)
      else left.push([source, now])
    }
    return left
  }

  /** Where the database does not say, the work stays as it is: the next try asks again. */
  private async askRights(source: Source, work: Work): Promise<Work | DomainError> {
    try {
      return await source.underRightsNow(work)
    } catch (error) {
      this.log.warn({ err: error, document: source.document }, 'rights cannot be read yet')
      await pause(50)
      return work
    }
  }

  /** One room's work cannot be stored, or not now: the others' is not held up by it. */
  private async storeEach(batch: Batch, error: unknown): Promise<void> {
    for (const one of batch) {
      if (batch.length > 1) await this.store([one], lockMs)
      else if (isOfTheContent(error)) this.fail(one, error)
      else this.setApart(one, error)
    }
  }

  private fail([source, work]: Batch[number], error: unknown): void {
    this.log.error({ err: error, document: source.document }, 'a change cannot be stored')
    this.drop(source, work, error)
  }

  /** Nobody's fault: it was under way when a round was closed, a layer completed or a member removed. */
  private refuse([source, work]: Batch[number], error: DomainError): void {
    this.log.info({ document: source.document, code: error.code }, 'a change came too late')
    this.drop(source, work, error)
  }

  private drop(source: Source, work: Work, error: unknown): void {
    const behind = source.failed(error)
    this.pendingBytes -= work.bytes + behind
  }

  private setApart([source, work]: Batch[number], error: unknown): void {
    this.log.warn({ err: error, document: source.document }, 'a room waits apart from the others')
    this.locked.set(source, work)
    this.unlocking ??= this.unlock()
  }

  /** Tries those again that wait apart, one after the other, until there are none. */
  private async unlock(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve))
    try {
      for (let waitMs = 50; this.locked.size > 0 && !this.isStopped; await pause(waitMs)) {
        waitMs = 50
        for (const [source, work] of this.locked) {
          try {
            this.settle([[source, work]], await this.commit([[source, work]], lockMs))
          } catch (error) {
            if (error instanceof Outdated) this.withoutOutdated([[source, work]], error)
            else if (error instanceof RightsChanged) {
              const [now] = await this.underRightsNow([[source, work]], error)
              if (now !== undefined) {
                this.locked.set(...now)
                continue
              }
            } else if (isOfTheContent(error)) this.fail([source, work], error)
            else {
              if (!isOfALock(error)) waitMs = longestWaitMs
              continue
            }
          }
          this.locked.delete(source)
          this.wait(source)
        }
      }
    } finally {
      this.unlocking = null
    }
  }
}

const updatesIn = (batch: Batch): number =>
  batch.reduce((sum, [, work]) => sum + work.updates.length, 0)
