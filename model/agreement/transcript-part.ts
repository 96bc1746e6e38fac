import { compare } from '../compare.ts'
import type { Span } from '../span.ts'
import { type Continuum, continuumOf } from './continuum.ts'
import { emptyLedger, type Ledger } from './ledger.ts'
import { marksOf } from './marks.ts'
import type { ComparedLayer, ComparedTranscript } from './reliability.ts'
import { type Unit, type UnitKind, type Units, unitsOf } from './units.ts'

/** What shapes the part of a transcript besides itself and its layers. */
export interface PartChoices {
  kind: UnitKind
  overlap: Parameters<typeof marksOf>[2]
  windowLength: number
  /** All that are compared, in order, with their places. */
  codes: readonly string[]
  codePlaces: ReadonlyMap<string, number>
}

/** What one transcript gives to reliability data. It knows of no other, so it stays when others change. */
export interface TranscriptPart {
  units: readonly (Unit & { transcript: string })[]
  /** For each coder who completed it the codes of each unit, as ascending places. */
  marks: ReadonlyMap<string, readonly (readonly number[] | undefined)[]>
  /** `null` where fewer than two completed it; else their spans, coders in the order of their ids. */
  continuum: Continuum | null
  /** Of those who completed it: where they said that they were unsure, of which code. Codes as places. */
  unsure: readonly (Span & { coder: string; code: number })[]
  ledger: Ledger
}

/** @param layers those that were chosen, completed or not */
export function partOf(
  transcript: ComparedTranscript,
  layers: readonly ComparedLayer[],
  { kind, overlap, windowLength, codes, codePlaces }: PartChoices,
): TranscriptPart {
  const ledger = emptyLedger()
  const own = [...layers]
    .sort((a, b) => compare(a.coder, b.coder))
    .map((layer) => ({ ...layer, spans: [...layer.spans].sort(inOneOrder) }))
  const cut = unitsOf(transcript, kind, windowLength)
  const completed = own.filter((layer) => layer.completed)
  count(ledger, own, cut, completed.length)
  const marks = new Map(
    completed.map(({ coder, spans }) => [
      coder,
      marksOf(spans, cut, overlap, codePlaces, ledger.spans, completed.length),
    ]),
  )
  let continuum: TranscriptPart['continuum'] = null
  if (completed.length >= 2) {
    const { merged, ...found } = continuumWith(transcript.length, completed, codes, codePlaces)
    ledger.continuum.merged += merged
    ledger.continuum.used += found.spans.length
    continuum = found
  } else {
    ledger.continuum.single += completed.reduce((sum, layer) => sum + layer.spans.length, 0)
  }
  const units = cut.units.map((unit) => ({ ...unit, transcript: transcript.id }))
  const unsure = completed.flatMap(({ coder, spans }) =>
    spans
      .filter((span) => span.unsure === true)
      .map(({ start, end, code }) => ({ coder, code: codePlaces.get(code)!, start, end })),
  )
  return { units, marks, continuum, unsure, ledger }
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
}

function continuumWith(
  length: number,
  completed: readonly ComparedLayer[],
  codes: readonly string[],
  codePlaces: ReadonlyMap<string, number>,
) {
  const spans = completed.flatMap((layer, coder) =>
    layer.spans.map(({ start, end, code }) => ({
      coder,
      start,
      end,
      value: codePlaces.get(code)!,
    })),
  )
  return continuumOf(spans, { length, coders: completed.length, values: codes })
}

/** Which of two spans adds nothing must not depend on the order they came in. */
function inOneOrder(a: ComparedLayer['spans'][number], b: ComparedLayer['spans'][number]): number {
  return a.start - b.start || a.end - b.end || compare(a.code, b.code)
}
