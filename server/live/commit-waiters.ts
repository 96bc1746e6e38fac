interface Waiter {
  until: number
  done(): void
  failed(error: unknown): void
}

/** Counts what a room accepted and what of it is committed, and tells those who wait for a number. */
export class CommitWaiters {
  /** How many updates were accepted. */
  accepted = 0
  private committed = 0
  private waiters: Waiter[] = []

  get isClean(): boolean {
    return this.committed === this.accepted
  }

  wait(until: number, done: () => void, failed: (error: unknown) => void = () => {}): void {
    if (until <= this.committed) done()
    else this.waiters.push({ until, done, failed })
  }

  commit(updates: number): void {
    this.committed += updates
    const due = this.waiters.filter((waiter) => waiter.until <= this.committed)
    this.waiters = this.waiters.filter((waiter) => waiter.until > this.committed)
    for (const waiter of due) waiter.done()
  }

  /** Nothing of what is waited for will be committed any more. */
  fail(error: unknown): void {
    const waiters = this.waiters
    this.waiters = []
    this.committed = this.accepted
    for (const waiter of waiters) waiter.failed(error)
  }
}
