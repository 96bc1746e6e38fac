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
  const thread = parsed(Thread, key, value, 'thread')
  requireKey(key, thread.id)
  requireAuthor(key, thread.by, writer)
  if (thread.end > text.length) refuse(key, 'A thread stands within its transcript.')
  if (!text.isGraphemeBoundary(thread.start) || !text.isGraphemeBoundary(thread.end)) {
    refuse(key, 'A thread does not cut a character in two.')
  }
  if (thread.turn === undefined) return thread
  const turn = turns[thread.turn - 1]
  if (turn?.start !== thread.start || turn.end !== thread.end) {
    refuse(key, 'A thread on a turn stands where the turn does.')
  }
  return thread
}

/**
 * Holds a comment against what stood in its place.
 *
 * @param before the comment that it replaces, which is its author’s own
 * @throws {DomainError} `invalid-input`, `too-large` or `not-permitted`, naming the entry
 */
export function checkComment(
  key: string,
  value: unknown,
  writer: string,
  before: Comment | undefined,
): Comment {
  if (isLong(value)) refuse(key, 'This comment is too long. Shorten it.', 'too-large')
  const comment = parsed(Comment, key, value, 'comment')
  requireKey(key, comment.id)
  requireAuthor(key, comment.by, writer)
  if (before === undefined) return comment
  if (!isSameComment(comment, before)) {
    refuse(key, 'A comment stays in its thread.')
  }
  const isOther = comment.text !== before.text || comment.mentions.join() !== before.mentions.join()
  // Twice in one instant is no fault: what counts is that readers see it was changed.
  if (isOther && comment.changedAt === undefined) {
    refuse(key, 'A comment that was changed says when.')
  }
  return comment
}

/** Whether one can stand in the place of the other: of one author, in one thread, from the same moment. */
export function isSameComment(one: Comment, other: Comment): boolean {
  return one.by === other.by && one.thread === other.thread && one.createdAt === other.createdAt
}

/** @throws {DomainError} as above */
export function checkResolution(key: string, value: unknown, writer: string): Resolution {
  const resolution = parsed(Resolution, key, value, 'thread')
  requireAuthor(key, resolution.by, writer)
  return resolution
}

/** @throws {DomainError} `not-permitted` unless the comment is the writer’s own */
export function requireOwn(key: string, { by }: Comment, writer: string): void {
  requireAuthor(key, by, writer)
}

function parsed<T extends z.ZodType>(
  schema: T,
  key: string,
  value: unknown,
  what: 'thread' | 'comment',
): z.output<T> {
  const { data, error } = schema.safeParse(value)
  if (data !== undefined) return data
  const reason = error?.issues[0]?.message ?? 'Something is missing.'
  return refuse(key, `This ${what} is not well formed: ${reason}`)
}

function requireKey(key: string, id: string): void {
  if (id !== key) refuse(key, 'It stands under its own id.')
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
