import { describe, expect, test } from 'vitest'
import { brennanPrediger } from '#model/agreement/brennan-prediger.ts'
import { weights } from '#model/agreement/weights.ts'
import { counted } from './rated.ts'

describe('Bennett, Alpert & Goldstein 1954; Brennan & Prediger 1981', () => {
  test('S is (q / (q - 1)) (pa - 1 / q), by the categories that are declared', () => {
    const units = 'aa aa bb ab'
    expect(brennanPrediger(counted(units)).value).toBeCloseTo(2 * (3 / 4 - 1 / 2), 12)
    const four = brennanPrediger(counted(units, ['a', 'b', 'c', 'd']))
    expect(four.value).toBeCloseTo((4 / 3) * (3 / 4 - 1 / 4), 12)
    expect(four.parts).toMatchObject({ units: 4, pairedUnits: 4, observed: 3 / 4, expected: 1 / 4 })
  })

  test('with three coders a unit agrees by the share of its pairs, and a single rating counts in none', () => {
    // Pairs alike: 3 of 3, 1 of 3, 1 of 1.
    const found = brennanPrediger(counted('aaa aab .bb c..', ['a', 'b', 'c']))
    expect(found.value).toBeCloseTo(((1 + 1 / 3 + 1) / 3 - 1 / 3) / (2 / 3), 12)
    expect(found.parts).toMatchObject({ units: 4, pairedUnits: 3 })
  })

  test('of weighted categories chance is the mean weight', () => {
    // Of three categories weigh, by distance, 3 pairs 1, 4 pairs 1/2, 2 pairs 0: pe = 5/9.
    const found = brennanPrediger(counted('11 12 13 33'), weights('linear', 3))
    expect(found.value).toBeCloseTo((2.5 / 4 - 5 / 9) / (4 / 9), 12)
  })

  test('one category declared has no figure, data in one of several the figure 1', () => {
    expect(brennanPrediger(counted('aa aa'))).toMatchObject({ value: null, reason: 'one_category' })
    expect(brennanPrediger(counted('aa aa', ['a', 'b'])).value).toBe(1)
    expect(brennanPrediger(counted('a. .b'))).toMatchObject({ value: null, reason: 'no_pairs' })
  })
})
