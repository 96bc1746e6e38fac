import type { Span } from '#model/span.ts'
import type { Block, ReadingText } from './reading-text.ts'
import { segmenter } from './segmenters.ts'

/** How much is coded of a place that was found: the words found, or what they stand in. */
export const extents = ['words', 'sentence', 'turn'] as const
export type Extent = (typeof extents)[number]

/** More hits than these are no list that anybody goes through. */
export const mostHits = 5_000

/**
 * Everywhere that what was typed stands in the text, in reading order: whatever its case, with any white
 * space where a blank was typed. Nothing is found across turns.
 *
 * @param isWhole whether only whole words count, as the language of the text divides them
 * @returns at most `mostHits`
 */
export function findHits(reading: ReadingText, typed: string, isWhole: boolean): Span[] {
  const asked = typed.trim()
  if (asked === '') return []
  const letters = asked.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')
  const pattern = new RegExp(letters, 'giu')
  const hits: Span[] = []
  for (const block of reading.blocks) {
    for (const { index, 0: found } of block.text.matchAll(pattern)) {
      if (isWhole && !isWholeWords(reading, block, index, index + found.length)) continue
      hits.push(spanOf(reading, block, index, index + found.length))
      if (hits.length === mostHits) return hits
    }
  }
  return hits
}

/** What is coded for a hit: whole words, so that no half of one is quoted. */
export function extentOf(reading: ReadingText, hit: Span, extent: Extent): Span {
  const block = reading.blockAt(hit.start)
  if (extent === 'turn') return { start: block.start, end: block.end }
  const from = reading.offsets.toUtf16(hit.start) - block.position
  const to = reading.offsets.toUtf16(hit.end) - block.position
  const granularity = extent === 'words' ? 'word' : 'sentence'
  const first = segmentAt(reading, block, from, granularity)
  const last = segmentAt(reading, block, to - 1, granularity)
  const words = block.text.slice(first.start, last.end)
  return spanOf(
    reading,
    block,
    first.start + words.length - words.trimStart().length,
    last.end - (words.length - words.trimEnd().length),
  )
}

function spanOf({ offsets }: ReadingText, block: Block, from: number, to: number): Span {
  return {
    start: offsets.fromUtf16(block.position + from),
    end: offsets.fromUtf16(block.position + to),
  }
}

function isWholeWords(reading: ReadingText, block: Block, from: number, to: number): boolean {
  return (
    segmentAt(reading, block, from, 'word').start === from &&
    segmentAt(reading, block, to - 1, 'word').end === to
  )
}

/** Of a very long turn only the lines around it are looked at: segmenting takes the square of a length. */
const windowUnits = 1_000

function segmentAt(
  { language }: ReadingText,
  { text }: Block,
  position: number,
  granularity: 'word' | 'sentence',
): { start: number; end: number } {
  const from = windowStart(text, position)
  const window = text.slice(from, position + windowUnits)
  const segment = segmenter(language, granularity)
    .segment(window)
    .containing(position - from)
  if (segment === undefined) return { start: position, end: position + 1 }
  const start = from + segment.index
  return { start, end: start + segment.segment.length }
}

function windowStart(text: string, position: number): number {
  if (position <= windowUnits) return 0
  const earliest = position - windowUnits
  const line = text.indexOf('\n', earliest)
  if (line >= 0 && line < position) return line + 1
  const blank = text.indexOf(' ', earliest)
  return blank >= 0 && blank < position ? blank + 1 : earliest
}
