import type { z } from 'zod'
import { Comment, Resolution, Thread } from '../discussion.ts'
import { DomainError, type DomainErrorCode } from '../errors.ts'
import { limits } from '../limits.ts'
import type { TextOffsets } from '../text.ts'
import type { Turn } from '../transcript.ts'

/** The transcript that threads are held against. */
export interface DiscussionGround {
  text: TextOffsets
  turns: readonly Turn[]
}

/**
 * Holds a thread against the text that it is put on.
 *
 * @param writer id of whoever writes it, by the session
 * @throws {DomainError} `invalid-input` or `not-permitted`, naming the entry
 */
export function checkThread(
  { text, turns }: DiscussionGround,
  key: string,
  value: unknown,
  writer: string,
): Thread {
  const thread = parsed(Thread, key, value)
  requireKey(key, thread.id)
  requireAuthor(key, thread.by, writer)
  if (thread.end > text.length)
    refuse(key, 'This passage ends behind the end of the transcript. Select it anew.')
  if (!text.isGraphemeBoundary(thread.start) || !text.isGraphemeBoundary(thread.end)) {
    refuse(key, 'This passage begins or ends inside a character. Select whole characters.')
  }
  if (thread.turn === undefined) return thread
  const turn = turns[thread.turn - 1]
  if (turn?.start !== thread.start || turn.end !== thread.end) {
    refuse(
      key,
      'There is no such turn, or it stands elsewhere. Load the transcript anew and try again.',
    )
  }
  return thread
}

/**
 * Holds a comment against what stood in its place.
 *
 * @param before the comment that it replaces
 * @param mayTakeBack whether the writer takes back what somebody said, by the id of its author
 * @throws {DomainError} `invalid-input`, `too-large` or `not-permitted`, naming the entry
 */
export function checkComment(
  key: string,
  value: unknown,
  {
    writer,
    before,
    mayTakeBack,
  }: { writer: string; before: Comment | undefined; mayTakeBack: (author: string) => boolean },
): Comment {
  if (isLong(value)) refuse(key, 'This comment is too long. Shorten it.', 'too-large')
  const comment = parsed(Comment, key, value)
  requireKey(key, comment.id)
  if (comment.takenBackBy !== undefined) {
    requireAuthor(key, comment.takenBackBy, writer)
    const isOfOther =
      before !== undefined && before.takenBackBy === undefined && before.by !== writer
    if (!isOfOther) refuse(key, 'There is nothing of somebody else to be taken back here.')
    if (!mayTakeBack(comment.by)) requireAuthor(key, comment.by, writer)
  } else if (before === undefined) requireAuthor(key, comment.by, writer)
  else requireOwn(key, before, writer)
  if (before === undefined) return comment
  if (!isSameComment(comment, before) || comment.createdAt !== before.createdAt) {
    refuse(key, 'A comment stays in its thread, under the name and time it was written.')
  }
  const isOther = comment.text !== before.text || comment.mentions.join() !== before.mentions.join()
  // Twice in one instant is no fault: what counts is that readers see it was changed.
  if (isOther && comment.changedAt === undefined) {
    refuse(key, 'A comment that was changed says when.')
  }
  return comment
}

/** Whether one can stand in the place of the other: of one author, in one thread. */
export function isSameComment(one: Comment, other: Comment): boolean {
  return one.by === other.by && one.thread === other.thread
}

/** @throws {DomainError} as above */
export function checkResolution(key: string, value: unknown, writer: string): Resolution {
  const resolution = parsed(Resolution, key, value)
  requireAuthor(key, resolution.by, writer)
  return resolution
}

/** @throws {DomainError} `not-permitted` unless the comment is the writer’s own, with its words */
export function requireOwn(key: string, { by, takenBackBy }: Comment, writer: string): void {
  requireAuthor(key, by, writer)
  if (takenBackBy === undefined) return
  refuse(key, 'A lead took this comment back. Write a new one.', 'not-permitted')
}

/** Each of these schemas says in a sentence what is wrong. */
function parsed<T extends z.ZodType>(schema: T, key: string, value: unknown): z.output<T> {
  const { data, error } = schema.safeParse(value)
  if (data !== undefined) return data
  throw new DomainError('invalid-input', error?.issues[0]?.message ?? '', { entryId: key })
}

function requireKey(key: string, id: string): void {
  if (id !== key) refuse(key, 'What is written stands under its own id. Send it again under that.')
}

function requireAuthor(key: string, by: string, writer: string): void {
  if (by === writer) return
  refuse(key, 'Only whoever wrote it changes it or takes it back.', 'not-permitted')
}

function isLong(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('text' in value)) return false
  return typeof value.text === 'string' && value.text.length > limits.commentCharacters
}

function refuse(entryId: string, message: string, code: DomainErrorCode = 'invalid-input'): never {
  throw new DomainError(code, message, { entryId })
}
