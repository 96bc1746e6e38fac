import fc from 'fast-check'
import { expect, test } from 'vitest'
import { resampled } from '#model/agreement/bootstrap.ts'
import type { FromDraws } from '#model/agreement/from-draws.ts'
import { drawWithReplacement, seeded } from '#model/agreement/random.ts'
import { ratingsOf } from '#model/agreement/ratings.ts'
import { ratingsResults } from '#model/agreement/ratings-results.ts'
import { setAlpha } from '#model/agreement/set-alpha.ts'
import { setRatingsOf } from '#model/agreement/set-ratings.ts'
import { setsResults } from '#model/agreement/sets-results.ts'

const draws = { draws: 30, seed: 5, method: 'percentile' as const }
const categories = ['1', '2', '3']

/** Few values, so that many units are alike; some are missing. */
const rating = fc.option(fc.constantFrom(...categories), { freq: 5 })
const table = fc.integer({ min: 2, max: 4 }).chain((coders) =>
  fc.array(fc.array(rating, { minLength: coders, maxLength: coders }), {
    minLength: 3,
    maxLength: 12,
  }),
)

/** Each draw written out as a table in which a unit stands as often as it was drawn. */
function drawnTables<T>(rows: readonly T[]): T[][] {
  const random = seeded(draws.seed)
  const times = new Float64Array(rows.length)
  return Array.from({ length: draws.draws }, () => {
    drawWithReplacement(random, times)
    return rows.flatMap((row, at) => Array.from({ length: times[at]! }, () => row))
  })
}

function expectNearly(found: FromDraws, values: readonly unknown[]) {
  const defined = values.filter((value): value is number => typeof value === 'number')
  const wanted = resampled(Float64Array.from(defined), draws.draws)
  const { se, ci95, interval } = found
  if (wanted === null) return expect(interval).toEqual({ method: 'none', reason: 'few_draws' })
  expect(interval).toMatchObject({ method: 'percentile', undefinedDraws: wanted.undefinedDraws })
  expect(se).toBeCloseTo(wanted.se, 11)
  expect(ci95![0]).toBeCloseTo(wanted.ci95[0], 11)
  expect(ci95![1]).toBeCloseTo(wanted.ci95[1], 11)
}

test('a draw by kinds of units gives every coefficient that the drawn units give, each as a row of its own', () => {
  fc.assert(
    fc.property(table, (rows) => {
      const ratings = ratingsOf(rows, categories)
      const coders = ratings.coders
      fc.pre(coders > 1)
      const cell = (unit: number, coder: number) => ratings.values[unit * coders + coder]!
      const rated = Array.from({ length: ratings.units }, (_, unit) =>
        Array.from({ length: coders }, (_, coder) => cell(unit, coder)),
      )
      // As the numbers they are: with the table made anew a coder whom a draw leaves out would not count.
      const again = drawnTables(rated).map((drawn) =>
        ratingsResults({
          ...ratings,
          units: drawn.length,
          values: Int32Array.from(drawn.flat()),
        }),
      )
      for (const [name, { bootstrap }] of Object.entries(ratingsResults(ratings, draws))) {
        if (bootstrap === undefined) continue
        const values = again.map((results) => results[name]!.value)
        expectNearly(bootstrap, values)
      }
    }),
    { numRuns: 60 },
  )
})

test('a draw by kinds of units gives the alpha of sets that the drawn units give', () => {
  const set = fc.option(fc.subarray(['a', 'b', 'c']), { freq: 5 })
  const sets = fc.array(fc.tuple(set, set, set), { minLength: 3, maxLength: 12 })
  fc.assert(
    fc.property(sets, (rows) => {
      const codes = ['a', 'b', 'c']
      const rated = rows.filter((row) => row.some((one) => one !== null))
      const results = setsResults(rows, codes, draws)
      for (const kind of ['nominal', 'jaccard', 'masi'] as const) {
        const { bootstrap } = results[`alpha_sets_${kind}`]!
        if (bootstrap === undefined) continue
        const values = drawnTables(rated).map((drawn) => setAlpha(setRatingsOf(drawn, codes), kind))
        expectNearly(
          bootstrap,
          values.map(({ value }) => value),
        )
      }
    }),
    { numRuns: 60 },
  )
})
