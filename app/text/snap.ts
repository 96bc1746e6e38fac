import type { Span } from '#model/span.ts'
import type { Block, ReadingText } from './reading-text.ts'
import { segmenter } from './segmenters.ts'

/**
 * Where a selection ends: at words unless told otherwise, always at whole graphemes, never with white
 * space at its ends. Everything is looked up in one block, since segmenting a whole text is slow.
 */
export interface SnapOptions {
  /** Off while Alt is held: the exact characters are wanted. */
  words: boolean
}

/** @returns the snapped span, `null` where nothing but white space was selected */
export function snapSpan(reading: ReadingText, span: Span, { words }: SnapOptions): Span | null {
  if (reading.blocks.length === 0) return null
  const granularity = words ? 'word' : 'grapheme'
  const { offsets, blocks } = reading
  let first = reading.blockAt(span.start)
  let start = span.start
  if (start >= first.end && first.index + 1 < blocks.length) {
    // In white space or a label between two blocks: the text goes on with the next one.
    first = blocks[first.index + 1]!
    start = first.start
  }
  start = Math.max(start, first.start)
  const last = reading.blockAt(Math.max(span.start, span.end - 1))
  const end = Math.min(span.end, last.end)
  if (start >= end) return null

  let from = offsets.toUtf16(start)
  let to = offsets.toUtf16(end)
  const head = segmentAt(first, from - first.position, reading.language, granularity)
  if (head !== null && (head.isWordLike ?? true)) from = first.position + head.index
  const tail = segmentAt(last, to - last.position - 1, reading.language, granularity)
  if (tail !== null && (tail.isWordLike ?? true)) {
    to = last.position + tail.index + tail.segment.length
  }
  if (words) {
    // What is no word (punctuation, signs) still keeps its grapheme whole.
    const sign = segmentAt(last, to - last.position - 1, reading.language, 'grapheme')
    if (sign !== null) to = last.position + sign.index + sign.segment.length
    const firstSign = segmentAt(first, from - first.position, reading.language, 'grapheme')
    if (firstSign !== null) from = first.position + firstSign.index
  }
  const selected = reading.text.slice(from, to)
  from += selected.length - selected.trimStart().length
  to -= selected.length - selected.trimEnd().length
  return from < to ? { start: offsets.fromUtf16(from), end: offsets.fromUtf16(to) } : null
}

/**
 * The next place a caret may stand, one step from `offset`.
 *
 * @param direction 1 onwards, -1 back
 * @returns an offset in code points; the same one at the end of the text
 */
export function step(
  reading: ReadingText,
  offset: number,
  direction: 1 | -1,
  by: 'grapheme' | 'word',
): number {
  const { blocks, offsets, language } = reading
  let block = reading.blockAt(offset)
  const at = Math.min(Math.max(offset, block.start), block.end)
  if (direction === 1 && at >= block.end) return blocks[block.index + 1]?.start ?? block.end
  if (direction === -1 && at <= block.start) {
    block = blocks[block.index - 1] ?? block
    return block.index < reading.blockAt(offset).index ? block.end : block.start
  }
  let position = offsets.toUtf16(at) - block.position
  for (;;) {
    const looked = direction === 1 ? position : position - 1
    const segment = segmentAt(block, looked, language, by)
    if (segment === null) break
    position = direction === 1 ? segment.index + segment.segment.length : segment.index
    // A step by word ends after a word, or before one: not at each blank and comma.
    const done = by === 'grapheme' || segment.isWordLike === true
    if (done || position <= 0 || position >= block.text.length) break
  }
  return offsets.fromUtf16(block.position + position)
}

// Longer blocks are looked at through a window, since the segmenter takes the whole string in.
const windowUnits = 2_000

type Segment = { index: number; segment: string; isWordLike?: boolean }

function segmentAt(
  block: Block,
  position: number,
  language: string,
  granularity: 'word' | 'grapheme',
): Segment | null {
  if (position < 0 || position >= block.text.length) return null
  const from = windowStart(block.text, position)
  const text =
    block.text.length <= windowUnits
      ? block.text
      : block.text.slice(from, position + windowUnits / 2)
  const found = segmenter(language, granularity)
    .segment(text)
    .containing(position - from)
  return found === undefined
    ? null
    : {
        index: from + found.index,
        segment: found.segment,
        ...(found.isWordLike === undefined ? {} : { isWordLike: found.isWordLike }),
      }
}

function windowStart(text: string, position: number): number {
  if (text.length <= windowUnits) return 0
  const earliest = Math.max(0, position - windowUnits / 2)
  const blank = text.indexOf(' ', earliest)
  return blank >= 0 && blank < position ? blank : earliest
}

/** Number of words of a text, as its language counts them. */
export function countWords(text: string, language: string): number {
  let words = 0
  // By line, and by stretches of a line: a whole text at once takes the square of its length.
  for (const line of text.split('\n')) {
    for (let from = 0; from < line.length; from += windowUnits) {
      for (const { isWordLike } of segmenter(language, 'word').segment(
        line.slice(from, from + windowUnits),
      )) {
        if (isWordLike) words++
      }
    }
  }
  return words
}

/**
 * A span with one edge moved by a word.
 *
 * @param direction 1 onwards in the text, -1 back
 * @returns `null` where nothing of the span would be left, or the text has no further word there
 */
export function moveEdge(
  reading: ReadingText,
  span: Span,
  edge: 'start' | 'end',
  direction: 1 | -1,
): Span | null {
  const onward = (offset: number) => step(reading, offset, 1, 'word')
  const backward = (offset: number) => step(reading, offset, -1, 'word')
  const moved =
    edge === 'start'
      ? // The second word's end, and back to its start.
        {
          ...span,
          start: direction === 1 ? backward(onward(onward(span.start))) : backward(span.start),
        }
      : { ...span, end: direction === 1 ? onward(span.end) : onward(backward(backward(span.end))) }
  const isSame = moved.start === span.start && moved.end === span.end
  const hasShrunk = (edge === 'start') === (direction === 1)
  const isInside = !hasShrunk || (moved.start >= span.start && moved.end <= span.end)
  return isSame || !isInside || moved.start >= moved.end ? null : moved
}

/** Whether a turn begins within the span, which a project may forbid. */
export function crossesTurns({ blocks, blockAt }: ReadingText, span: Span): boolean {
  if (blocks.length === 0) return false
  return blockAt(span.start).index !== blockAt(span.end - 1).index
}
