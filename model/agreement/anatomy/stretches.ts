import type { Turn } from '../../transcript.ts'

export interface Stretch {
  /** Ordinal of the turn, 0 outside any. */
  turn: number
  start: number
  end: number
}

/**
 * Parts of a text by turn: from the label to the end of the speech, and what lies outside any turn.
 *
 * @returns cuts a range at the bounds of turns
 */
export function stretchesOf(
  turns: readonly Turn[],
  length: number,
): (start: number, end: number) => Stretch[] {
  const parts: Stretch[] = []
  let reached = 0
  for (const { ordinal, start, end } of [...turns].sort((a, b) => a.start - b.start)) {
    if (start > reached) parts.push({ turn: 0, start: reached, end: start })
    if (end > start) parts.push({ turn: ordinal, start, end })
    reached = Math.max(reached, end)
  }
  if (length > reached) parts.push({ turn: 0, start: reached, end: length })
  return (start, end) => {
    let low = 0
    let high = parts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (parts[middle]!.end <= start) low = middle + 1
      else high = middle
    }
    const found: Stretch[] = []
    for (; low < parts.length && parts[low]!.start < end; low++) {
      const part = parts[low]!
      found.push({
        turn: part.turn,
        start: Math.max(start, part.start),
        end: Math.min(end, part.end),
      })
    }
    return found
  }
}
