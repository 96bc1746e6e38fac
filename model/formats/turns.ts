import { z } from 'zod'
import { storedText } from '../fields.ts'
import { limits } from '../limits.ts'
import { TextOffsets } from '../text.ts'
import type { SpeakerKind, Turn } from '../transcript.ts'
import { type Mark, noMarks, scan } from './find-labels.ts'
import {
  familyOf,
  type JudgedLabel,
  judge,
  mergeFor,
  mostFrequent,
  plainestOf,
  type Reason,
} from './judge-labels.ts'
import { type LabelFamily, labelFamilies } from './labels.ts'
import { usualKind } from './role-words.ts'
import { skipSpaces, trimEnd } from './spaces.ts'

const Label = storedText(limits.speakerLabelCharacters).min(1)

/** What a person said about the labels that were found; the same choices serve many files. */
export const TurnChoices = z.strictObject({
  /** `false`: nobody speaks in particular. */
  speakers: z.boolean().default(true),
  /** Without speakers: one turn for each paragraph, not one for the whole text. */
  paragraphs: z.boolean().default(false),
  /** Labels that are no speakers; their lines go on with the turn before. */
  notSpeakers: z.array(Label).max(2_000).default([]),
  /** Labels that were dropped and are speakers all the same. */
  areSpeakers: z.array(Label).max(2_000).default([]),
  /** Label to the label whose speaker it is. */
  merge: z.record(Label, Label).default({}),
})
export type TurnChoices = z.input<typeof TurnChoices>

/** One label of a text, and whether its lines begin turns. */
export interface FoundSpeaker {
  label: string
  /** Without the trailing bracket. */
  base: string
  /** Lines that begin with it. */
  count: number
  /** What is said first under it, on one line, at most 60 characters. */
  firstWords: string
  accepted: boolean
  reason: Reason
  /** The kind it is given until somebody says otherwise. */
  kind: SpeakerKind
  /** Another label of the same role or spelling, worth asking about. */
  mergeSuggestion: string | null
  mergedInto: string | null
}

export interface FoundTurns {
  turns: Turn[]
  /** Accepted labels and those a person unticked, in order of appearance. */
  speakers: FoundSpeaker[]
  /** Lines that look a little like labels and are none, the most frequent first; at most 50. */
  dropped: FoundSpeaker[]
  family: LabelFamily | null
  /** Text before the first label, code points. */
  preamble: { start: number; end: number } | null
}

const mostDropped = 50

/**
 * Finds who speaks where, by the labels at the start of lines.
 *
 * Takes time in proportion to the text: every line is looked at by itself.
 *
 * @param text cleaned: line ends are LF
 * @returns turns in order, in code points. Without speakers the whole text is one turn of nobody;
 *   a text of blanks has none
 */
