import { z } from 'zod'
import { isVisible, Moment, storedText } from './fields.ts'
import { groupedBy } from './grouped.ts'
import { limits } from './limits.ts'

/** Ids stand in documents as rows have them: one spelling, so that both can be compared. */
const ExactId = z
  .uuid('That is not an id.')
  .refine((id) => id === id.toLowerCase(), 'An id is in small letters.')

const Offset = z.number().int().nonnegative().max(limits.transcriptCharacters)

/**
 * A passage that people talk about: a range of a transcript, or one turn of it as a whole. Once put
 * it stays where it is, and it is shown as long as somebody’s words stand under it.
 */
export const Thread = z
  .strictObject({
    id: ExactId,
    start: Offset,
    end: Offset,
    /** Ordinal of the turn, where it is about that as a whole. */
    turn: z.number().int().positive().optional(),
    /** Who opened it. */
    by: ExactId,
    createdAt: Moment,
  })
  .refine(({ start, end }) => start < end, 'A passage starts before it ends.')
export type Thread = z.infer<typeof Thread>

/** What somebody said in a thread. Only they change it or take it back. */
export const Comment = z.strictObject({
  id: ExactId,
  thread: ExactId,
  by: ExactId,
  text: storedText(limits.commentCharacters).refine(isVisible, 'Write something first.'),
  /** People who are to be told of it, each once. */
  mentions: z
    .array(ExactId)
    .max(limits.mentionsPerComment, 'These are too many people to be mentioned at once.')
    .refine((ids) => new Set(ids).size === ids.length, 'Each person is mentioned once.'),
  createdAt: Moment,
  changedAt: Moment.optional(),
})
export type Comment = z.infer<typeof Comment>

/** That what was asked in a thread is settled, and who says so. */
export const Resolution = z.strictObject({ by: ExactId, at: Moment })
export type Resolution = z.infer<typeof Resolution>

/** A thread with what was said in it, the oldest first. */
export interface Talk extends Thread {
  comments: readonly Comment[]
  /** `null` while it is open. */
  resolved: Resolution | null
}

/** Reading order: by start, the longer first, then as they were opened. */
export function inPlaceOrder(a: Thread, b: Thread): number {
  return a.start - b.start || b.end - a.end || inOrderOfTime(a, b)
}

/** As things were said; two devices show one order. */
export function inOrderOfTime(
  a: { createdAt: string; id: string },
  b: { createdAt: string; id: string },
): number {
  return (
    Date.parse(a.createdAt) - Date.parse(b.createdAt) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  )
}

/** Threads with their comments, in reading order; one in which nobody’s words stand is left out. */
export function talksOf(
  threads: readonly Thread[],
  comments: readonly Comment[],
  resolutions: ReadonlyMap<string, Resolution>,
): Talk[] {
  const said = groupedBy([...comments].sort(inOrderOfTime), ({ thread }) => thread)
  return [...threads].sort(inPlaceOrder).flatMap((thread) => {
    const own = said.get(thread.id)
    if (own === undefined) return []
    return [{ ...thread, comments: own, resolved: resolutions.get(thread.id) ?? null }]
  })
}
