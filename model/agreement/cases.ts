import { z } from 'zod'
import { bootstrapIntervals } from './bca.ts'
import { boundarySimilarity } from './boundary-similarity.ts'
import { countsOf } from './counts.ts'
import { fAndKappa } from './f-measure.ts'
import { fleissKappa } from './fleiss.ts'
import { gammaCase, positionalRow } from './gamma/gamma-cases.ts'
import { gwetAc } from './gwet.ts'
import { krippendorffAlpha } from './krippendorff-alpha.ts'
import { krippendorffBootstrap } from './krippendorff-bootstrap.ts'
import { metrics } from './metrics.ts'
import { drawWithReplacement, seeded } from './random.ts'
import { ratingsOf } from './ratings.ts'
import { type Result, ratingsResults } from './ratings-results.ts'
import { distanceOfSets } from './set-distance.ts'
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

const Rating = z.union([z.string(), z.number().transform(String)]).nullable()
const Matrix = z.array(z.array(Rating))
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

/** Figures that Parley does not compute: said so, never invented. */
const notComputed = { value: null, reason: 'not_computed' }

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
    return ratingsResults(ratingsOf(matrix, categories))
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

const RowOf = {
  f_and_kappa: z.object({ a: z.number(), b: z.number(), c: z.number(), d: z.number() }),
  boundary_similarity: z.object({
    a: z.array(z.number().int().positive()),
    b: z.array(z.number().int().positive()),
    n_t: z.number().int().min(1).default(2),
  }),
  bootstrap_ci: z.object({
    theta: z.number(),
    boot: z.array(z.number()),
    jack: z.array(z.number()),
    level: z.number().default(0.95),
  }),
  unit_bootstrap: z.object({
    matrix: Matrix,
    categories: z.array(z.string()).optional(),
    resamples: z.array(z.array(z.number().int())),
    /** How many draws of our own an interval is wished from. */
    monte_carlo_alpha_nominal: z.object({ B: z.number().int().positive() }).optional(),
  }),
  krippendorff_bootstrap: z.object({
    matrix: Matrix,
    categories: z.array(z.string()).optional(),
    metric: z.enum(metrics),
    B_needed: z.number().int().positive(),
  }),
}

/** Fields of a row that are given, not expected. */
const givenIn: Record<string, readonly string[]> = {
  ...Object.fromEntries(
    Object.entries(RowOf).map(([kind, { shape }]) => [kind, Object.keys(shape)]),
  ),
  unit_bootstrap: ['matrix', 'categories', 'resamples'],
  set_distance: ['a', 'b'],
  positional_dissimilarity: ['u', 'v'],
}

/** The fields of a row of that kind that are given; `undefined` of a kind that nobody computes. */
export function givenFieldsOf(kind: string): readonly string[] | undefined {
  return givenIn[kind]
}

function recomputeRow(kind: string, row: Record<string, unknown>): Record<string, unknown> {
  switch (kind) {
    case 'f_and_kappa': {
      const { a, b, c, d } = RowOf.f_and_kappa.parse(row)
      return fAndKappa(a, b, c, d)
    }
    case 'boundary_similarity': {
      const { a, b, n_t } = RowOf.boundary_similarity.parse(row)
      return { ...boundarySimilarity(a, b, n_t) }
    }
    case 'bootstrap_ci': {
      const { theta, boot, jack, level } = RowOf.bootstrap_ci.parse(row)
      return { ...bootstrapIntervals(theta, boot, jack, level) }
    }
    case 'unit_bootstrap':
      return unitBootstrap(RowOf.unit_bootstrap.parse(row))
    case 'krippendorff_bootstrap':
      return alphaSpread(RowOf.krippendorff_bootstrap.parse(row))
    case 'positional_dissimilarity':
      return positionalRow(row)
    default:
      return { ...notComputed }
  }
}

function setDistances(pair: Record<string, unknown>): Record<string, unknown> {
  const { a, b } = z.object({ a: z.array(z.string()), b: z.array(z.string()) }).parse(pair)
  return { jaccard: distanceOfSets('jaccard', a, b), masi: distanceOfSets('masi', a, b) }
}

/** The coefficients of given resamples, and with each unit left out. */
function unitBootstrap({
  matrix,
  categories,
  resamples,
  monte_carlo_alpha_nominal: wished,
}: z.output<typeof RowOf.unit_bootstrap>) {
  const ratings = ratingsOf(matrix, categories)
  const counts = countsOf(ratings)
  const figures = (multiplicity: Float64Array) => {
    const drawn = { ...counts, multiplicity }
    return {
      alpha_nominal: krippendorffAlpha(drawn, ratings.categories).value,
      alpha_ordinal: krippendorffAlpha(drawn, ratings.categories, 'ordinal').value,
      fleiss: fleissKappa(drawn).value,
      ac1: gwetAc(drawn).value,
    }
  }
  const without = Array.from({ length: ratings.units }, (_, unit) => {
    const times = new Float64Array(ratings.units).fill(1)
    times[unit] = 0
    return figures(times).alpha_nominal
  })
  return {
    values: resamples.map((units) => {
      const times = new Float64Array(ratings.units)
      for (const unit of units) times[unit]!++
      return figures(times)
    }),
    jackknife_alpha_nominal: without,
    ...(wished && { monte_carlo_alpha_nominal: intervalsByDraws(wished.B, without, ratings) }),
  }
}

/** Intervals of nominal alpha from draws of our own. */
function intervalsByDraws(
  draws: number,
  without: readonly (number | null)[],
  ratings: ReturnType<typeof ratingsOf>,
) {
  const counts = countsOf(ratings)
  const alphaOf = (multiplicity: Float64Array) =>
    krippendorffAlpha({ ...counts, multiplicity }, ratings.categories).value
  const whole = alphaOf(new Float64Array(ratings.units).fill(1))
  if (whole === null) return notComputed
  const random = seeded(1)
  const times = new Float64Array(ratings.units)
  const drawn = Array.from({ length: draws }, () => {
    drawWithReplacement(random, times)
    return alphaOf(times)
  })
  const { percentile, bca, se } = bootstrapIntervals(
    whole,
    drawn.filter(isThere),
    without.filter(isThere),
  )
  return { percentile, bca, se, B: draws }
}

function isThere(value: number | null): value is number {
  return value !== null
}

function alphaSpread({
  matrix,
  categories,
  metric,
  B_needed,
}: z.output<typeof RowOf.krippendorff_bootstrap>) {
  const ratings = ratingsOf(matrix, categories)
  const counts = countsOf(ratings)
  const { coders } = ratings
  const settings = { coders, draws: B_needed, seed: 1 }
  const spread = krippendorffBootstrap(counts, ratings.categories, metric, settings)
  return {
    alpha: krippendorffAlpha(counts, ratings.categories, metric).value,
    M: spread?.pairs ?? null,
    sd_analytic: spread?.deviation ?? null,
    ci95: spread?.ci95 ?? null,
    q: spread?.failing ?? null,
  }
}
