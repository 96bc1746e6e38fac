import { TextOffsets } from '../text.ts'
import type { Turn } from '../transcript.ts'

/** A piece of a transcript that is found as one: a turn's speech, or a part of it where it is very long. */
export interface Stretch {
  /** Code points from the start of the transcript. */
  start: number
  /** Ordinal of its turn; 0 outside any turn. */
  turn: number
  words: string
}

/** Code points. A database says no to the index of a text of a megabyte, and ranks short ones better. */
const longest = 4_000

/**
 * Cuts a transcript into what searching finds: turn by turn, without the speakers' labels. A long turn is
 * cut at the end of a paragraph or between words, so that only words which stand on both sides of such a
 * cut are not found as one phrase.
 *
 * @returns in reading order, at least one; white space alone is nothing to find
 */
export function stretchesOf(transcript: { text: string; turns: readonly Turn[] }): Stretch[] {
  const offsets = new TextOffsets(transcript.text)
  const stretches: Stretch[] = []
  let reached = 0
  for (const { ordinal, start, speechStart, end } of transcript.turns) {
    add(stretches, offsets, 0, reached, start)
    add(stretches, offsets, ordinal, speechStart, end)
    reached = end
  }
  add(stretches, offsets, 0, reached, offsets.length)
  return stretches.length === 0 ? [{ start: 0, turn: 0, words: '' }] : stretches
}

function add(to: Stretch[], offsets: TextOffsets, turn: number, from: number, end: number): void {
  let start = from
  while (start < end) {
    const words = offsets.slice(start, Math.min(end, start + longest))
    const cut = start + longest < end ? lastBreak(words) : words.length
    const kept = words.slice(0, cut)
    if (kept.trim() !== '') to.push({ start, turn, words: kept })
    start = offsets.fromUtf16(offsets.toUtf16(start) + cut)
  }
}

/** UTF-16 units: after the last line end or blank of the second half; the whole where there is none. */
function lastBreak(words: string): number {
  for (const mark of ['\n', ' ']) {
    const at = words.lastIndexOf(mark)
    if (at > words.length / 2) return at + 1
  }
  return words.length
}
