import type { Unit } from '#model/agreement/gamma/dissimilarity.ts'
import { seeded } from '#model/agreement/random.ts'
import type { Ratings } from '#model/agreement/ratings.ts'
import type { SpanFile } from '#model/agreement/spans-results.ts'
import { aStudy } from '../../model/agreement/study.ts'

/** Seeded ratings: coders follow a true category three times in four. */
export function someRatings(size: {
  coders: number
  units: number
  categories: number
  missing?: number
}): Ratings {
  const { coders, units, categories: q, missing = 0 } = size
  const random = seeded(7)
  const values = new Int32Array(units * coders)
  for (let unit = 0; unit < units; unit++) {
    const truth = random.below(q)
    for (let coder = 0; coder < coders; coder++) {
      const isMissing = random.below(100) < missing * 100
      const value = random.below(4) === 0 ? random.below(q) : truth
      values[unit * coders + coder] = isMissing ? -1 : value
    }
  }
  return { units, coders, categories: Array.from({ length: q }, (_, k) => `${k}`), values }
}

/** Spans of coders who see the same places, each a little otherwise; none of one coder overlap. */
export function someSpans(size: { coders: number; each: number; gap?: number }): SpanFile {
  const { coders, each, gap = 50 } = size
  const random = seeded(3)
  const names = Array.from({ length: coders }, (_, coder) => `coder${coder}`)
  const spans = names.flatMap((coder) =>
    Array.from({ length: each }, (_, at) => {
      const start = at * gap + random.below(Math.floor(gap / 3))
      const end = start + 5 + random.below(Math.floor(gap / 2))
      const code = random.below(5) === 0 ? random.below(4) : at % 4
      return { coder, start, end, code: 'abcd'[code]! }
    }),
  )
  return { coders: names, length: each * gap, spans }
}

/** The same as units of each coder, one in ten of whose are missing. */
export function someUnits(size: { coders: number; each: number }): Unit[][] {
  const random = seeded(5)
  const { coders, spans } = someSpans(size)
  return coders.map((name) =>
    spans
      .filter(({ coder }) => coder === name && random.below(10) > 0)
      .map(({ start, end, code: category }) => ({ start, end, category })),
  )
}

/** Typical and large, as design.md has them. */
export const studySizes = {
  typical: { transcripts: 40, turns: 100, coders: 3, codes: 60, spans: 150, seed: 7 },
  large: { transcripts: 300, turns: 200, coders: 10, codes: 200, spans: 133, seed: 7 },
}

type Study = ReturnType<typeof aStudy>

export function someStudy(name: keyof typeof studySizes): Study {
  return aStudy(studySizes[name])
}

/** The study after one coder took back that a transcript is complete, or completed it again. */
export function withOneLayerChanged(study: Study, at: number): Study {
  const { id } = study.transcripts[at % study.transcripts.length]!
  return {
    ...study,
    transcripts: study.transcripts.map((one) => (one.id === id ? { ...one } : one)),
    layers: study.layers.map((layer) =>
      layer.transcript === id && layer.coder === 'coder0'
        ? { ...layer, completed: !layer.completed }
        : layer,
    ),
  }
}
