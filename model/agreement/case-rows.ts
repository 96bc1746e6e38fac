import { z } from 'zod'
import { bootstrapIntervals } from './bca.ts'
import { boundarySimilarity } from './boundary-similarity.ts'
import { countsOf } from './counts.ts'
import { fAndKappa } from './f-measure.ts'
import { fleissKappa } from './fleiss.ts'
import { positionalRow } from './gamma/gamma-cases.ts'
import { gwetAc } from './gwet.ts'
import { krippendorffAlpha } from './krippendorff-alpha.ts'
import { krippendorffBootstrap } from './krippendorff-bootstrap.ts'
import { metrics } from './metrics.ts'
import { drawWithReplacement, seeded } from './random.ts'
import { ratingsOf } from './ratings.ts'
import { distanceOfSets } from './set-distance.ts'

/** Figures that Parley does not compute: said so, never invented. */
export const notComputed = { value: null, reason: 'not_computed' }

const Rating = z.union([z.string(), z.number().transform(String)]).nullable()
/** Units x coders, a missing rating `null`. */
export const Matrix = z.array(z.array(Rating))

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

/** Recomputes a row of a case of that kind. */
export function recomputeRow(kind: string, row: Record<string, unknown>): Record<string, unknown> {
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

/** Recomputes a row of two sets. */
export function setDistances(pair: Record<string, unknown>): Record<string, unknown> {
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
  const drawn = krippendorffBootstrap(counts, ratings.categories, metric, settings)
  const spread = typeof drawn === 'string' ? undefined : drawn
  return {
    alpha: krippendorffAlpha(counts, ratings.categories, metric).value,
    M: spread?.pairs ?? null,
    sd_analytic: spread?.deviation ?? null,
    ci95: spread?.ci95 ?? null,
    q: spread && Object.fromEntries(spread.failing.map(({ target, share }) => [target, share])),
  }
}
