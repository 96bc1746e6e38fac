import type { z } from 'zod'
import type { Placed } from '../codebook-tree.ts'
import { compare } from '../compare.ts'
import { groupedBy } from '../grouped.ts'
import type { Span } from '../span.ts'
import { AgreementChoices } from './choices.ts'
import { chosenFrom } from './chosen.ts'
import type { Continuum } from './continuum.ts'
import { Kept } from './kept.ts'
import { added, balanced, emptyLedger, type Ledger } from './ledger.ts'
import { type SetRatings, setRatingsFrom } from './set-ratings.ts'
import { partOf, type TranscriptPart } from './transcript-part.ts'
import type { Unit, Unitizable, UnitKind } from './units.ts'

/** A transcript as agreement sees it. `length` in code points. */
export interface ComparedTranscript extends Unitizable {
  id: string
  length: number
}

/** One coder's layer on one transcript. */
export interface ComparedLayer {
  transcript: string
  coder: string
  completed: boolean
  /** `codedAt`, ISO 8601, where it is known: of what the order of coding in time rests on. */
  spans: readonly (Span & {
    code: string
    codedAt?: string
    /** Whether the coder said so of it. Moves no figure. */
    unsure?: boolean
    /** What is said of the span besides. */
    slots?: Readonly<Record<string, string | number>>
  })[]
}

/** What layers say about units and about the continuum, ready for coefficients. */
export interface ReliabilityData {
  /** Ids, ascending: no figure depends on the order in which things were given. */
  transcripts: readonly string[]
  coders: readonly string[]
  /** In codebook order; codes the codebook does not know come last, by id. */
  codes: readonly string[]
  units: readonly (Unit & { transcript: string })[]
  sets: SetRatings
  /** What each transcript gives, and its units: the first, and the one after its last. */
  parts: readonly { part: TranscriptPart; from: number; to: number }[]
  /**
   * For each transcript that two coders or more completed, their spans, by code. The coders of the continuum
   * are given by their columns, ascending.
   */
  continua: readonly { transcript: string; coders: readonly number[]; continuum: Continuum }[]
  ledger: Ledger
}

/**
 * Makes reliability data of layers.
 *
 * A coder who completed a transcript is present on all its units, with nothing where nothing was coded; a
 * coder who did not is missing on all of them. A unit has a code when a span of it overlaps the unit, unless
 * another rule was chosen.
 *
 * @param allTranscripts those of the round, as `allLayers` and, ids in order, `codebookCodes`
 * @param choices a unit alone: any overlap, every coder, transcript and code
 * @param codebook where codes stand; needed to count codes at a level of the tree
 * @param kept what was made of these transcripts before. A transcript then stands for its layers too: where
 *   one of them changed, another object is handed over for it
 */
export function reliabilityData(
  allTranscripts: readonly ComparedTranscript[],
  allLayers: readonly ComparedLayer[],
  codebookCodes: readonly string[],
  choices: UnitKind | z.input<typeof AgreementChoices>,
  codebook: readonly Placed[] = [],
  kept = new Kept(),
): ReliabilityData {
  const {
    unit: kind,
    overlap,
    windowLength,
    ...choice
  } = AgreementChoices.parse(typeof choices === 'string' ? { unit: choices } : choices)
  const { transcripts, layers, codes, leftOut } = chosenFrom(
    { transcripts: allTranscripts, layers: allLayers, codes: codebookCodes },
    choice,
    codebook,
  )
  const ordered = [...transcripts].sort(byId)
  const coders = [...new Set(layers.filter(isCompleted).map((layer) => layer.coder))].sort()
  const allCodes = [...codes, ...strangers(layers, codes)]
  const codePlaces = new Map(allCodes.map((code, place) => [code, place]))
  const byTranscript = groupedBy(layers, (layer) => layer.transcript)
  const { coders: chosenCoders, codes: chosenCodes, level } = choice
  const chosen = [chosenCoders, chosenCodes, level, level === undefined ? null : codebook]
  const name = JSON.stringify([kind, overlap, windowLength, chosen, allCodes])
  const parts = ordered.map((transcript) =>
    kept.of(transcript, name, () =>
      partOf(transcript, byTranscript.get(transcript.id) ?? [], {
        kind,
        overlap,
        windowLength,
        codes: allCodes,
        codePlaces,
      }),
    ),
  )
  const units = parts.flatMap((part) => part.units)
  return {
    transcripts: ordered.map((transcript) => transcript.id),
    coders,
    codes: allCodes,
    units,
    sets: setRatingsFrom(
      parts.flatMap((part) => ratingsOf(part, coders)),
      { units: units.length, coders: coders.length },
      allCodes,
      parts.flatMap((part) => kept.of(part, `sets of ${coders}`, () => namesOf(part, coders))),
    ),
    parts: placed(parts),
    continua: parts.flatMap(({ continuum, marks }, index) =>
      continuum === null
        ? []
        : { transcript: ordered[index]!.id, coders: columnsOf(marks, coders), continuum },
    ),
    ledger: balanced(parts.reduce((sum, part) => added(sum, part.ledger), emptyLedger(leftOut))),
  }
}

const nothing: readonly number[] = []

/** Units x coders, unit by unit. */
function ratingsOf(
  { units, marks }: TranscriptPart,
  coders: readonly string[],
): (readonly number[] | null)[] {
  const columns = coders.map((coder) => marks.get(coder))
  return units.flatMap((_, unit) =>
    columns.map((own) => (own === undefined ? null : (own[unit] ?? nothing))),
  )
}

/** The same as words, which are known again without looking into the sets. */
function namesOf(part: TranscriptPart, coders: readonly string[]): (string | null)[] {
  return ratingsOf(part, coders).map((set) => (set === null ? null : set.join()))
}

function placed(parts: readonly TranscriptPart[]): ReliabilityData['parts'] {
  let to = 0
  return parts.map((part) => {
    const from = to
    to += part.units.length
    return { part, from, to }
  })
}

function columnsOf(marks: TranscriptPart['marks'], coders: readonly string[]): number[] {
  return coders.flatMap((coder, column) => (marks.has(coder) ? column : []))
}

function strangers(layers: readonly ComparedLayer[], codes: readonly string[]): string[] {
  const known = new Set(codes)
  const found = new Set<string>()
  for (const { spans } of layers) {
    for (const { code } of spans) if (!known.has(code)) found.add(code)
  }
  return [...found].sort()
}

function isCompleted(layer: ComparedLayer): boolean {
  return layer.completed
}

function byId(a: { id: string }, b: { id: string }): number {
  return compare(a.id, b.id)
}
