import type { Span } from '#model/span.ts'
import { TextOffsets } from '#model/text.ts'
import type { Speaker, Turn } from '#model/transcript.ts'

/**
 * One stretch of the transcript as it stands on the page: a turn's speech, or text outside any turn.
 * It is shown as one plain text node, without the white space around it. Offsets in code points.
 */
export interface Block {
  index: number
  /** The turn's ordinal; 0 for the preamble and for text between turns. */
  ordinal: number
  speaker: Speaker | null
  /** Of the text node, `end` excluded. */
  start: number
  end: number
  text: string
  /** UTF-16 position of `start` in the transcript's text. */
  position: number
}

/** The transcript as the page shows it, and the one place where its offsets are turned over. */
export interface ReadingText {
  text: string
  language: string
  offsets: TextOffsets
  blocks: readonly Block[]
  /** The words of a span, across turns with what stands between them. */
  quote(span: Span): string
  /** The last block that begins at or before `offset`; the first one where none does. */
  blockAt(offset: number): Block
  /** The block of the turn with this ordinal. */
  blockOf(turn: number): Block | undefined
}

export interface ReadableTranscript {
  text: string
  language: string
  turns: readonly Turn[]
  speakers: readonly Speaker[]
}

/** Cuts a transcript into the blocks that the page shows, in reading order. */
export function readingText({ text, language, turns, speakers }: ReadableTranscript): ReadingText {
  const offsets = new TextOffsets(text)
  const byLabel = new Map(speakers.map((speaker) => [speaker.label, speaker]))
  const blocks: Block[] = []

  const add = (from: number, to: number, ordinal: number, speaker: Speaker | null): void => {
    let first = offsets.toUtf16(from)
    let last = offsets.toUtf16(to)
    while (first < last && isSpace(text.charCodeAt(first))) first++
    while (last > first && isSpace(text.charCodeAt(last - 1))) last--
    // A turn without words keeps its place on the page; between turns there is nothing to show.
    if (first === last && ordinal === 0) return
    blocks.push({
      index: blocks.length,
      ordinal,
      speaker,
      start: offsets.fromUtf16(first),
      end: offsets.fromUtf16(last),
      text: text.slice(first, last),
      position: first,
    })
  }

  let reached = 0
  for (const turn of turns) {
    add(reached, turn.start, 0, null)
    const speaker = turn.speaker === null ? null : (byLabel.get(turn.speaker) ?? null)
    add(turn.speechStart, turn.end, turn.ordinal, speaker)
    reached = turn.end
  }
  add(reached, offsets.length, 0, null)

  const byTurn = new Map(blocks.map((block) => [block.ordinal, block]))
  byTurn.delete(0)
  return {
    text,
    language,
    offsets,
    blocks,
    quote: (span) => offsets.slice(span.start, span.end),
    blockAt: (offset) => blocks[lastAtOrBefore(blocks, offset)]!,
    blockOf: (turn) => byTurn.get(turn),
  }
}

/** What is shown of `span` in `block`: UTF-16 positions within its text node; `null` where nothing is. */
export function pieceIn(
  { offsets }: ReadingText,
  block: Block,
  span: Span,
): { from: number; to: number } | null {
  const start = Math.max(span.start, block.start)
  const end = Math.min(span.end, block.end)
  if (start >= end) return null
  return {
    from: offsets.toUtf16(start) - block.position,
    to: offsets.toUtf16(end) - block.position,
  }
}

/** Blocks that show a part of `span`: their first and last index. */
export function blocksOf({ blocks }: ReadingText, span: Span): [first: number, last: number] {
  return [lastAtOrBefore(blocks, span.start), lastAtOrBefore(blocks, Math.max(0, span.end - 1))]
}

function lastAtOrBefore(blocks: readonly Block[], offset: number): number {
  let low = 0
  let high = blocks.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (blocks[middle]!.start <= offset) low = middle
    else high = middle - 1
  }
  return low
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) || unit === 0xa0 || unit === 0x3000
}
