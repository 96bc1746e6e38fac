import type { Span } from '../span.ts'
import { type Continuum, continuumOf } from './continuum.ts'
import { balanced, type Ledger } from './ledger.ts'
import { type SetRatings, setRatingsFrom } from './set-ratings.ts'
import {
  type Unit,
  type Unitizable,
  type UnitKind,
  type Units,
  unitsOf,
  unitsUnder,
} from './units.ts'

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
  spans: readonly (Span & { code: string })[]
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
  /** For each transcript that two coders or more completed, their spans, by code. */
  continua: readonly { transcript: string; continuum: Continuum }[]
  ledger: Ledger
}

/**
 * Makes reliability data of layers.
 *
 * A coder who completed a transcript is present on all its units, with nothing where nothing was coded; a
 * coder who did not is missing on all of them. A unit has a code when a span of it overlaps the unit.
 *
 * @param codes ids of the codebook's codes in order
 */
export function reliabilityData(
  transcripts: readonly ComparedTranscript[],
  layers: readonly ComparedLayer[],
  codes: readonly string[],
  kind: UnitKind,
): ReliabilityData {
  const ordered = [...transcripts].sort(byId)
  const coders = [...new Set(layers.filter(isCompleted).map((layer) => layer.coder))].sort()
  const allCodes = [...codes, ...strangers(layers, codes)]
  const codePlaces = new Map(allCodes.map((code, place) => [code, place]))
  const ledger = emptyLedger()
  const units: (Unit & { transcript: string })[] = []
  const given: (readonly number[] | null)[] = []
  const continua: { transcript: string; continuum: Continuum }[] = []

  for (const transcript of ordered) {
    const own = layers
      .filter((layer) => layer.transcript === transcript.id)
      .map((layer) => ({ ...layer, spans: [...layer.spans].sort(inOneOrder) }))
    const cut = unitsOf(transcript, kind)
    const completed = own.filter(isCompleted)
    count(ledger, own, cut, completed.length)
    const rows: (readonly number[] | null)[] = new Array(cut.units.length * coders.length).fill(
      null,
    )
    for (const layer of completed) {
      const marks = marksOf(layer, cut, codePlaces, ledger, completed.length)
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
      continua.push({ transcript: transcript.id, continuum: found })
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

/** The codes each unit has from one layer, and where each of its spans went. */
function marksOf(
  layer: ComparedLayer,
  cut: Units,
  codePlaces: ReadonlyMap<string, number>,
  { spans }: Ledger,
  coders: number,
): (number[] | undefined)[] {
  const marks: (number[] | undefined)[] = new Array(cut.units.length)
  for (const { start, end, code } of layer.spans) {
    const place = codePlaces.get(code)!
    const under = unitsUnder(cut.units, start, end)
    if (under === undefined) {
      if (unitsUnder(cut.notCodable, start, end) !== undefined) spans.notCodable++
      else spans.outsideTurns++
      continue
    }
    let adds = false
    for (let unit = under[0]; unit <= under[1]; unit++) {
      const own = (marks[unit] ??= [])
      if (own.includes(place)) continue
      own.push(place)
      adds = true
    }
    if (coders < 2) spans.single++
    else {
      spans.used++
      if (!adds) spans.repeated++
    }
  }
  for (const own of marks) own?.sort((a, b) => a - b)
  return marks
}

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

function emptyLedger(): Ledger {
  return {
    spans: {
      in: 0,
      used: 0,
      repeated: 0,
      single: 0,
      notCodable: 0,
      outsideTurns: 0,
      incomplete: 0,
    },
    units: { in: 0, compared: 0, single: 0, unrated: 0 },
    turns: { notCodable: 0, empty: 0 },
    continuum: { in: 0, used: 0, merged: 0, single: 0, incomplete: 0 },
    missing: [],
  }
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

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
