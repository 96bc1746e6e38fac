import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { DomainError } from '#model/errors.ts'
import { type Crossing, crossed } from '../crossing.ts'
import { isOutOfMemory, Threads, type ThreadsOptions } from '../threads.ts'

/** A task as a bounded thread gets it. */
export interface Begun<T> {
  task: T
  /** Is told when the turn of this task has come. */
  begun: MessagePort
}

export interface Bounds extends Pick<ThreadsOptions, 'megabytes'> {
  /** Each task, from when the thread begins with it. */
  ms: number
  /** Tasks of all that may wait. */
  mostWaiting: number
  /** Tasks of one who asks, under way and behind it. */
  mostOfOne: number
  /** In sentences: why a task was given up, or not taken. */
  refusals: { tooLong: string; tooHeavy: string; tooMany: string }
  retryAfterSeconds: number
}

/** One thread for tasks of many who ask, each bounded in time and memory; it ends when it has nothing to do. */
export class BoundedThread<Task, Answer> {
  private readonly thread: Threads
  private readonly perAsker = new Map<string, number>()

  /** @param url of the module that asks. @param name of the thread's file beside it */
  constructor(
    url: string,
    name: string,
    private readonly bounds: Bounds,
  ) {
    const { megabytes } = bounds
    this.thread = new Threads(url, name, { most: 1, idleMs: 60_000, megabytes })
  }

  /**
   * @param asker who asks, of whom only a few tasks are taken at once
   * @param signal gives up, and ends the work: whoever asked has gone
   * @throws {DomainError} what the task is refused for; `too-large` where it takes more time or memory than it
   *   may, `unavailable` where too many wait
   */
  async run(task: Task, { asker, signal }: { asker: string; signal: AbortSignal }) {
    const { mostOfOne, mostWaiting } = this.bounds
    const own = this.perAsker.get(asker) ?? 0
    if (own >= mostOfOne || this.thread.waiting >= mostWaiting) throw this.tooMany()
    this.perAsker.set(asker, own + 1)
    try {
      return crossed(await this.withinTime(task, signal))
    } finally {
      const left = this.perAsker.get(asker)! - 1
      if (left === 0) this.perAsker.delete(asker)
      else this.perAsker.set(asker, left)
    }
  }

  close(): Promise<void> {
    return this.thread.close()
  }

  /** The clock starts when the task is first looked at, not while it waits for those before it. */
  private async withinTime(task: Task, signal: AbortSignal): Promise<Crossing<Answer>> {
    const { ms, refusals } = this.bounds
    const tooLong = new AbortController()
    let timer: NodeJS.Timeout | undefined
    const { port1, port2 } = new MessageChannel()
    port1.once('message', () => {
      timer = setTimeout(() => tooLong.abort(), ms)
    })
    try {
      const begun: Begun<Task> = { task, begun: port2 }
      const options = { signal: AbortSignal.any([signal, tooLong.signal]), transferList: [port2] }
      return await this.thread.run<Crossing<Answer>>(begun, options)
    } catch (error) {
      if (tooLong.signal.aborted) throw new DomainError('too-large', refusals.tooLong)
      if (isOutOfMemory(error)) throw new DomainError('too-large', refusals.tooHeavy)
      throw error
    } finally {
      clearTimeout(timer)
      port1.close()
    }
  }

  private tooMany(): DomainError {
    const { refusals, retryAfterSeconds } = this.bounds
    return new DomainError('unavailable', refusals.tooMany, { retryAfterSeconds })
  }
}
