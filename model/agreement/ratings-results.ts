import { brennanPrediger } from './brennan-prediger.ts'
import { type Coefficient, undefinedFor } from './coefficient.ts'
import { cohenKappa } from './cohen.ts'
import { congerKappa } from './conger.ts'
import { type Counts, countsOf } from './counts.ts'
import { fleissKappa, fleissUnderChance } from './fleiss.ts'
import { type FromDraws, fromPairDraws, fromUnitDraws, type Redrawn } from './from-draws.ts'
import { gwetAc } from './gwet.ts'
import { holstiComposite, holstiMean } from './holsti.ts'
import { byFormula, type Draws, type FileInterval } from './interval-method.ts'
import { alphaWithInterval, krippendorffAlpha } from './krippendorff-alpha.ts'
import { lightKappa } from './light.ts'
import { type Metric, metrics } from './metrics.ts'
import { percentAgreement } from './percent.ts'
import { isNumber, type Ratings } from './ratings.ts'
import { scottPi } from './scott.ts'
import { pairTable } from './two-coders.ts'
import { unitsAlike } from './units-alike.ts'
import { type WeightsName, weights } from './weights.ts'

/** A figure of a file of ratings or spans; some carry fields of their own beside the common ones. */
export type Result = Record<string, unknown> & {
  value?: unknown
  reason?: unknown
  /** What draws say of it, where they were asked for. */
  bootstrap?: FromDraws
  /** How its interval came about, or why it has none; of parts, by their names. */
  interval?: FileInterval | Readonly<Record<string, FileInterval>>
}

/** A table of ratings and its counts; of a draw, with how often each of its units came. */
interface Rated {
  ratings: Ratings
  times?: Float64Array
  counts: Counts
}

type Estimate = (rated: Rated) => Coefficient

/**
 * Every coefficient for fixed units that this table allows, under the names of the specification: those
 * for two coders where there are two, for each pair where there are more, weighted and ordinal ones from three
 * categories on (`no_order` where none was declared), interval and ratio where all categories are numbers.
 *
 * @param draws with them, each coefficient gets a bootstrap over units beside its own standard error; with
 *   Krippendorff's bootstrap his alphas alone
 * @param isOver asked before each draw of Krippendorff's bootstrap; what is not drawn by then is `not_computed`
 */
export function ratingsResults(
  ratings: Ratings,
  draws: Draws = byFormula,
  isOver?: () => boolean,
): Record<string, Result> {
  const estimates = estimatesFor(ratings)
  const results: Record<string, Result> = {}
  const counts = countsOf(ratings)
  for (const [name, estimate] of estimates) results[name] = { ...estimate({ ratings, counts }) }
  const underChance = fleissUnderChance(counts)
  if (underChance !== null) results.fleiss_h0 = { ...underChance }
  if (draws.draws === 0) return results

  const figures = estimates.flatMap(([name, estimate]) => {
    const { value } = results[name]!
    return typeof value === 'number' ? [{ name, estimate, value }] : []
  })
  if (draws.method === 'krippendorff') {
    for (const { name } of figures) {
      const metric = metrics.find((one) => name === `alpha_${one}`)
      if (metric === undefined) continue
      const { coders, categories } = ratings
      const of = { counts, categories, metric, coders }
      results[name]!.bootstrap = fromPairDraws(of, draws, isOver)
    }
    return results
  }
  const alike = unitsAlike(ratings)
  const redrawn = figures.map(
    ({ estimate, value }): Redrawn => ({ value, again: () => estimate(alike).value }),
  )
  fromUnitDraws(redrawn, alike, draws).forEach((found, index) => {
    results[figures[index]!.name]!.bootstrap = found
  })
  return results
}

function estimatesFor(ratings: Ratings): [string, Estimate][] {
  const q = ratings.categories.length
  const estimates: [string, Estimate][] = [
    ...weighted('identity', q),
    ['alpha_nominal', alpha('nominal')],
    ['light', ({ ratings, times }) => lightKappa(ratings, times)],
    ['holsti_mean', ({ ratings, times }) => holstiMean(ratings, times)],
    ['holsti_composite', ({ ratings, times }) => holstiComposite(ratings, times)],
  ]
  if (q >= 3) {
    const ordered: [string, Estimate][] = [
      ...weighted('linear', q),
      ...weighted('quadratic', q),
      ['alpha_ordinal', alpha('ordinal')],
    ]
    estimates.push(
      ...(ratings.isOrdered === false
        ? ordered.map(([name]): [string, Estimate] => [name, withoutOrder])
        : ordered),
    )
  }
  if (ratings.categories.every(isNumber)) {
    estimates.push(['alpha_interval', alpha('interval')], ['alpha_ratio', alpha('ratio')])
  }
  if (ratings.coders !== 2) return estimates.filter(([name]) => !/^(cohen|scott)/.test(name))
  return estimates
}

const withoutOrder: Estimate = () => ({ ...undefinedFor('no_order'), parts: {} })

function weighted(name: WeightsName, q: number): [string, Estimate][] {
  const w = name === 'identity' ? undefined : weights(name, q)
  const suffix = name === 'identity' ? '' : `_${name}`
  const counted =
    (coefficient: (counts: Counts, w?: Float64Array) => Coefficient): Estimate =>
    ({ counts }) =>
      coefficient(counts, w)
  const paired =
    (
      coefficient: (table: ReturnType<typeof pairTable>, w?: Float64Array) => Coefficient,
    ): Estimate =>
    ({ ratings, times }) =>
      coefficient(pairTable(ratings, 0, 1, times), w)
  return [
    [`percent${suffix}`, counted(percentAgreement)],
    [`bp${suffix}`, counted(brennanPrediger)],
    [`fleiss${suffix}`, counted(fleissKappa)],
    [`conger${suffix}`, ({ ratings, times }) => congerKappa(ratings, w, times)],
    [w === undefined ? 'ac1' : `ac2${suffix}`, counted(gwetAc)],
    [`alpha_gwet${suffix}`, counted(alphaWithInterval)],
    [`cohen${suffix}`, paired(cohenKappa)],
    [`scott${suffix}`, paired(scottPi)],
  ]
}

function alpha(metric: Metric): Estimate {
  return ({ ratings, counts }) => {
    const found = krippendorffAlpha(counts, ratings.categories, metric)
    const { Do, De, pairable } = found.parts as { Do?: number; De?: number; pairable: number }
    return { ...found, ...(Do === undefined ? {} : { Do, De }), n_pairable: pairable }
  }
}
