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
  Outdated,
  Refused,
  RightsChanged,
  type Source,
  type Work,
} from './commit.ts'

/** How long the database is left alone at most before the next attempt. */
export const longestWaitMs = 2_000
/** How long a room whose rows somebody holds waits for them in one go, while others are apart from it. */
export const lockMs = 200

/** Attempts to store the work of rooms, and what becomes of it: stored, tried again, or given up for good. */
export class Attempts {
  /** Bytes of work that is taken or queued and not yet committed. */
  pendingBytes = 0
  /** Whether the database has been failing: everything waits, nothing is lost. */
  isFailing = false

  constructor(
    private readonly db: Kysely<Database>,
    private readonly log: Logger,
    private readonly processId: string,
    private readonly watch?: LiveWatch,
  ) {}

  /** Stores it in one transaction and tells the rooms. @throws with nothing stored */
  async store(batch: Batch, lockMs?: number): Promise<void> {
    const before = await this.commit(batch, lockMs)
    if (this.isFailing) this.log.info('commits go through again')
    this.isFailing = false
    for (const [source, work] of batch) {
      this.pendingBytes -= work.bytes
      source.committed(work, before.get(work.name)!)
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

  /**
   * Gives up the work of those rooms that an error is about: they were rebuilt, who may write them was
   * changed, another process stored what cannot stand beside it, or what let it in holds no more.
   *
   * @returns what may be tried again at once; `null` where the error is another one
   */
  async leftAfter(error: unknown, batch: Batch): Promise<Batch | null> {
    if (error instanceof Outdated) return this.withoutOutdated(batch, error)
    if (error instanceof RightsChanged) return await this.underRightsNow(batch, error)
    if (error instanceof Refused) return this.withoutRefused(batch, error)
    return null
  }

  private withoutRefused(batch: Batch, { document, reason }: Refused): Batch {
    const isRefused = ([source]: Batch[number]) => source.document === document
    for (const one of batch.filter(isRefused)) this.refuse(one, reason)
    return batch.filter((one) => !isRefused(one))
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

  /** It can never be stored. */
  fail([source, work]: Batch[number], error: unknown): void {
    this.log.error({ err: error, document: source.document }, 'a change cannot be stored')
    this.drop(source, work, error)
  }

  /**
   * Nobody's fault, as a rule: it was under way when a round was closed, a layer completed, a member removed
   * or the same id written elsewhere.
   */
  private refuse([source, work]: Batch[number], error: DomainError): void {
    this.log.info({ document: source.document, code: error.code }, 'a change came too late')
    this.drop(source, work, error)
  }

  private drop(source: Source, work: Work, error: unknown): void {
    const behind = source.failed(error)
    this.pendingBytes -= work.bytes + behind
  }
}

/** How many updates the work of some rooms has. */
export function updatesIn(batch: Batch): number {
  return batch.reduce((sum, [, work]) => sum + work.updates.length, 0)
}
