import type { AuditEvent } from '#db/audit.ts'
import type { DocumentClient } from '#db/documents.ts'

interface Waiter {
  until: number
  done(): void
  failed(error: unknown): void
}

interface Queued {
  updates: { update: Uint8Array; personId: string }[]
  clients: DocumentClient[]
  events: AuditEvent[]
  /** Number of the rights under which the oldest of them was accepted. */
  rightsVersion: number
  bytes: number
}

/** What a room accepted and the database does not have yet, and those who wait for it. */
export class WriteQueue {
  /** How many updates were accepted, ever. */
  accepted = 0
  private committed = 0
  private queued: Queued = emptyQueue()
  private waiters: Waiter[] = []
  private queuedSince: number | null = null
  private takenSince: number | null = null

  get isClean(): boolean {
    return this.committed === this.accepted
  }

  /** Since when the oldest that is not committed waits, as `performance.now()` says it; `null`: nothing does. */
  get waitingSince(): number | null {
    return this.takenSince ?? this.queuedSince
  }

  add(
    update: { update: Uint8Array; personId: string },
    clients: readonly DocumentClient[],
    events: readonly AuditEvent[],
    rightsVersion: number,
  ): void {
    if (this.queued.updates.length === 0) this.queued.rightsVersion = rightsVersion
    this.queued.updates.push(update)
    this.queued.clients.push(...clients)
    this.queued.events.push(...events)
    this.queued.bytes += update.update.length
    this.accepted++
    this.queuedSince ??= performance.now()
  }

  /** Everything queued, which is queued no more; `null` where that is nothing. */
  take(): Queued | null {
    if (this.queued.updates.length === 0) return null
    const { queued } = this
    this.queued = emptyQueue()
    this.takenSince = this.queuedSince
    this.queuedSince = null
    return queued
  }

  /** Calls back once so many updates are committed: at once, where they are. */
  wait(until: number, done: () => void, failed: (error: unknown) => void = () => {}): void {
    if (until <= this.committed) done()
    else this.waiters.push({ until, done, failed })
  }

  commit(updates: number): void {
    this.committed += updates
    this.takenSince = null
    const due = this.waiters.filter((waiter) => waiter.until <= this.committed)
    this.waiters = this.waiters.filter((waiter) => waiter.until > this.committed)
    for (const waiter of due) waiter.done()
  }

  /** Nothing of what is waited for will be committed any more. */
  fail(error: unknown): void {
    const { waiters } = this
    this.waiters = []
    this.committed = this.accepted
    this.takenSince = null
    this.queuedSince = null
    for (const waiter of waiters) waiter.failed(error)
  }
}

function emptyQueue(): Queued {
  return { updates: [], clients: [], events: [], rightsVersion: 0, bytes: 0 }
}