export function findTurns(text: string, choices: TurnChoices = {}): FoundTurns {
  const chosen = TurnChoices.parse(choices)
  const offsets = new TextOffsets(text)
  const marksOf = chosen.speakers ? scan(text) : noMarks()
  const judged = new Map(
    labelFamilies.map((family) => [family, judge(family, marksOf[family], marksOf)] as const),
  )
  const family = familyOf(judged, chosen.areSpeakers)
  const labels = family === null ? [] : [...judged.get(family)!.values()]

  const not = new Set(chosen.notSpeakers)
  const are = new Set(chosen.areSpeakers)
  for (const label of labels) {
    if (not.has(label.label)) Object.assign(label, { accepted: false, reason: 'not-a-speaker' })
    else if (!label.accepted && are.has(label.label)) {
      Object.assign(label, { accepted: true, reason: 'chosen' })
    }
  }
  const accepted = labels.filter((label) => label.accepted)
  const plainest = plainestOf(accepted)
  const starts = accepted.flatMap((label) => label.marks).sort((a, b) => a.start - b.start)

  const speakerOf = (label: string) => {
    let target = label
    // Somebody may be called “constructor”, which every object knows.
    for (let step = 0; step < 10 && Object.hasOwn(chosen.merge, target); step++) {
      target = chosen.merge[target]!
    }
    return target
  }
  const turns =
    starts.length > 0
      ? labelledTurns(text, starts, speakerOf)
      : unlabelledTurns(text, chosen.paragraphs)
  for (const turn of turns) {
    turn.start = offsets.fromUtf16(turn.start)
    turn.speechStart = offsets.fromUtf16(turn.speechStart)
    turn.end = offsets.fromUtf16(turn.end)
  }

  const shown = (label: JudgedLabel): FoundSpeaker => {
    const target = speakerOf(label.label)
    return {
      label: label.label,
      base: label.base,
      count: label.marks.length,
      firstWords: firstWords(text, label.marks[0]!),
      accepted: label.accepted,
      reason: label.reason,
      kind: usualKind(label.base),
      mergeSuggestion: label.accepted && target === label.label ? mergeFor(label, plainest) : null,
      mergedInto: label.accepted && target !== label.label ? target : null,
    }
  }
  const isDropped = (label: JudgedLabel) => !label.accepted && label.reason !== 'not-a-speaker'
  const rejected = family === null ? mostFrequent(judged) : labels.filter(isDropped)
  return {
    turns,
    speakers: labels.filter((label) => !isDropped(label)).map(shown),
    dropped: rejected
      .sort((a, b) => b.marks.length - a.marks.length)
      .slice(0, mostDropped)
      .map((label) => ({ ...shown(label), accepted: false, mergeSuggestion: null })),
    family: starts.length > 0 ? family : null,
    preamble: starts.length > 0 ? preambleOf(text, starts[0]!.start, offsets) : null,
  }
}

function labelledTurns(
  text: string,
  starts: readonly Mark[],
  speakerOf: (label: string) => string,
): Turn[] {
  return starts.map((mark, index) => {
    const limit = starts[index + 1]?.start ?? text.length
    const labelEnd = trimEnd(text, mark.start, Math.min(mark.labelEnd, limit))
    const end = Math.max(labelEnd, trimEnd(text, mark.start, limit))
    return {
      ordinal: index + 1,
      speaker: speakerOf(mark.label),
      start: mark.start,
      speechStart: skipSpaces(text, labelEnd, end),
      end,
    }
  })
}

function unlabelledTurns(text: string, paragraphs: boolean): Turn[] {
  const turns: Turn[] = []
  const add = (from: number, to: number) => {
    const start = skipSpaces(text, from, to)
    const end = trimEnd(text, start, to)
    if (start === end) return
    turns.push({ ordinal: turns.length + 1, speaker: null, start, speechStart: start, end })
  }
  if (!paragraphs) {
    add(0, text.length)
    return turns
  }
  let from = 0
  for (let at = 0; at < text.length; ) {
    const lineEnd = text.indexOf('\n', at)
    const to = lineEnd === -1 ? text.length : lineEnd
    if (skipSpaces(text, at, to) === to) {
      add(from, at)
      from = to
    }
    at = to + 1
  }
  add(from, text.length)
  return turns
}

function preambleOf(text: string, firstStart: number, offsets: TextOffsets) {
  const start = skipSpaces(text, 0, firstStart)
  const end = trimEnd(text, start, firstStart)
  if (start === end) return null
  return { start: offsets.fromUtf16(start), end: offsets.fromUtf16(end) }
}

function firstWords(text: string, mark: Mark): string {
  const from = skipSpaces(text, mark.labelEnd, text.length)
  const words = text
    .slice(from, from + 200)
    .split('\n', 1)[0]!
    .replace(/\s+/gu, ' ')
    .trim()
  const characters = [...words.toWellFormed()]
  if (characters.length <= 60) return characters.join('')
  const start = characters.slice(0, 59).join('')
  // Whole words where there are any: some scripts have none to cut at.
  const space = start.lastIndexOf(' ')
  return `${space > 30 ? start.slice(0, space) : start}…`
}
