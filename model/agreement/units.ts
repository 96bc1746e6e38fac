import { countWhile } from '../sorted.ts'
import { TextOffsets } from '../text.ts'
import type { Speaker, Turn } from '../transcript.ts'
import { type unitKinds, usualWindowLength } from './choices.ts'

export type UnitKind = (typeof unitKinds)[number]

/** What of a transcript decides its units. Offsets in code points. */
export interface Unitizable {
  text: string
  /** BCP 47, `und` where it is not known. */
  language: string
  turns: readonly Turn[]
  speakers: readonly Pick<Speaker, 'label' | 'codable'>[]
}

/** A stretch of a transcript that coders are compared on. */
export interface Unit {
  /** Ordinal of its turn, from 1. */
  turn: number
  /** Ordinal of the sentence, paragraph or window in its turn, from 1; 0 for a whole turn. */
  sentence: number
  start: number
  end: number
}

/** The units of a transcript, and what of it is none. */
export interface Units {
  units: Unit[]
  /** Stretches of speech that may not be units: turns of speakers declared not codable. */
  notCodable: Unit[]
  /** Turns without a word in them. */
  emptyTurns: number
}

/**
 * Cuts a transcript into units: its codable turns, from where the speech begins, or the sentences, paragraphs
 * or windows of each.
 *
 * Text before the first label, labels, and turns of speakers who are not codable are no units. A turn
 * without a named speaker is codable; a transcript without turns is one turn.
 *
 * @param windowLength of windows, in code points
 */
export function unitsOf(
  transcript: Unitizable,
  kind: UnitKind,
  windowLength = usualWindowLength,
): Units {
  const offsets = new TextOffsets(transcript.text)
  const silent = new Set(transcript.speakers.filter((one) => !one.codable).map((one) => one.label))
  const turns =
    transcript.turns.length > 0
      ? transcript.turns
      : [{ ordinal: 1, speaker: null, start: 0, speechStart: 0, end: offsets.length }]
  const rangesIn = partsBy(kind, transcript.language, windowLength)
  const found: Units = { units: [], notCodable: [], emptyTurns: 0 }
  for (const { ordinal, speaker, speechStart, end } of turns) {
    const speech = offsets.slice(speechStart, end)
    const whole = { turn: ordinal, sentence: 0, start: speechStart, end }
    if (speech.trim() === '') found.emptyTurns++
    else if (speaker !== null && silent.has(speaker)) found.notCodable.push(whole)
    else if (rangesIn === undefined) found.units.push(whole)
    else {
      const within = new TextOffsets(speech)
      rangesIn(speech, within).forEach(([from, to], index) => {
        found.units.push({
          turn: ordinal,
          sentence: index + 1,
          start: speechStart + within.fromUtf16(from),
          end: speechStart + within.fromUtf16(to),
        })
      })
    }
  }
  return found
}

/** Cuts speech into ranges of UTF-16 units; `undefined` where turns are left whole. */
function partsBy(
  kind: UnitKind,
  language: string,
  windowLength: number,
): ((speech: string, offsets: TextOffsets) => [number, number][]) | undefined {
  if (kind === 'turn') return undefined
  if (kind === 'paragraph') return paragraphRanges
  if (kind === 'window') return (speech, offsets) => windowRanges(speech, offsets, windowLength)
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' })
  return (speech) => sentenceRanges(speech, segmenter)
}

/** Stretches between blank lines, without the white space around them. */
function paragraphRanges(speech: string): [number, number][] {
  const ranges: [number, number][] = []
  const add = (from: number, to: number) => {
    const range = trimmed(speech, from, to)
    if (range !== undefined) ranges.push(range)
  }
  let from = 0
  for (const { index } of speech.matchAll(/\n[^\S\n]*(?=\n)/g)) {
    add(from, index)
    from = index
  }
  add(from, speech.length)
  return ranges
}

/** Windows of so many code points from the beginning of the speech; one of white space alone is none. */
function windowRanges(speech: string, offsets: TextOffsets, length: number): [number, number][] {
  const ranges: [number, number][] = []
  for (let from = 0; from < offsets.length; from += length) {
    const to = Math.min(offsets.length, from + length)
    const [start, end] = [offsets.toUtf16(from), offsets.toUtf16(to)]
    if (speech.slice(start, end).trim() !== '') ranges.push([start, end])
  }
  return ranges
}

function trimmed(text: string, from: number, to: number): [number, number] | undefined {
  const part = text.slice(from, to)
  const start = from + part.length - part.trimStart().length
  const end = from + part.trimEnd().length
  return start < end ? [start, end] : undefined
}

/** What is segmented at once: in Node the cost grows with the square of it. */
const stretchLength = 4_000

/**
 * Sentences of one turn as UTF-16 ranges, without the white space after them. Line ends count as spaces,
 * since texts are often wrapped within a sentence.
 *
 * A long turn is walked in stretches; the last sentence of a stretch may be cut, and is begun again.
 */
function sentenceRanges(speech: string, segmenter: Intl.Segmenter): [number, number][] {
  const flat = speech.replace(/\n/g, ' ')
  const ranges: [number, number][] = []
  let from = 0
  let reach = stretchLength
  while (from < flat.length) {
    const stretch = flat.slice(from, from + reach)
    const isLast = from + reach >= flat.length
    const segments = [...segmenter.segment(stretch)]
    if (!isLast && segments.length < 2) {
      reach *= 2
      continue
    }
    const complete = isLast ? segments : segments.slice(0, -1)
    for (const { index, segment } of complete) {
      const range = trimmed(flat, from + index, from + index + segment.length)
      if (range !== undefined) ranges.push(range)
    }
    from += isLast ? stretch.length : segments.at(-1)!.index
    reach = stretchLength
  }
  return ranges
}

/**
 * The units that a span overlaps by at least one character.
 *
 * @param units in reading order, none overlapping another
 * @returns first and last index, `undefined` where there is none
 */
export function unitsUnder(
  units: readonly Unit[],
  start: number,
  end: number,
): [number, number] | undefined {
  const first = countWhile(units, (unit) => unit.end <= start)
  // A span may lie on all units there are, and there may be as many such spans.
  const last = countWhile(units, (unit) => unit.start < end) - 1
  return last < first ? undefined : [first, last]
}
