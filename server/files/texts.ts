import type { Limits } from '#model/limits.ts'
import { type Crossing, crossed } from '../crossing.ts'
import type { Texts } from '../services.ts'
import { Threads } from '../threads.ts'
import { type ReadText, readText } from './read-text.ts'
import type { ReadingTask } from './text-worker.ts'

/** So much is read in some ten milliseconds, whatever it holds. */
const mostHere = 64 * 1024

/** Texts are read here where they are short, else in a thread of their own, one after the other. */
export function makeTexts({ uploadBytes, transcriptCharacters }: Limits): Texts {
  const limits = { uploadBytes, transcriptCharacters }
  const thread = new Threads(import.meta.url, 'text-worker', { most: 1, idleMs: 30_000 })
  return {
    async read(source, choices) {
      const size = 'bytes' in source ? source.bytes.length : source.text.length
      // What is larger than a file may be is refused by its size, and need not be copied for that.
      if (size <= mostHere || size > uploadBytes) return readText(source, choices, limits)
      const task: ReadingTask = { source, choices, limits }
      return crossed(await thread.run<Crossing<ReadText>>(task))
    },
    close: () => thread.close(),
  }
}
