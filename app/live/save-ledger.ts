/**
 * Keeps count of what the server has acknowledged. Nothing here guesses: a change is saved once a
 * fence sent after it has come back, and a fence comes back after the server's COMMIT.
 */
export class SaveLedger {
  private changes: number
  private acknowledged = 0
  private nextFence = 1
  /** What each fence that is under way covers: all changes up to that count. */
  private readonly underWay = new Map<number, number>()
  private answered = false

  /** @param kept changes that an earlier visit left on this device */
  constructor(kept = 0) {
    this.changes = kept
  }

  /** Changes made here that the server has not acknowledged. */
  get unsaved(): number {
    return this.changes - this.acknowledged
  }

  /** Whether a fence of this very connection came back, and nothing was changed since. */
  get isSaved(): boolean {
    return this.answered && this.unsaved === 0
  }

  /** Whether a fence is waited for. */
  get isWaiting(): boolean {
    return this.underWay.size > 0
  }

  change(): void {
    this.changes++
  }

  /** @returns the number to send: its echo covers every change made so far */
  fence(): number {
    const number = this.nextFence++
    this.underWay.set(number, this.changes)
    return number
  }

  /** @returns whether it was a fence of this connection */
  echo(number: number): boolean {
    const covered = this.underWay.get(number)
    if (covered === undefined) return false
    // The server answers in order, so whatever was sent before is covered as well.
    for (const earlier of this.underWay.keys()) {
      if (earlier <= number) this.underWay.delete(earlier)
    }
    this.acknowledged = Math.max(this.acknowledged, covered)
    this.answered = true
    return true
  }

  /** The socket is gone, and its fences with it. */
  disconnect(): void {
    this.underWay.clear()
    this.answered = false
  }
}
