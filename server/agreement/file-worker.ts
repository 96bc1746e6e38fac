import type { MessagePort } from 'node:worker_threads'
import {
  type FileReport,
  type RatingsOptions,
  ratingsReport,
  type SpansOptions,
  spansReport,
} from '#model/agreement/reports.ts'
import { type Crossing, crossing } from '../crossing.ts'

/** A file of ratings or spans, and what is asked of it. */
export type FileTask =
  | { kind: 'ratings'; text: string; options: RatingsOptions }
  | { kind: 'spans'; text: string; options: SpansOptions }

/**
 * What a thread of its own computes for somebody without an account.
 *
 * @param begun is told when the turn of this file has come
 */
export default function compute({
  task,
  begun,
}: {
  task: FileTask
  begun: MessagePort
}): Promise<Crossing<FileReport>> {
  begun.postMessage(null)
  return crossing(() =>
    task.kind === 'ratings'
      ? ratingsReport(task.text, task.options)
      : spansReport(task.text, task.options),
  )
}
