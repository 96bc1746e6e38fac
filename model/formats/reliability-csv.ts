import { z } from 'zod'
import {
  type Unit,
  type Unitizable,
  type UnitKind,
  unitsOf,
  unitsUnder,
} from '../agreement/units.ts'
import type { Visibility } from '../round.ts'
import type { Span } from '../span.ts'
import type { Cell } from './coded-spans-csv.ts'

export const ReliabilityLayout = z.enum(['long', 'matrix', 'recal'])
export type ReliabilityLayout = z.infer<typeof ReliabilityLayout>

export interface ReliabilityTranscript extends Unitizable {
  id: string
  title: string
  speakers: readonly { label: string; name: string | null; codable: boolean }[]
}

/** Who codes in the round, in the order of the columns. */
export interface ReliabilityCoder {
  id: string
  name: string
}

/** What one coder did on one transcript; absent where the coder did not complete it. */
export type CompletedLayers = ReadonlyMap<string, readonly (Span & { code: string })[]>

export const longColumns = [
  'unit_id',
  'transcript_id',
  'transcript',
  'unit_kind',
  'turn',
  'start',
  'end',
  'speaker',
  'coder_id',
  'coder',
  'code_id',
  'code',
  'value',
  'visibility',
]

/** Columns of words in the long layout. */
export const longWordColumns = new Set(['transcript', 'speaker', 'coder', 'code'])

/** Heading of the matrix: the unit, then one column a coder, unique in its first 32 characters. */
export function matrixColumns(coders: readonly ReliabilityCoder[]): string[] {
  return ['unit_id', 'transcript', 'turn', ...coderColumns(coders)]
}

/**
 * One row for each unit, coder and code: 1 where a span of the code overlaps the unit, 0 where the coder
 * completed the transcript without, empty where the coder did not complete it.
 */
export function* longRows(
  transcript: ReliabilityTranscript,
  layers: CompletedLayers,
  coders: readonly ReliabilityCoder[],
  codes: readonly { id: string; name: string }[],
  kind: UnitKind,
  visibility: Visibility,
): Generator<Cell[]> {
  const { units } = unitsOf(transcript, kind)
  const has = codesOfUnits(units, layers)
  const speakers = speakersOfTurns(transcript)
  for (const [index, unit] of units.entries()) {
    const before = [
      unitId(transcript.id, kind, unit),
      transcript.id,
      transcript.title,
      kind,
      unit.turn,
      unit.start,
      unit.end,
      speakers.get(unit.turn) ?? null,
    ]
    for (const coder of coders) {
      const own = has.get(coder.id)
      for (const code of codes) {
        yield [
          ...before,
          coder.id,
          coder.name,
          code.id,
          code.name,
          own === undefined ? null : own[index]?.has(code.id) ? 1 : 0,
          visibility,
        ]
      }
    }
  }
}

/** One row a unit with a column a coder, for one code. */
export function* matrixRows(
  transcript: ReliabilityTranscript,
  layers: CompletedLayers,
  coders: readonly ReliabilityCoder[],
  code: string,
  kind: UnitKind,
): Generator<Cell[]> {
  const { units } = unitsOf(transcript, kind)
  const has = codesOfUnits(units, layers)
  for (const [index, unit] of units.entries()) {
    const values = coders.map(({ id }) => ratingOf(has.get(id), index, code))
    yield [unitId(transcript.id, kind, unit), transcript.title, unit.turn, ...values]
  }
}

/** The same for ReCal: whole numbers alone, and only units that every coder completed. */
export function* recalRows(
  transcript: ReliabilityTranscript,
  layers: CompletedLayers,
  coders: readonly ReliabilityCoder[],
  code: string,
  kind: UnitKind,
): Generator<Cell[]> {
  if (coders.some((coder) => !layers.has(coder.id))) return
  for (const row of matrixRows(transcript, layers, coders, code, kind)) yield row.slice(3)
}

/** Stable as long as the transcript is: its id, what is counted, and which one it is. */
export function unitId(transcriptId: string, kind: UnitKind, unit: Unit): string {
  return `${transcriptId}:${kind}:${kind === 'turn' ? unit.turn : `${unit.turn}.${unit.sentence}`}`
}

function ratingOf(
  own: readonly (Set<string> | undefined)[] | undefined,
  unit: number,
  code: string,
) {
  return own === undefined ? null : own[unit]?.has(code) ? 1 : 0
}

/** For each coder who completed the transcript, the codes each unit has. */
function codesOfUnits(units: readonly Unit[], layers: CompletedLayers) {
  const has = new Map<string, (Set<string> | undefined)[]>()
  for (const [coder, spans] of layers) {
    const own: (Set<string> | undefined)[] = new Array(units.length)
    // In their order: of a code the units up to this one are done, and none is gone through again.
    const done = new Map<string, number>()
    for (const { start, end, code } of [...spans].sort((a, b) => a.start - b.start)) {
      const under = unitsUnder(units, start, end)
      if (under === undefined) continue
      const from = Math.max(under[0], done.get(code) ?? 0)
      for (let unit = from; unit <= under[1]; unit++) (own[unit] ??= new Set()).add(code)
      done.set(code, Math.max(from, under[1] + 1))
    }
    has.set(coder, own)
  }
  return has
}

function speakersOfTurns({ turns, speakers }: ReliabilityTranscript): Map<number, string> {
  const names = new Map(speakers.map(({ label, name }) => [label, name ?? label]))
  return new Map(
    turns.flatMap(({ ordinal, speaker }) =>
      speaker === null ? [] : [[ordinal, names.get(speaker) ?? speaker] as const],
    ),
  )
}

/** Names as columns of R, Stata and SPSS take them: lower-case ASCII, begun by a letter, no two alike. */
function coderColumns(coders: readonly ReliabilityCoder[]): string[] {
  const taken = new Set(['unit_id', 'transcript', 'turn'])
  return coders.map(({ name }, index) => {
    const plain = name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/\p{M}/gu, '')
      .replace(/[^a-z0-9]+/g, '_')
      .replace(/^[_0-9]+|_+$/g, '')
      .slice(0, 24)
    const wanted = plain === '' ? `coder_${index + 1}` : plain
    let column = wanted
    for (let next = 2; taken.has(column); next++) column = `${wanted}_${next}`
    taken.add(column)
    return column
  })
}
