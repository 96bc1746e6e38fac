import type { WebSocket } from 'ws'

const pingMs = 25_000

/** Whether there still is another end: a line may be dead long before it is closed. */
export class Pulse {
  private lastHeardAt: number
  private awaitedPong = false
  private readonly waiters = new Set<() => void>()

  constructor(
    private readonly socket: WebSocket,
    private readonly now: () => number,
  ) {
    this.lastHeardAt = now()
    socket.on('pong', () => this.heard())
  }

  heard(): void {
    this.lastHeardAt = this.now()
    this.awaitedPong = false
    for (const resolve of this.waiters) resolve()
    this.waiters.clear()
  }

  /** Whether the other end answers within `waitMs`. */
  answersWithin(waitMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), waitMs)
      this.waiters.add(() => {
        clearTimeout(timer)
        resolve(true)
      })
      this.socket.resume()
      this.socket.ping()
    })
  }

  /** Asked, and did not answer for so long that nobody is there. */
  get isGone(): boolean {
    return this.awaitedPong && this.now() - this.lastHeardAt > 2 * pingMs
  }

  /** Asks whether somebody is there, where nothing was heard for a while. */
  tick(): void {
    if (this.now() - this.lastHeardAt <= pingMs) return
    this.awaitedPong = true
    this.socket.ping()
  }
}
