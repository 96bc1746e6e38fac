import type { Kysely, Transaction } from 'kysely'
import type { Logger } from 'pino'
import { type AuditEvent, recordEvent } from '#db/audit.ts'
import {
  appendUpdates,
  type DocumentAddition,
  notifyDocuments,
  reserveSequences,
} from '#db/documents.ts'
import { changeLayers, type LayerChange } from '#db/layers.ts'
import type { Database } from '#db/schema.ts'
import { documentsChannel } from './channels.ts'
import type { LiveWatch } from './watch.ts'

/** What one room has to be committed: everything since the commit before. */
export interface Work extends DocumentAddition {
  events: readonly AuditEvent[]
  bytes: number
}

/** A room as the committer sees it. */
export interface Source {
  readonly document: string
  /** Takes what is queued; the room queues anew meanwhile. `null` when there is nothing. */
  takeWork(): Work | null
  /**
   * Called inside the transaction, with the number of the newest update that is stored.
   *
   * @returns the rows that follow from the work; where another process wrote meanwhile, from both
   */
  rowsOf(trx: Transaction<Database>, work: Work, before: number): Promise<LayerChange | null>
  committed(work: Work, before: number): void
  /** The work can never be stored. */
  failed(error: unknown): void
}

/** More than this in one transaction, and the first in it would wait for the last. */
const mostBytes = 8 * 1024 * 1024
const longestWaitMs = 2_000

/**
 * Commits the work of all rooms, one transaction at a time: what comes while one is under way goes into
 * the next. So commits keep their own time, and under load one carries many changes.
 */
export class Committer {
  private readonly waiting = new Set<Source>()
  private running: Promise<void> | null = null
  /** Bytes of work that is taken or queued and not yet committed. */
  pendingBytes = 0
  /** Whether the database has been failing: everything waits, nothing is lost. */
  isFailing = false
  private recent: number[] = []
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
    this.waiting.add(source)
    this.running ??= this.run().finally(() => {
      this.running = null
    })
  }

  /** Gives up on a database that does not come back, so that the process can end. */
  stop(): void {
    this.isStopped = true
  }

  /** Resolves when nothing is left to commit. */
  async idle(): Promise<void> {
    while (this.running !== null) await this.running
  }

  private async run(): Promise<void> {
    // What the same turn of the event loop brings goes together.
    await new Promise((resolve) => setImmediate(resolve))
    while (this.waiting.size > 0 && !this.isStopped) {
      const batch = this.takeBatch()
      if (batch.length > 0) await this.store(batch)
      await this.breathe()
    }
  }

  private takeBatch(): [Source, Work][] {
    const batch: [Source, Work][] = []
    let bytes = 0
    for (const source of this.waiting) {
      if (bytes > mostBytes) break
      this.waiting.delete(source)
      const work = source.takeWork()
      if (work === null) continue
      batch.push([source, work])
      bytes += work.bytes
    }
    return batch
  }

  /** Above some two hundred commits a second a short wait costs nobody and spares the processor. */
  private async breathe(): Promise<void> {
    const now = performance.now()
    this.recent = [...this.recent.filter((at) => now - at < 100), now]
    if (this.recent.length > 20) await new Promise((resolve) => setTimeout(resolve, 3))
  }

  private async store(batch: readonly [Source, Work][]): Promise<void> {
    for (let waitMs = 50; ; waitMs = Math.min(waitMs * 2, longestWaitMs)) {
      const since = performance.now()
      try {
        const before = await this.transact(batch)
        this.settle(batch)
        const updates = batch.reduce((sum, [, work]) => sum + work.updates.length, 0)
        const ms = performance.now() - since
        this.watch?.committed({ ms, updates, documents: batch.length })
        if (this.isFailing) this.log.info('commits go through again')
        this.isFailing = false
        for (const [source, work] of batch) source.committed(work, before.get(work.name)!)
        return
      } catch (error) {
        this.watch?.commitFailed()
        if (isOfTheContent(error)) return this.storeEach(batch, error)
        if (this.isStopped) return
        if (!this.isFailing) this.log.error({ err: error }, 'commits wait for the database')
        this.isFailing = true
        await new Promise((resolve) => setTimeout(resolve, waitMs))
      }
    }
  }

  /** One room's work cannot be stored: the others' is not held up by it. */
  private async storeEach(batch: readonly [Source, Work][], error: unknown): Promise<void> {
    if (batch.length > 1) {
      for (const one of batch) await this.store([one])
      return
    }
    this.settle(batch)
    for (const [source] of batch) {
      this.log.error({ err: error, document: source.document }, 'a change cannot be stored')
      source.failed(error)
    }
  }

  private settle(batch: readonly [Source, Work][]): void {
    for (const [, work] of batch) this.pendingBytes -= work.bytes
  }

  private transact(batch: readonly [Source, Work][]): Promise<Map<string, number>> {
    const works = batch.map(([, work]) => work)
    return this.db.transaction().execute(async (trx) => {
      const before = await reserveSequences(trx, works)
      const changes: LayerChange[] = []
      for (const [source, work] of batch) {
        const change = await source.rowsOf(trx, work, before.get(work.name)!)
        if (change !== null) changes.push(change)
      }
      const messages = works.map(
        (work) => `${this.processId} ${work.name} ${before.get(work.name)! + work.updates.length}`,
      )
      await Promise.all([
        appendUpdates(trx, works, before),
        changes.length > 0 ? changeLayers(trx, changes) : undefined,
        ...works.flatMap((work) => work.events.map((event) => recordEvent(trx, event))),
        notifyDocuments(trx, documentsChannel, messages),
      ])
      return before
    })
  }
}

/**
 * Whether Postgres refused what was to be stored, so that trying again is no use. Everything else
 * (connection gone, shutting down, disk full, lock wait, conflict) passes.
 */
function isOfTheContent(error: unknown): boolean {
  const state = typeof error === 'object' && error !== null && 'code' in error ? error.code : null
  return typeof state === 'string' && /^(22|23|42)[0-9A-Z]{3}$/.test(state)
}
