import { setTimeout as pause } from 'node:timers/promises'
import { type Attempts, lockMs, longestWaitMs } from './attempts.ts'
import { type Batch, isOfALock, isOfTheContent, type Source, type Work } from './commit.ts'

const shortWaitMs = 50

/** Work that waits beside the others', as a rule for a lock; what its rooms accept meanwhile comes after it. */
export class Apart {
  private readonly waiting = new Map<Source, Work>()
  /** Resolves when nothing waits any more; `null` where nothing does. */
  running: Promise<void> | null = null
  private waitMs = shortWaitMs
  private isStopped = false

  /** @param over told of a room whose work waits no more: it is stored, or never will be */
  constructor(
    private readonly attempts: Attempts,
    private readonly over: (source: Source) => void,
  ) {}

  has(source: Source): boolean {
    return this.waiting.has(source)
  }

  add([source, work]: Batch[number]): void {
    this.waiting.set(source, work)
    this.running ??= this.run()
  }

  stop(): void {
    this.isStopped = true
  }

  /** Tries each again, one after the other, until there are none. */
  private async run(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve))
    try {
      for (; this.waiting.size > 0 && !this.isStopped; await pause(this.waitMs)) {
        this.waitMs = shortWaitMs
        for (const one of this.waiting) {
          if (!(await this.isOver(one))) continue
          const [source] = one
          this.waiting.delete(source)
          this.over(source)
        }
      }
    } finally {
      this.running = null
    }
  }

  /** Tries once. @returns whether it is stored, or never will be */
  private async isOver(one: Batch[number]): Promise<boolean> {
    try {
      await this.attempts.store([one], lockMs)
      return true
    } catch (error) {
      const left = await this.attempts.leftAfter(error, [one])
      if (left !== null) {
        for (const again of left) this.waiting.set(...again)
        return left.length === 0
      }
      if (isOfTheContent(error)) {
        this.attempts.fail(one, error)
        return true
      }
      if (!isOfALock(error)) this.waitMs = longestWaitMs
      return false
    }
  }
}
