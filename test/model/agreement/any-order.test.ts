import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ratingsOf } from '#model/agreement/ratings.ts'
import { type Result, ratingsResults } from '#model/agreement/ratings-results.ts'
import { setsResults } from '#model/agreement/sets-results.ts'

type Rows = readonly (readonly (string | null)[])[]

const categories = ['1', '2', '3', '4']
const rating = fc.option(fc.constantFrom(...categories), { freq: 6 })

/** Units of two to four coders, some ratings missing. */
const someRows = fc.integer({ min: 2, max: 4 }).chain((coders) =>
  fc.array(fc.array(rating, { minLength: coders, maxLength: coders }), {
    minLength: 2,
    maxLength: 12,
  }),
)

const resultsOf = (rows: Rows, declared: readonly string[] = categories) =>
  ratingsResults(ratingsOf(rows, declared))

/** Every number of the results, by where it stands; reasons as they are. */
function figuresIn(value: unknown, place = ''): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [[place, value]]
  return Object.entries(value).flatMap(([key, part]) => figuresIn(part, `${place} ${key}`))
}

function expectSame(found: Record<string, Result>, wanted: Record<string, Result>) {
  const figures = new Map(figuresIn(found))
  for (const [place, value] of figuresIn(wanted)) {
    const own = figures.get(place)
    if (typeof value === 'number' && typeof own === 'number') {
      expect(own, place).toBeCloseTo(value, 10)
    } else expect(own, place).toBe(value)
  }
}

/** The coefficients for which categories are names, with nothing between them. */
const nominal = ['percent', 'bp', 'fleiss', 'conger', 'ac1', 'cohen', 'scott', 'light'] as const
const valuesOf = (results: Record<string, Result>, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, results[name]?.value ?? null]))

describe('every coefficient of ratings', () => {
  test('is the same whatever the order of coders and of units', () => {
    fc.assert(
      fc.property(someRows, fc.nat(), (rows, by) => {
        const turned = rows.map((row) => row.map((_, at) => row[(at + by) % row.length]!))
        expectSame(resultsOf(turned.toReversed()), resultsOf(rows))
      }),
      { seed: 1 },
    )
  })

  test('is the same whatever nominal categories are called, and in whatever order they are declared', () => {
    fc.assert(
      fc.property(someRows, fc.shuffledSubarray(categories, { minLength: 4 }), (rows, names) => {
        const named = rows.map((row) =>
          row.map((value) => (value === null ? null : `x${names[Number(value) - 1]}`)),
        )
        const renamed = resultsOf(named, names.map((name) => `x${name}`).sort())
        const all = [...nominal, 'alpha_nominal', 'alpha_gwet', 'holsti_mean', 'holsti_composite']
        const [found, wanted] = [renamed, resultsOf(rows)].map((results) =>
          Object.fromEntries(all.map((name) => [name, results[name] ?? {}])),
        )
        expectSame(found!, wanted!)
      }),
      { seed: 2 },
    )
  })

  test('takes no notice of a coder and of a unit without a rating', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const wider = [...rows.map((row) => [...row, null]), rows[0]!.map(() => null)]
        expect(resultsOf(wider)).toEqual(resultsOf(rows))
      }),
      { seed: 3 },
    )
  })

  test('is the same of every unit twice, but alpha, which comes nearer to agreement without correction', () => {
    let compared = 0
    fc.assert(
      fc.property(someRows, (rows) => {
        const [once, twice] = [resultsOf(rows), resultsOf([...rows, ...rows])]
        const same = [...nominal, 'holsti_mean', 'holsti_composite', 'ac2_linear', 'bp_quadratic']
        for (const [name, value] of Object.entries(valuesOf(once, same))) {
          const found = twice[name]?.value ?? null
          if (value === null) expect(found, name).toBeNull()
          else expect(found, name).toBeCloseTo(value as number, 10)
        }
        for (const metric of ['nominal', 'ordinal', 'interval', 'ratio']) {
          const { value, n_pairable } = once[`alpha_${metric}`]!
          if (typeof value !== 'number') continue
          const n = n_pairable as number
          const lost = ((1 - value) * (2 * n - 1)) / (2 * (n - 1))
          expect(twice[`alpha_${metric}`]!.value, metric).toBeCloseTo(1 - lost, 10)
          compared++
        }
      }),
      { seed: 4 },
    )
    expect(compared).toBeGreaterThan(200)
  })

  test('is 1 where all agree on more than one category', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...categories), { minLength: 2, maxLength: 9 }),
        fc.integer({ min: 2, max: 4 }),
        (units, coders) => {
          fc.pre(new Set(units).size > 1)
          const results = resultsOf(units.map((value) => Array<string>(coders).fill(value)))
          for (const [name, { value }] of Object.entries(results)) {
            if (typeof value === 'number') expect(value, name).toBeCloseTo(1, 10)
            else if (!/by_category|h0/.test(name)) expect(value, name).not.toBeNull()
          }
        },
      ),
      { seed: 5 },
    )
  })

  test.each([2, 3])('is what chance gives where %i coders gave each combination once', (coders) => {
    const q = 4
    const rows = Array.from({ length: q ** coders }, (_, at) =>
      Array.from({ length: coders }, (_, coder) => categories[Math.floor(at / q ** coder) % q]!),
    )
    const results = resultsOf(rows)
    const byChance = [...nominal, 'fleiss_linear', 'conger_quadratic', 'bp_linear'].filter(
      (name) => name !== 'percent' && (coders === 2 || !/cohen|scott/.test(name)),
    )
    for (const name of byChance) expect(results[name]!.value, name).toBeCloseTo(0, 10)
    expect(results.percent!.value).toBeCloseTo(1 / q, 12)
    // Alpha takes each rating from what it may meet, and so is above 0 by 1 / N.
    for (const metric of ['nominal', 'ordinal', 'interval', 'ratio']) {
      expect(results[`alpha_${metric}`]!.value, metric).toBeCloseTo(1 / (q ** coders * coders), 10)
    }
  })
})

test('alpha of sets is the same whatever the order of coders, units and codes, and whatever these are called', () => {
  const set = fc.option(fc.subarray(['a', 'b', 'c']), { freq: 6 })
  fc.assert(
    fc.property(
      fc.array(fc.tuple(set, set, set), { minLength: 2, maxLength: 10 }),
      fc.shuffledSubarray(['a', 'b', 'c'], { minLength: 3 }),
      (rows, order) => {
        const to = (code: string) => `x${order['abc'.indexOf(code)]}`
        const other = rows
          .map((row) => row.map((codes) => codes?.map(to) ?? null).toReversed())
          .toReversed()
        const [found, wanted] = [
          setsResults(other, ['xa', 'xb', 'xc']),
          setsResults(rows, ['a', 'b', 'c']),
        ]
        for (const kind of ['nominal', 'jaccard', 'masi']) {
          const name = `alpha_sets_${kind}`
          expectSame({ [name]: found[name]! }, { [name]: wanted[name]! })
        }
        const named = (wanted.binary_alpha_by_code!.value ?? {}) as Record<string, number | null>
        for (const [code, value] of Object.entries(named)) {
          const own = (found.binary_alpha_by_code!.value as typeof named)[to(code)]
          if (value === null) expect(own).toBeNull()
          else expect(own).toBeCloseTo(value, 10)
        }
      },
    ),
    { seed: 6 },
  )
})
