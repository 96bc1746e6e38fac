import { describe, expect, test } from 'vitest'
import { cohenKappa } from '#model/agreement/cohen.ts'
import { congerKappa } from '#model/agreement/conger.ts'
import { weights } from '#model/agreement/weights.ts'
import { pairOf, rated } from './rated.ts'

describe('Conger 1980', () => {
  test('kappa of three coders expects what two of them, taken at random, have alike by their own shares', () => {
    // Shares of a: 3/4, 1/2, 1/4. Pairs alike by chance: 1/2, 3/8, 1/2, in the mean 11/24.
    const found = congerKappa(rated('aaa aab abb bbb'))
    expect(found.parts.observed).toBeCloseTo(2 / 3, 12)
    expect(found.parts.expected).toBeCloseTo(11 / 24, 12)
    expect(found.value).toBeCloseTo(5 / 13, 12)
  })

  test('of a coder who rated less the shares are those of what the coder rated', () => {
    // Shares of a: 2/3, 1/2, 1. Pairs alike by chance: 1/2, 2/3, 1/2. Units: 1, 0, 1/3, without the last.
    const found = congerKappa(rated('aa. ab. baa .b.'))
    expect(found.parts.observed).toBeCloseTo((1 + 0 + 1 / 3) / 3, 12)
    expect(found.parts.expected).toBeCloseTo((1 / 2 + 2 / 3 + 1 / 2) / 3, 12)
  })

  test.each(['identity', 'linear', 'quadratic'] as const)(
    'with two coders and complete data it is Cohen’s kappa, %s weights',
    (name) => {
      const ratings = rated('11 12 23 33 31 22 11 13')
      const w = weights(name, 3)
      expect(congerKappa(ratings, w).value).toBeCloseTo(cohenKappa(pairOf(ratings), w).value!, 12)
    },
  )

  test('units that nobody rated are no part of the sample from which its error comes', () => {
    const { units, values, ...rest } = rated('aab aab abb bb. a.a bab')
    const missing = Array<number>(2 * rest.coders).fill(-1)
    const wider = { ...rest, units: units + 2, values: Int32Array.from([...values, ...missing]) }
    expect(congerKappa(wider)).toEqual(congerKappa({ ...rest, units, values }))
  })

  test('kappa is undefined where every rating is the same, and where no unit has two', () => {
    expect(congerKappa(rated('aaa aaa'))).toMatchObject({ value: null, reason: 'no_variation' })
    expect(congerKappa(rated('a.. .b.'))).toMatchObject({ value: null, reason: 'no_pairs' })
  })
})
