import { describe, expect, test } from 'vitest'
import { holstiComposite, holstiMean } from '#model/agreement/holsti.ts'
import { rated } from './rated.ts'

describe('Holsti 1969', () => {
  test('the coefficient of two coders is twice what they have alike by all that they rated', () => {
    // 3 alike of 5 and 4 ratings: what only one of them rated counts against agreement.
    expect(holstiMean(rated('aa bb cc ab b.')).value).toBeCloseTo((2 * 3) / (5 + 4), 12)
    expect(holstiMean(rated('aa bb cc ab')).value).toBeCloseTo(3 / 4, 12)
  })

  test('of more coders it is the mean over pairs', () => {
    // Alike: 3 of 4, 2 of 4, 3 of 4.
    const found = holstiMean(rated('aaa aab abb bbb'))
    expect(found.value).toBeCloseTo((3 / 4 + 2 / 4 + 3 / 4) / 3, 12)
    expect(found.parts).toEqual({ pairs: 3 })
  })

  test('composite reliability is m h / (1 + (m - 1) h): four coders at .70 make .90', () => {
    // Three ways to part four coders two and two, three times each, and eleven units alike: each pair has
    // 11 + 3 of 20 alike.
    const seven = `${'aaaa '.repeat(11)} aabb abab abba aabb abab abba aabb abab abba`
    expect(holstiMean(rated(seven)).value).toBeCloseTo((11 + 3) / 20, 12)
    expect(holstiComposite(rated(seven)).value).toBeCloseTo(2.8 / 3.1, 12)
  })

  test('no two ratings of different coders have no figure', () => {
    expect(holstiMean(rated('a b'))).toMatchObject({ value: null, reason: 'one_coder' })
    expect(holstiComposite(rated('a b'))).toMatchObject({ value: null, reason: 'one_coder' })
    expect(holstiMean(rated('a. .b')).value).toBe(0)
  })
})
