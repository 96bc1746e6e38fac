import { describe, expect, test } from 'vitest'
import { countsOf } from '#model/agreement/counts.ts'
import { alphaByCategory, krippendorffAlpha } from '#model/agreement/krippendorff-alpha.ts'
import type { Metric } from '#model/agreement/metrics.ts'
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
      const alphaOf = (by: number, metric: 'interval' | 'ratio') => {
        const table = rows.map((row) => row.map((value) => String(value * by)))
        const ratings = ratingsOf(table)
        return krippendorffAlpha(countsOf(ratings), ratings.categories, metric)
      }
      for (const metric of ['interval', 'ratio'] as const) {
        const found = alphaOf(size, metric)
        expect(found.value).toBeCloseTo(alphaOf(1, metric).value!, 12)
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
    const alphaOf = ({ categories, ...rest }: typeof ratings) =>
      krippendorffAlpha(countsOf({ categories, ...rest }), categories, 'interval').value
    expect(alphaOf(ratings)).toBeCloseTo(alphaOf(like)!, 12)
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
