import { type CodedSpan, inReadingOrder } from '#model/span.ts'

/** What the page was rendered with, until the server's state is here. */
export function withFirst(
  first: readonly CodedSpan[],
  spans: readonly CodedSpan[],
): readonly CodedSpan[] {
  if (spans.length === 0) return first
  const known = new Set(spans.map((span) => span.id))
  return [...first.filter((span) => !known.has(span.id)), ...spans].sort(inReadingOrder)
}
