import { z } from 'zod'
import { isVisible, Moment, storedText } from './fields.ts'
import { groupedBy } from './grouped.ts'
import { limits } from './limits.ts'

/** Ids stand in documents as rows have them: one spelling, so that both can be compared. */
const ExactId = z
  .uuid('That is not an id.')
  .refine((id) => id === id.toLowerCase(), 'An id is in small letters.')

const offsetWords = 'Start and end are whole numbers, within a transcript.'
const Offset = z
  .number(offsetWords)
  .int(offsetWords)
  .nonnegative(offsetWords)
  .max(limits.transcriptCharacters, offsetWords)

const turnWords = 'A turn is named by its number, from 1.'

const unknownFields = 'A field is missing, or one is there that nobody knows.'

/**
 * A passage that people talk about: a range of a transcript, or one turn of it as a whole. Once put
 * it stays where it is, and it is shown as long as somebody’s words stand under it, or their place.
 */
export const Thread = z
  .strictObject(
    {
      id: ExactId,
      start: Offset,
      end: Offset,
      /** Ordinal of the turn, where it is about that as a whole. */
      turn: z.number(turnWords).int(turnWords).positive(turnWords).optional(),
      /** Who opened it. */
      by: ExactId,
      createdAt: Moment,
    },
    unknownFields,
  )
  .refine(({ start, end }) => start < end, 'A passage starts before it ends.')
export type Thread = z.infer<typeof Thread>

/** What somebody said in a thread. They change it or take it back; a lead takes it back. */
export const Comment = z
  .strictObject(
    {
      id: ExactId,
      thread: ExactId,
      by: ExactId,
      text: storedText(limits.commentCharacters),
      /** People who are to be told of it, each once. */
      mentions: z
        .array(ExactId, 'Mentions are a list of ids.')
        .max(limits.mentionsPerComment, 'These are too many people to be mentioned at once.')
        .refine((ids) => new Set(ids).size === ids.length, 'Each person is mentioned once.'),
      createdAt: Moment,
      changedAt: Moment.optional(),
      /** The lead who took back what somebody else said: the words are gone, their place is kept. */
      takenBackBy: ExactId.optional(),
    },
    unknownFields,
  )
  .refine(
    ({ text, takenBackBy }) => takenBackBy !== undefined || isVisible(text),
    'Write something first.',
  )
  .refine(
    ({ text, mentions, takenBackBy }) =>
      takenBackBy === undefined || (text === '' && mentions.length === 0),
    'What is taken back has no words.',
  )
export type Comment = z.infer<typeof Comment>

/** That what was asked in a thread is settled, and who says so. */
export const Resolution = z.strictObject({ by: ExactId, at: Moment }, unknownFields)
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

/** Threads with their comments, in reading order; one in which nothing stands any more is left out. */
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
