import fc from 'fast-check'
import { type Continuum, type ContinuumSpan, continuumOf } from '#model/agreement/continuum.ts'

/** Spans of some coders on a short text: they overlap, touch, double one another and reach its ends. */
export function someSpans(coders: number, length: number, most = 8) {
  return fc.array(
    fc
      .record({
        coder: fc.nat(coders - 1),
        start: fc.nat(length - 1),
        long: fc.integer({ min: 1, max: length }),
        value: fc.nat(2),
      })
      .map(({ long, ...span }) => ({ ...span, end: Math.min(length, span.start + long) })),
    { maxLength: most },
  )
}

export function continuumFrom(
  spans: readonly ContinuumSpan[],
  { coders, length }: { coders: number; length: number },
): Continuum {
  return continuumOf(spans, { length, coders, values: ['a', 'b', 'c'] })
}

/** The values that a coder's spans have at a position. */
export function valuesAt({ spans }: Continuum, coder: number, position: number): number[] {
  const here = spans.filter(
    (span) => span.coder === coder && span.start <= position && position < span.end,
  )
  return [...new Set(here.map(({ value }) => value))].sort()
}

/** Of each coder the spans and the gaps between them in order; a gap has the value `null`. */
export function segmentsOf({ spans, length }: Continuum, coder: number) {
  const own = spans.filter((span) => span.coder === coder).toSorted((a, b) => a.start - b.start)
  const segments: { start: number; end: number; value: number | null }[] = []
  let at = 0
  for (const { start, end, value } of own) {
    if (start > at) segments.push({ start: at, end: start, value: null })
    segments.push({ start, end, value })
    at = end
  }
  if (at < length) segments.push({ start: at, end: length, value: null })
  return segments
}

/** Those spans that no earlier one of the same coder overlaps. */
export function apart<T extends ContinuumSpan>(spans: readonly T[]): T[] {
  const kept: T[] = []
  for (const span of spans) {
    const isFree = kept.every(
      ({ coder, start, end }) => coder !== span.coder || end <= span.start || span.end <= start,
    )
    if (isFree) kept.push(span)
  }
  return kept
}
