import type { Span } from '#model/span.ts'
import type { ReadingText } from './reading-text.ts'
import { type SnapOptions, snapSpan } from './snap.ts'

/**
 * A span with one edge dragged to `offset`; the other edge stays where it is. It snaps as a selection
 * does, and at least a word, or a grapheme where words are off, is left.
 *
 * @param acrossTurns whether it may leave the turn that the other edge stands in
 */
export function dragEdge(
  reading: ReadingText,
  span: Span,
  edge: 'start' | 'end',
  offset: number,
  { words, acrossTurns }: SnapOptions & { acrossTurns: boolean },
): Span {
  if (reading.blocks.length === 0) return span
  const turn = reading.blockAt(edge === 'end' ? span.start : span.end - 1)
  const within = acrossTurns ? offset : Math.min(Math.max(offset, turn.start), turn.end)
  const rough =
    edge === 'end'
      ? { start: span.start, end: Math.max(within, span.start + 1) }
      : { start: Math.min(within, span.end - 1), end: span.end }
  const snapped = snapSpan(reading, rough, { words })
  if (snapped === null) return span
  const dragged = { ...span, [edge]: snapped[edge] }
  // Snapping may take an edge past the other one, as in white space at the end of a turn.
  return dragged.start < dragged.end ? { start: dragged.start, end: dragged.end } : span
}
