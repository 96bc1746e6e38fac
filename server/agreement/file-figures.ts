import type { FileReport } from '#model/agreement/reports.ts'
import type { Limits } from '#model/limits.ts'
import type { Figures } from '../services.ts'
import { BoundedThread } from './bounded-thread.ts'
import type { FileTask } from './file-worker.ts'

/** Of one address, one under way and two behind it. */
const mostOfOne = 3

/**
 * Figures of files that anybody may bring, in one thread of their own: whatever they ask for, the rounds of
 * this server keep theirs. It is bounded in time and memory, and ends when it has nothing to do.
 */
export function makeFileFigures(limits: Limits): Pick<Figures, 'ofFile' | 'close'> {
  const { fileFiguresWaiting, fileFiguresMs, fileFiguresMegabytes } = limits
  const seconds = Math.round(fileFiguresMs / 1000)
  const thread = new BoundedThread<FileTask, FileReport>(import.meta.url, 'file-worker', {
    ms: fileFiguresMs,
    megabytes: fileFiguresMegabytes,
    mostWaiting: fileFiguresWaiting,
    mostOfOne,
    refusals: {
      tooLong: `This takes longer than ${seconds} seconds. Ask for fewer draws or a smaller file, or run it on your own machine: parley agreement.`,
      tooHeavy:
        'This file needs more memory than a file may take here. Send part of it, or run it on your own machine: parley agreement.',
      tooMany: 'Many files are being computed just now. Try again soon.',
    },
    retryAfterSeconds: 30,
  })
  return {
    ofFile: (task, { address, signal }) => thread.run(task, { asker: address, signal }),
    close: () => thread.close(),
  }
}
