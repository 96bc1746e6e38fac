import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countsOf } from '#model/agreement/counts.ts'
import {
  alphaByCategory,
  alphaOf,
  coincidences,
  krippendorffAlpha,
} from '#model/agreement/krippendorff-alpha.ts'
import { distances, type Metric } from '#model/agreement/metrics.ts'
import { ratingsOf } from '#model/agreement/ratings.ts'

// Computing Krippendorff's alpha-reliability, section C: four coders, twelve units, a dot is missing.
const rows = [
  '1 2 3 3 2 1 4 1 2 . . .',
  '1 2 3 3 2 2 4 1 2 5 . 3',
  '. 3 3 3 2 3 4 2 2 5 1 .',
  '1 2 3 3 2 4 4 1 2 5 1 .',
].map((row) => row.split(' ').map((value) => (value === '.' ? null : value)))
const table = rows[0]!.map((_, unit) => rows.map((row) => row[unit]!))
const ratings = ratingsOf(table)

describe('Krippendorff 2011', () => {
  test.each([
    ['nominal', 0.743],
    ['ordinal', 0.815],
    ['interval', 0.849],
    ['ratio', 0.797],
  ] as [Metric, number][])('alpha with %s distances is the printed %s', (metric, printed) => {
    const { value } = krippendorffAlpha(countsOf(ratings), ratings.categories, metric)
    expect(value).toBeCloseTo(printed, 3)
  })

  test('the parts are the disagreements and the pairable values', () => {
    const { parts } = krippendorffAlpha(countsOf(ratings), ratings.categories)
    expect(parts.pairable).toBe(40)
    expect(parts.Do).toBeCloseTo(0.2, 12)
    expect(parts.De).toBeCloseTo(1216 / (40 * 39), 12)
  })

  test('alpha is undefined, not 1 or 0, when every rating is the same', () => {
    const same = ratingsOf([
      ['a', 'a'],
      ['a', 'a'],
    ])
    expect(krippendorffAlpha(countsOf(same), same.categories)).toMatchObject({
      value: null,
      reason: 'no_variation',
    })
    expect(alphaByCategory(countsOf(same), same.categories)).toEqual({ a: null })
  })

  const declared = ['1', '2', '3', '4', '5']
  /** Some units have one rating, others eight: shares of 1/(r - 1) that no double holds are among them. */
  const manyUnits = fc.array(
    fc.array(fc.option(fc.constantFrom(...declared)), { minLength: 8, maxLength: 8 }),
    { minLength: 20, maxLength: 60 },
  )
  const countsIn = (table: (string | null)[][]) => countsOf(ratingsOf(table, declared))

  test('nominal alpha has the same digits whatever the order of units, coders and categories', () => {
    fc.assert(
      fc.property(manyUnits, fc.nat(7), (table, by) => {
        const other = table
          .toReversed()
          .map((row) => row.map((_, at) => row[(at + by) % row.length]!))
          .map((row) => row.map((value) => value && String(6 - Number(value))))
        const [one, turned] = [table, other].map((rows) =>
          krippendorffAlpha(countsIn(rows), declared),
        )
        expect(turned).toEqual(one)
      }),
      { seed: 1 },
    )
  })

  test('nominal alpha is that of the coincidences, also of units that were drawn more than once', () => {
    let compared = 0
    fc.assert(
      fc.property(
        manyUnits,
        fc.array(fc.nat(3), { minLength: 60, maxLength: 60 }),
        (table, times) => {
          const rated = table.filter((row) => row.some((value) => value !== null))
          const counts = countsIn(rated)
          const multiplicity = Float64Array.from(times.slice(0, counts.units))
          const repeated = countsIn(rated.flatMap((row, at) => Array(times[at]!).fill(row)))
          for (const [drawn, whole] of [
            [{ ...counts, multiplicity }, repeated],
            [counts, counts],
          ] as const) {
            const found = coincidences(drawn)
            const d = distances('nominal', declared, found.totals) as Float64Array
            const wanted = alphaOf(found, d)
            const alpha = krippendorffAlpha(drawn, declared)
            expect(alpha).toEqual(krippendorffAlpha(whole, declared))
            expect(alpha.parts.pairable).toBe(found.pairable)
            if (found.pairable === 0) expect(alpha.reason).toBe('no_pairs')
            if (wanted.value === null || found.pairable === 0) continue
            expect(alpha.value).toBeCloseTo(wanted.value, 12)
            for (const part of ['Do', 'De'] as const) {
              expect(alpha.parts[part]).toBeCloseTo(wanted.parts[part] as number, 12)
            }
            compared++
          }
        },
      ),
      { seed: 2 },
    )
    expect(compared).toBeGreaterThan(150)
  })

  test.each([1e200, 1e-200, 1e307])(
    'interval and ratio alpha are those of the values however large or small these are: × %d',
    (size) => {
      const rows = [
        [1, 1],
        [2, 4],
        [4, 4],
        [8, 8],
        [1, 2],
      ]
      const scaled = (by: number, metric: 'interval' | 'ratio') => {
        const table = rows.map((row) => row.map((value) => String(value * by)))
        const ratings = ratingsOf(table)
        return krippendorffAlpha(countsOf(ratings), ratings.categories, metric)
      }
      for (const metric of ['interval', 'ratio'] as const) {
        const found = scaled(size, metric)
        expect(found.value).toBeCloseTo(scaled(1, metric).value!, 12)
        for (const part of Object.values(found.parts)) expect(part).toBeGreaterThan(0)
        expect(Object.values(found.parts).every(Number.isFinite)).toBe(true)
      }
    },
  )

  test('the largest number beside the least has an interval alpha', () => {
    const ratings = ratingsOf([
      ['1e308', '1e308'],
      ['-1e308', '-1e308'],
      ['1e308', '-1e308'],
      ['1', '2'],
    ])
    const like = ratingsOf([
      ['1', '1'],
      ['-1', '-1'],
      ['1', '-1'],
      ['0', '0'],
    ])
    const intervalAlpha = ({ categories, ...rest }: typeof ratings) =>
      krippendorffAlpha(countsOf({ categories, ...rest }), categories, 'interval').value
    expect(intervalAlpha(ratings)).toBeCloseTo(intervalAlpha(like)!, 12)
  })

  test('a ratio metric refuses values below 0, an interval metric words', () => {
    const below = ratingsOf([['-1', '2']])
    expect(krippendorffAlpha(countsOf(below), below.categories, 'ratio').reason).toBe(
      'negative_values',
    )
    const words = ratingsOf([['a', 'b']])
    expect(krippendorffAlpha(countsOf(words), words.categories, 'interval').reason).toBe(
      'not_numeric',
    )
  })
})
