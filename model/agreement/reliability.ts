import type { z } from 'zod'
import type { Placed } from '../codebook-tree.ts'
import type { Span } from '../span.ts'
import { AgreementChoices } from './choices.ts'
import { chosenFrom } from './chosen.ts'
import { compare } from './compare.ts'
import { type Continuum, continuumOf } from './continuum.ts'
import { balanced, emptyLedger, type Ledger } from './ledger.ts'
import { marksOf } from './marks.ts'
import { type SetRatings, setRatingsFrom } from './set-ratings.ts'
import { type Unit, type Unitizable, type UnitKind, type Units, unitsOf } from './units.ts'

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
  /** `codedAt`, milliseconds since 1970, where the order of coding matters and is known. */
  spans: readonly (Span & { code: string; codedAt?: number })[]
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
 * @param choices a unit alone leaves everything else as it always was
 * @param codebook where codes stand; needed to count codes at a level of the tree
 */
export function reliabilityData(
  allTranscripts: readonly ComparedTranscript[],
  allLayers: readonly ComparedLayer[],
  codebookCodes: readonly string[],
  choices: UnitKind | z.input<typeof AgreementChoices>,
  codebook: readonly Placed[] = [],
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
  const ledger = emptyLedger(leftOut)
  const units: (Unit & { transcript: string })[] = []
  const given: (readonly number[] | null)[] = []
  const continua: ReliabilityData['continua'][number][] = []

  for (const transcript of ordered) {
    const own = layers
      .filter((layer) => layer.transcript === transcript.id)
      .map((layer) => ({ ...layer, spans: [...layer.spans].sort(inOneOrder) }))
    const cut = unitsOf(transcript, kind, windowLength)
    const completed = own.filter(isCompleted)
    count(ledger, own, cut, completed.length)
    const rows: (readonly number[] | null)[] = new Array(cut.units.length * coders.length).fill(
      null,
    )
    for (const layer of completed) {
      const marks = marksOf(layer.spans, cut, overlap, codePlaces, ledger.spans, completed.length)
      const column = coders.indexOf(layer.coder)
      for (let unit = 0; unit < cut.units.length; unit++) {
        rows[unit * coders.length + column] = marks[unit] ?? nothing
      }
    }
    for (const unit of cut.units) units.push({ ...unit, transcript: transcript.id })
    for (const row of rows) given.push(row)
    if (completed.length >= 2) {
      const found = continuumWith(transcript.length, completed, allCodes, codePlaces)
      ledger.continuum.merged += found.merged
      ledger.continuum.used += found.spans.length
      const columns = completed.map((layer) => coders.indexOf(layer.coder)).sort((a, b) => a - b)
      continua.push({ transcript: transcript.id, coders: columns, continuum: found })
    } else {
      ledger.continuum.single += completed.reduce((sum, layer) => sum + layer.spans.length, 0)
    }
  }
  return {
    transcripts: ordered.map((transcript) => transcript.id),
    coders,
    codes: allCodes,
    units,
    sets: setRatingsFrom(given, { units: units.length, coders: coders.length }, allCodes),
    continua,
    ledger: balanced(ledger),
  }
}

const nothing: readonly number[] = []

function count(ledger: Ledger, own: readonly ComparedLayer[], cut: Units, completed: number): void {
  ledger.units.in += cut.units.length
  if (completed >= 2) ledger.units.compared += cut.units.length
  else if (completed === 1) ledger.units.single += cut.units.length
  else ledger.units.unrated += cut.units.length
  ledger.turns.notCodable += cut.notCodable.length
  ledger.turns.empty += cut.emptyTurns
  for (const { transcript, coder, completed: isDone, spans } of own) {
    ledger.spans.in += spans.length
    ledger.continuum.in += spans.length
    if (isDone) continue
    ledger.spans.incomplete += spans.length
    ledger.continuum.incomplete += spans.length
    ledger.missing.push({ transcript, coder, spans: spans.length })
  }
  ledger.missing.sort((a, b) => compare(a.transcript, b.transcript) || compare(a.coder, b.coder))
}

function continuumWith(
  length: number,
  completed: readonly ComparedLayer[],
  codes: readonly string[],
  codePlaces: ReadonlyMap<string, number>,
) {
  const byCoder = [...completed].sort((a, b) => compare(a.coder, b.coder))
  const spans = byCoder.flatMap((layer, coder) =>
    layer.spans.map(({ start, end, code }) => ({
      coder,
      start,
      end,
      value: codePlaces.get(code)!,
    })),
  )
  return continuumOf(spans, { length, coders: completed.length, values: codes })
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

/** Which of two spans adds nothing must not depend on the order they came in. */
function inOneOrder(a: Span & { code: string }, b: Span & { code: string }): number {
  return a.start - b.start || a.end - b.end || compare(a.code, b.code)
}

function byId(a: { id: string }, b: { id: string }): number {
  return compare(a.id, b.id)
}
