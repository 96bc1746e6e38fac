import {
  type FileReport,
  type RatingsOptions,
  ratingsReport,
  type SpansOptions,
  spansReport,
} from '#model/agreement/reports.ts'
import { type Crossing, crossing } from '../crossing.ts'
import type { Begun } from './bounded-thread.ts'
import { overAfter } from './over-after.ts'

/** A file of ratings or spans, and what is asked of it. */
export type FileTask = {
  text: string
  /** From its beginning, until gamma and Krippendorff's bootstrap are left out; absent: never. */
  exactMs?: number
} & ({ kind: 'ratings'; options: RatingsOptions } | { kind: 'spans'; options: SpansOptions })

/** What a thread of its own computes for somebody without an account. */
export default function compute({ task, begun }: Begun<FileTask>): Promise<Crossing<FileReport>> {
  begun.postMessage(null)
  const isOver = task.exactMs === undefined ? undefined : overAfter(task.exactMs)
  return crossing(() =>
    task.kind === 'ratings'
      ? ratingsReport(task.text, task.options, isOver)
      : spansReport(task.text, task.options, isOver),
  )
}
