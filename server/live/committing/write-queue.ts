import type { AuditEvent } from '#db/audit.ts'
import type { DocumentClient } from '#db/documents.ts'
import type { LetIn } from '../rights/let-in.ts'
import { QueuedRows } from './queued-rows.ts'

/** What holds so much takes no more updates: to hand it to the database takes some ten milliseconds. */
const full = { rows: 1_000, bytes: 512 * 1024 }

/** An update and who wrote it; `letIn` where that person may not write the document otherwise. */
export interface QueuedUpdate {
  update: Uint8Array
  personId: string
  letIn?: LetIn
}

interface Waiter {
  until: number
  done(): void
  failed(error: unknown): void
}

/** What of a room is committed at once: whole updates with the rows that follow from them. */
export interface Portion {
  updates: QueuedUpdate[]
  clients: DocumentClient[]
  events: AuditEvent[]
  rows: QueuedRows
  /** Number of the rights under which the oldest of them was accepted. */
  rightsVersion: number
  bytes: number
  /** When the oldest of them was accepted, as `performance.now()` says it. */
  since: number
}

/** What a room accepted and the database does not have yet, in order, and those who wait for it. */
export class WriteQueue {
  /** How many updates were accepted, ever. */
  accepted = 0
  private committed = 0
  private queued: Portion[] = []
  private taken: Portion | null = null
  private waiters: Waiter[] = []

  get isClean(): boolean {
    return this.committed === this.accepted
  }

  /** Whether something waits to be taken. */
  get isWaiting(): boolean {
    return this.queued.length > 0
  }

  /** Since when the oldest that is not committed waits, as `performance.now()` says it; `null`: nothing does. */
  get waitingSince(): number | null {
    return (this.taken ?? this.queued[0])?.since ?? null
  }

  /** The rows of all that is not committed yet, the oldest first. */
  rows(): QueuedRows[] {
    const { taken, queued } = this
    return [...(taken === null ? [] : [taken]), ...queued].map(({ rows }) => rows)
  }

  /** @param rowsOf fills in the rows that follow from the update, and gives the events that do */
  add(
    update: QueuedUpdate,
    clients: readonly DocumentClient[],
    rightsVersion: number,
    rowsOf: (rows: QueuedRows) => readonly AuditEvent[],
  ): void {
    const portion = this.newest(rightsVersion)
    portion.updates.push(update)
    portion.clients.push(...clients)
    portion.events.push(...rowsOf(portion.rows))
    portion.bytes += update.update.length
    this.accepted++
  }

  private newest(rightsVersion: number): Portion {
    const last = this.queued.at(-1)
    if (last !== undefined && last.rows.size < full.rows && last.bytes < full.bytes) return last
    const fresh = emptyPortion(rightsVersion)
    this.queued.push(fresh)
    return fresh
  }

  /** The oldest of what is queued, which is queued no more; `null` where that is nothing. */
  take(): Portion | null {
    this.taken = this.queued.shift() ?? null
    return this.taken
  }

  /** Calls back once so many updates are committed: at once, where they are. */
  wait(until: number, done: () => void, failed: (error: unknown) => void = () => {}): void {
    if (until <= this.committed) done()
    else this.waiters.push({ until, done, failed })
  }

  commit(updates: number): void {
    this.committed += updates
    this.taken = null
    const due = this.waiters.filter((waiter) => waiter.until <= this.committed)
    this.waiters = this.waiters.filter((waiter) => waiter.until > this.committed)
    for (const waiter of due) waiter.done()
  }

  /**
   * Nothing of what is waited for will be committed any more: what was accepted later may build on it.
   *
   * @returns bytes of what was queued
   */
  fail(error: unknown): number {
    const { waiters, queued } = this
    this.waiters = []
    this.queued = []
    this.taken = null
    this.committed = this.accepted
    for (const waiter of waiters) waiter.failed(error)
    return queued.reduce((sum, { bytes }) => sum + bytes, 0)
  }
}

function emptyPortion(rightsVersion: number): Portion {
  return {
    ...{ updates: [], clients: [], events: [], rows: new QueuedRows() },
    ...{ rightsVersion, bytes: 0, since: performance.now() },
  }
}
