import { type AnatomyInput, anatomyOf } from '#model/agreement/anatomy/anatomy.ts'
import type { Over } from '#model/agreement/anatomy/disagreements.ts'
import { type ComparedLayer, reliabilityData } from '#model/agreement/reliability.ts'
import type { UnitKind } from '#model/agreement/units.ts'
import type { Placed } from '#model/codebook-tree.ts'

/** Code, start, end. */
export type Mark = [code: string, start: number, end: number]

/** Blame and praise stand under one heading; weather and time under none. */
export const codebook: readonly Placed[] = [
  { id: 'blame', group: 'Stance' },
  { id: 'praise', group: 'Stance' },
  { id: 'weather' },
  { id: 'time' },
]

/** A transcript of turns of ten characters each, one after the other, by A and B in turn. */
export function tens(id: string, turns: number) {
  return {
    id,
    text: 'Xxxxxxxxx.'.repeat(turns),
    length: 10 * turns,
    language: 'en',
    turns: Array.from({ length: turns }, (_, index) => ({
      ordinal: index + 1,
      speaker: index % 2 === 0 ? 'A' : 'B',
      start: 10 * index,
      speechStart: 10 * index,
      end: 10 * index + 10,
    })),
    speakers: [
      { label: 'A', codable: true },
      { label: 'B', codable: true },
    ],
  }
}

/** Anatomy of one transcript, by coder what each marked. */
export function anatomyOfMarks(
  marks: Record<string, Mark[]>,
  { turns = 4, over = 'units' as Over, ...more }: Partial<AnatomyInput> & { turns?: number } = {},
) {
  return anatomyOfStudy({ t: marks }, { turns, over, ...more })
}

/** Anatomy of several transcripts of equal length, by transcript and coder what each marked. */
export function anatomyOfStudy(
  study: Record<string, Record<string, Mark[]>>,
  {
    turns = 4,
    unit = 'turn' as UnitKind,
    ...more
  }: Partial<AnatomyInput> & { turns?: number; unit?: UnitKind } = {},
) {
  const transcripts = Object.keys(study).map((id) => tens(id, turns))
  const layers: ComparedLayer[] = Object.entries(study).flatMap(([transcript, marks]) =>
    Object.entries(marks).map(([coder, own]) => ({
      transcript,
      coder,
      completed: true,
      spans: own.map(([code, start, end]) => ({ code, start, end })),
    })),
  )
  const codes = codebook.map((code) => code.id)
  const data = reliabilityData(transcripts, layers, codes, unit)
  const found = anatomyOf({ data, transcripts, layers, codebook, over: 'units', ...more })
  return { ...found, data, transcripts, layers }
}
