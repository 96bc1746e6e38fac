import type { Coefficient } from './coefficient.ts'
import { type Counts, countsOf } from './counts.ts'
import { fleissByCategory, fleissKappa } from './fleiss.ts'
import { type FromDraws, fromPairDraws, fromUnitDraws, type Redrawn } from './from-draws.ts'
import type { Draws, FileInterval } from './interval-method.ts'
import { alphaByCategory, alphaWithInterval } from './krippendorff-alpha.ts'
import type { Ratings } from './ratings.ts'
import type { Result } from './ratings-results.ts'
import { unitsAlike } from './units-alike.ts'

/** The same figure of each category, with what is known beside its value, by category. */
export interface CategoryFigures extends Result {
  value: Record<string, number | null>
  reason: Record<string, string>
  se: Record<string, number>
  ci95: Record<string, readonly [number, number]>
  interval: Record<string, FileInterval>
  failing: Record<string, FromDraws['failing']>
}

/**
 * Nominal alpha and Fleiss' kappa of each category against all others taken together: with standard errors and t
 * intervals of the two categories that are left, or from draws as those of the whole.
 *
 * @param draws with Krippendorff's bootstrap of alpha alone
 * @param isOver asked before each of its draws
 * @returns `alpha_by_category` and `fleiss_by_category`, without dimension
 * @see Krippendorff (2019), Content Analysis, 4th ed., 12.3; Fleiss (1971); for the errors Gwet (2014)
 */
export function categoryResults(
  ratings: Ratings,
  draws: Draws,
  isOver?: () => boolean,
): Record<'alpha_by_category' | 'fleiss_by_category', CategoryFigures> {
  const { categories } = ratings
  const counts = countsOf(ratings)
  const figures = {
    alpha_by_category: byFormula(ratings, alphaByCategory(counts, categories), alphaWithInterval),
    fleiss_by_category: byFormula(ratings, fleissByCategory(ratings), fleissKappa),
  }
  if (draws.draws === 0) return figures
  const { alpha_by_category: alphas, fleiss_by_category: kappas } = figures
  if (draws.method === 'krippendorff') {
    categories.forEach((name, category) => {
      if (alphas.value[name] === null) return
      const of = { counts: against(counts, category), coders: ratings.coders }
      put(alphas, name, fromPairDraws({ ...of, categories: two, metric: 'nominal' }, draws, isOver))
    })
    return figures
  }
  const alike = unitsAlike(ratings)
  const all = categories.flatMap((name, category) => {
    const drawn = against(alike.counts, category)
    return [
      { into: alphas, name, again: () => alphaWithInterval(drawn).value },
      { into: kappas, name, again: () => fleissKappa(drawn).value },
    ]
  })
  const open = all.filter(({ into, name }) => into.value[name] !== null)
  const redrawn = open.map(
    ({ into, name, again }): Redrawn => ({ value: into.value[name]!, again }),
  )
  fromUnitDraws(redrawn, alike, draws).forEach((found, index) => {
    const { into, name } = open[index]!
    put(into, name, found)
  })
  return figures
}

const two = ['it', 'another']

/** The counts of a category (0) and of all others taken together (1). */
function against(counts: Counts, category: number): Counts {
  const { units, categories: q, ratings } = counts
  const both = new Int32Array(units * 2)
  for (let unit = 0; unit < units; unit++) {
    const own = counts.counts[unit * q + category]!
    both[unit * 2] = own
    both[unit * 2 + 1] = ratings[unit]! - own
  }
  return { ...counts, categories: 2, counts: both }
}

function byFormula(
  ratings: Ratings,
  value: Record<string, number | null>,
  coefficient: (counts: Counts) => Coefficient,
): CategoryFigures {
  const counts = countsOf(ratings)
  const found = {
    value,
    reason: {},
    se: {},
    ci95: {},
    interval: {},
    failing: {},
  } as CategoryFigures
  ratings.categories.forEach((name, category) => {
    const { reason, se, ci95 } = coefficient(against(counts, category))
    if (value[name] === null) found.reason[name] = reason ?? 'no_variation'
    else put(found, name, { ...(se !== undefined && { se }), ...intervalOf(ci95) })
  })
  return found
}

function intervalOf(ci95: [number, number] | undefined): Pick<FromDraws, 'ci95' | 'interval'> {
  if (ci95 !== undefined) return { ci95, interval: { method: 't' } }
  return { interval: { method: 'none', reason: 'no_formula' } }
}

/** Puts what is known of a figure in place of what a formula says. */
function put(
  into: CategoryFigures,
  name: string,
  { se, ci95, interval, failing }: FromDraws,
): void {
  delete into.se[name]
  delete into.ci95[name]
  if (se !== undefined) into.se[name] = se
  if (ci95 !== undefined) into.ci95[name] = ci95
  if (failing !== undefined) into.failing[name] = failing
  into.interval[name] = interval
}
