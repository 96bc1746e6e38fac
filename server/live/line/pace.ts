/** How fast somebody may go: so many a second, and so many at once after a while of quiet. */
export class Pace {
  private tokens: number
  private filledAt: number

  constructor(
    private readonly perSecond: number,
    private readonly burst: number,
    private readonly now: () => number,
  ) {
    this.tokens = burst
    this.filledAt = now()
  }

  /** @returns how long to wait before the next; 0 when it may come now and is counted */
  step(): number {
    const now = this.now()
    this.tokens += ((now - this.filledAt) / 1000) * this.perSecond
    this.tokens = Math.min(this.tokens, this.burst)
    this.filledAt = now
    if (this.tokens < 1) return Math.ceil(((1 - this.tokens) / this.perSecond) * 1000) + 20
    this.tokens -= 1
    return 0
  }

  /** Counts what one message asked of the server as so many. */
  charge(messages: number): void {
    this.tokens -= messages
  }
}
