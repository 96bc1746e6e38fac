import { z } from 'zod'
import { Id, Moment, storedText } from './fields.ts'
import { limits } from './limits.ts'

/** A range of a transcript, in code points, `start` included, `end` excluded. */
export interface Span {
  start: number
  end: number
}

const Offset = z.number().int().nonnegative().max(limits.transcriptCharacters)

/** As many characters as a slot holds. */
export const slotCharacters = 1_000

const SlotValue = z.union([
  storedText(slotCharacters),
  z.number().refine(Number.isFinite, 'A scale value is a number.'),
])

/**
 * One code on one span, as it stands in a layer's document, in requests and in exports.
 *
 * Strict: an entry with a field we do not know was written by another program, and is refused.
 * `createdAt` is what the device claims; who and when of the record come from the server.
 */
export const CodedSpan = z
  .strictObject({
    id: Id,
    start: Offset,
    end: Offset,
    code: z.string().min(1).max(100),
    memo: storedText(limits.memoCharacters),
    slots: z.record(z.string().regex(/^[a-z][a-z0-9_-]{0,39}$/), SlotValue),
    unsure: z.literal(true).optional(),
    createdAt: Moment,
  })
  .refine((span) => span.start < span.end, 'A coded span starts before it ends.')

export type CodedSpan = z.infer<typeof CodedSpan>

/** Reading order: by start, the longer first, then by id so that two peers show one order. */
export function inReadingOrder(a: CodedSpan, b: CodedSpan): number {
  return a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** Whether two spans share at least one character; touching is not overlapping. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}
