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
export type FileTask =
  | { kind: 'ratings'; text: string; options: RatingsOptions }
  | {
      kind: 'spans'
      text: string
      options: SpansOptions
      /** From its beginning, until gamma is left out. */
      gammaMs: number
    }

/** What a thread of its own computes for somebody without an account. */
export default function compute({ task, begun }: Begun<FileTask>): Promise<Crossing<FileReport>> {
  begun.postMessage(null)
  return crossing(() =>
    task.kind === 'ratings'
      ? ratingsReport(task.text, task.options)
      : spansReport(task.text, task.options, overAfter(task.gammaMs)),
  )
}
