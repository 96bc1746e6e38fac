import type { Duplex } from 'node:stream'

/**
 * Lines that are corked until this turn of the event loop ends: what it brings for one of them goes to the
 * kernel in one call. One timer serves them all.
 */
export class Corks {
  private turn = 0
  private hasEnd = false
  private corked: Duplex[] = []

  /** The number of this turn. */
  get now(): number {
    if (!this.hasEnd) {
      this.hasEnd = true
      setImmediate(() => this.end())
    }
    return this.turn
  }

  cork(line: Duplex): void {
    line.cork()
    this.corked.push(line)
  }

  private end(): void {
    this.turn++
    this.hasEnd = false
    const { corked } = this
    this.corked = []
    for (const line of corked) line.uncork()
  }
}
