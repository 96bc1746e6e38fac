import pLimit, { type LimitFunction } from 'p-limit'
import { Piscina } from 'piscina'
import { workerBeside } from './worker-beside.ts'

export interface ThreadsOptions {
  /** At a time. */
  most: number
  /** A thread that has nothing to do ends after so long. */
  idleMs: number
  /** Of the heap of each; absent: as much as there is. */
  megabytes?: number
}

export interface RunOptions {
  /** Gives up, and ends the thread. */
  signal?: AbortSignal
  transferList?: readonly unknown[]
}

/**
 * Threads of one kind, made when they are wanted. Whatever one of them dies of, whoever waits for an answer
 * learns of it: also where it dies before it has begun, which the pool alone would leave waiting for ever.
 *
 * What waits for its turn waits here: the pool makes no new thread for what stands in its own queue once the
 * task before was given up, and its thread with it.
 */
export class Threads {
  private readonly pool: Piscina
  private readonly turns: LimitFunction
  private unbegun = 0
  /** Of tasks without an answer: what gives them up. */
  private readonly unanswered = new Set<(reason: Error) => void>()

  /**
   * @param url of the module that asks
   * @param name of the thread's file beside it, without its extension
   */
  constructor(url: string, name: string, { most, idleMs, megabytes }: ThreadsOptions) {
    this.turns = pLimit(most)
    this.pool = new Piscina({
      ...workerBeside(url, name),
      minThreads: 0,
      maxThreads: most,
      idleTimeout: idleMs,
      ...(megabytes === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: megabytes } }),
    })
    // Of a thread without a task. Where others are left they take what waits; where none is, nobody does.
    this.pool.on('error', (reason: Error) => {
      if (this.pool.threads.length > 0) return
      for (const giveUp of this.unanswered) giveUp(reason)
    })
  }

  /** Tasks whose turn has not come yet. */
  get waiting(): number {
    return this.unbegun
  }

  /** @throws {Error} what the thread threw, or died of; the reason of `signal` for a task that still waits */
  run<T>(task: unknown, options: RunOptions = {}): Promise<T> {
    const { signal } = options
    return new Promise<T>((answer, refuse) => {
      let waits = true
      this.unbegun++
      const begin = () => {
        if (waits) this.unbegun--
        waits = false
        signal?.removeEventListener('abort', leave)
      }
      const leave = () => {
        begin()
        refuse(signal!.reason)
      }
      signal?.addEventListener('abort', leave)
      if (signal?.aborted) leave()
      this.turns(async () => {
        begin()
        if (!signal?.aborted) await this.inThread<T>(task, options).then(answer, refuse)
      })
    })
  }

  private async inThread<T>(task: unknown, { signal, transferList = [] }: RunOptions): Promise<T> {
    const lost = new AbortController()
    const giveUp = (reason: Error) => lost.abort(reason)
    this.unanswered.add(giveUp)
    try {
      return await this.pool.run(task, {
        signal: signal === undefined ? lost.signal : AbortSignal.any([signal, lost.signal]),
        transferList: [...transferList] as never,
      })
    } catch (error) {
      throw lost.signal.aborted ? lost.signal.reason : error
    } finally {
      this.unanswered.delete(giveUp)
    }
  }

  /** Ends them all, with whatever they do. */
  close(): Promise<void> {
    return this.pool.destroy()
  }
}

/** Whether a thread died since it wanted more memory than it may have. */
export function isOutOfMemory(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY'
}
