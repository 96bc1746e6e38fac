import type { MessagePort } from 'node:worker_threads'
import {
  type FileReport,
  type RatingsOptions,
  ratingsReport,
  type SpansOptions,
  spansReport,
} from '#model/agreement/reports.ts'
import { type DomainErrorCode, type Issue, isDomainError } from '#model/errors.ts'

/** A file of ratings or spans, and what is asked of it. */
export type FileTask =
  | { kind: 'ratings'; text: string; options: RatingsOptions }
  | { kind: 'spans'; text: string; options: SpansOptions }

/** An error that crosses threads keeps its words and nothing else, so a refusal goes as an answer. */
export type FileAnswer =
  | { report: FileReport }
  | { refused: { code: DomainErrorCode; message: string; issues: readonly Issue[] } }

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
}): FileAnswer {
  begun.postMessage(null)
  try {
    return {
      report:
        task.kind === 'ratings'
          ? ratingsReport(task.text, task.options)
          : spansReport(task.text, task.options),
    }
  } catch (error) {
    if (!isDomainError(error)) throw error
    const { code, message, extras } = error
    return { refused: { code, message, issues: extras.issues ?? [] } }
  }
}
