import { z } from 'zod'
import { categoryResults } from './by-category.ts'
import { Matrix, notComputed, recomputeRow, setDistances } from './case-rows.ts'
import { gammaCase } from './gamma/gamma-cases.ts'
import { byFormula } from './interval-method.ts'
import { ratingsOf } from './ratings.ts'
import { type Result, ratingsResults } from './ratings-results.ts'
import { setsResults } from './sets-results.ts'
import { type SpanFile, spansResults } from './spans-results.ts'

/** A file of inputs with expected figures, `agreement-cases/1`. Figures may be absent or `null`. */
export const CaseFile = z.object({
  format: z.literal('agreement-cases/1'),
  cases: z.array(
    z.looseObject({
      id: z.string(),
      kind: z.string(),
      input: z.record(z.string(), z.unknown()).optional(),
      expect: z.record(z.string(), z.unknown()).optional(),
      rows: z.array(z.record(z.string(), z.unknown())).optional(),
      pairs: z.array(z.record(z.string(), z.unknown())).optional(),
    }),
  ),
})
export type CaseFile = z.infer<typeof CaseFile>
type Case = CaseFile['cases'][number]

const RatingsInput = z.object({ categories: z.array(z.string()).optional(), matrix: Matrix })
const SetsInput = z.object({
  codes: z.array(z.string()).optional(),
  matrix: z.array(z.array(z.array(z.string()).nullable())),
})
const SpansInput = z.object({
  length: z.number().int().positive(),
  offset: z.number().int().default(0),
  coders: z.array(z.string()),
  spans: z.array(z.tuple([z.string(), z.number().int(), z.number().int(), z.string()])).optional(),
  generator: z
    .object({
      C: z.number(),
      n: z.number(),
      step: z.number(),
      mo: z.number(),
      ml: z.number(),
      bl: z.number(),
    })
    .optional(),
})

/** Recomputes one case: each key of its `expect`, or its rows in their order. */
export function recompute(one: Case): Record<string, unknown> {
  if (one.rows !== undefined) return { rows: one.rows.map((row) => recomputeRow(one.kind, row)) }
  if (one.pairs !== undefined) return { rows: one.pairs.map(setDistances) }
  const wanted = Object.keys(one.expect ?? {})
  const results: Record<string, unknown> =
    one.kind === 'gamma' ? gammaCase(one.input, one.expect?.other_continua) : computeAll(one)
  return Object.fromEntries(wanted.map((key) => [key, results[key] ?? notComputed]))
}

function computeAll({ kind, input }: Case): Record<string, Result> {
  if (kind === 'ratings') {
    const { categories, matrix } = RatingsInput.parse(input)
    const ratings = ratingsOf(matrix, categories)
    return { ...ratingsResults(ratings), ...categoryResults(ratings, byFormula) }
  }
  if (kind === 'ratings_sets') {
    const { codes, matrix } = SetsInput.parse(input)
    return setsResults(matrix, codes)
  }
  if (kind === 'spans') return spansResults(spanFile(SpansInput.parse(input)))
  return {}
}

function spanFile({
  length,
  offset,
  coders,
  spans,
  generator,
}: z.output<typeof SpansInput>): SpanFile {
  if (spans !== undefined) {
    return {
      length,
      offset,
      coders,
      spans: spans.map(([coder, start, end, code]) => ({ coder, start, end, code })),
    }
  }
  if (generator === undefined) throw new RangeError('A span case has spans or a generator.')
  const { C, n, step, mo, ml, bl } = generator
  const made = Array.from({ length: C * n }, (_, at) => {
    const [c, i] = [Math.floor(at / n), at % n]
    const start = step * i + ((37 * i + 11 * c) % mo)
    const end = start + bl + ((13 * i + 7 * c) % ml)
    return { coder: `c${c}`, start, end, code: `k${(7 * i + (i % 5 === 0 ? c : 0)) % 4}` }
  })
  return { length, offset, coders, spans: made }
}
