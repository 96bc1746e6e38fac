import type { CodeInTree } from '#model/agreement/agreement.ts'
import { seeded } from '#model/agreement/random.ts'
import { aStudy } from '#test/model/agreement/study.ts'
import type { RoundOfReport } from './report-facts.ts'

/** What coders write into a slot for words. */
export const slotWords = ['The Council', 'the council ', 'Ferry owners', 'Mrs Adane']

const scale = [-1, 0, 0.5, 2]

/** A made-up round whose first code says who is blamed and how strongly, mostly, and sometimes twice in a turn. */
export function studyWithSlots(): RoundOfReport {
  const random = seeded(3)
  const study = aStudy({ transcripts: 5, turns: 6, coders: 3, codes: 2, spans: 14, seed: 5 })
  const codebook: CodeInTree[] = [
    {
      id: 'code0',
      slots: [
        { key: 'blamed', label: 'Who is blamed', kind: 'speaker' },
        { key: 'stance', label: 'Stance, from -1', kind: 'scale', values: scale },
      ],
    },
    { id: 'code1', slots: [{ key: 'matter', label: 'Matter', kind: 'text' }] },
  ]
  const slotsOf = (code: string, start: number): Record<string, string | number> => {
    // Coders mostly see the same at the same place.
    const seen = random.below(4) === 0 ? random.below(100) : Math.floor(start / 40)
    if (code === 'code1') return {}
    return {
      ...(random.below(8) === 0 ? {} : { blamed: slotWords[seen % slotWords.length]! }),
      ...(random.below(8) === 0 ? {} : { stance: [...scale, 7][seen % 5]! }),
    }
  }
  const layers = study.layers.map((layer) => ({
    ...layer,
    spans: layer.spans.map((span) => ({ ...span, slots: slotsOf(span.code, span.start) })),
  }))
  return { ...study, layers, codebook }
}
