import { MessageChannel } from 'node:worker_threads'
import type { FileReport } from '#model/agreement/reports.ts'
import { DomainError } from '#model/errors.ts'
import type { Limits } from '#model/limits.ts'
import { type Crossing, crossed } from '../crossing.ts'
import type { Figures } from '../services.ts'
import { isOutOfMemory, Threads } from '../threads.ts'
import type { FileTask } from './file-worker.ts'

/** Of one address, one under way and this many behind it. */
const mostWaiting = 2

/**
 * Figures of files that anybody may bring, in one thread of their own: whatever they ask for, the rounds of
 * this server keep theirs. It is bounded in time and memory, and ends when it has nothing to do.
 */
export function makeFileFigures(limits: Limits): Pick<Figures, 'ofFile' | 'close'> {
  const { fileFiguresWaiting, fileFiguresMs, fileFiguresMegabytes } = limits
  const thread = new Threads(import.meta.url, 'file-worker', {
    most: 1,
    idleMs: 60_000,
    mostWaiting: fileFiguresWaiting,
    megabytes: fileFiguresMegabytes,
  })
  const perAddress = new Map<string, number>()

  return {
    async ofFile(task, { address, signal }) {
      const own = perAddress.get(address) ?? 0
      if (own > mostWaiting || thread.waiting >= fileFiguresWaiting) throw tooMany()
      perAddress.set(address, own + 1)
      try {
        return crossed(await withinTime(thread, task, signal, fileFiguresMs))
      } finally {
        const left = perAddress.get(address)! - 1
        if (left === 0) perAddress.delete(address)
        else perAddress.set(address, left)
      }
    },
    close: () => thread.close(),
  }
}

/** The clock starts when the file is first looked at, not while it waits for those before it. */
async function withinTime(
  thread: Threads,
  task: FileTask,
  signal: AbortSignal,
  ms: number,
): Promise<Crossing<FileReport>> {
  const tooLong = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const { port1, port2 } = new MessageChannel()
  port1.once('message', () => {
    timer = setTimeout(() => tooLong.abort(), ms)
  })
  try {
    const options = { signal: AbortSignal.any([signal, tooLong.signal]), transferList: [port2] }
    return await thread.run({ task, begun: port2 }, options)
  } catch (error) {
    if (tooLong.signal.aborted) {
      throw new DomainError(
        'too-large',
        `This takes longer than ${Math.round(ms / 1000)} seconds. Ask for fewer draws or a smaller file, or run it on your own machine: parley agreement.`,
      )
    }
    if (isOutOfMemory(error)) {
      throw new DomainError(
        'too-large',
        'This file needs more memory than a file may take here. Send part of it, or run it on your own machine: parley agreement.',
      )
    }
    throw error
  } finally {
    clearTimeout(timer)
    port1.close()
  }
}

function tooMany(): DomainError {
  return new DomainError('unavailable', 'Many files are being computed just now. Try again soon.', {
    retryAfterSeconds: 30,
  })
}
