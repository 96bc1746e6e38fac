import { z } from 'zod'
import { Id, Moment, storedText } from './fields.ts'
import { placeIn } from './in-order.ts'
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
  return byPlace(a, b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** Those of spans in reading order that stand on exactly these words; they are next to one another. */
export function spansOn<T extends Span>(spans: readonly T[], { start, end }: Span): T[] {
  const isThere = (span: Span | undefined) => span?.start === start && span.end === end
  const first = placeIn<Span>(spans, { start, end }, byPlace)
  let last = first
  while (isThere(spans[last])) last++
  return spans.slice(first, last)
}

function byPlace(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end
}

/** Whether two spans share at least one character; touching is not overlapping. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end
}
