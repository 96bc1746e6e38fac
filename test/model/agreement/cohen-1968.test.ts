import { describe, expect, test } from 'vitest'
import { cohenKappa } from '#model/agreement/cohen.ts'
import { weights } from '#model/agreement/weights.ts'
import { pairOf, rated, table } from './rated.ts'

// The example of the paper: two psychiatrists, three diagnoses, in hundredths.
const diagnoses = table([
  [44, 5, 1],
  [7, 20, 3],
  [9, 5, 6],
])

describe('Cohen 1968', () => {
  test('kappa is the printed .492, and .348 with disagreements that weigh 1, 3 and 6', () => {
    const disagreement = [0, 1, 3, 1, 0, 6, 3, 6, 0]
    const w = Float64Array.from(disagreement, (weight) => 1 - weight / 6)
    expect(cohenKappa(diagnoses).value).toBeCloseTo(0.492, 3)
    expect(cohenKappa(diagnoses, w).value).toBeCloseTo(0.348, 3)
    // 1 - .90 / 1.38, the weighted disagreements observed and by chance.
    expect(cohenKappa(diagnoses, w).value).toBeCloseTo(1 - 0.9 / 1.38, 12)
  })

  test('weights fall with the distance of ranks among the declared categories', () => {
    const row = (name: Parameters<typeof weights>[0], q: number) =>
      [...weights(name, q)].slice(0, q)
    expect(row('identity', 4)).toEqual([1, 0, 0, 0])
    expect(row('linear', 5)).toEqual([1, 3 / 4, 2 / 4, 1 / 4, 0])
    expect(row('quadratic', 5)).toEqual([1, 15 / 16, 12 / 16, 7 / 16, 0])
    // Of two ranks one pair lies between, of three 3, of four 6, of five 10.
    expect(row('ordinal', 5)).toEqual([1, 1 - 1 / 10, 1 - 3 / 10, 1 - 6 / 10, 0])
    for (const name of ['identity', 'linear', 'quadratic', 'ordinal'] as const) {
      const w = weights(name, 4)
      for (let k = 0; k < 4; k++) {
        expect(w[k * 4 + k]).toBe(1)
        for (let l = 0; l < 4; l++) expect(w[k * 4 + l]).toBe(w[l * 4 + k])
      }
      expect([...weights(name, 1)]).toEqual([1])
    }
  })

  test('squared weights of coders with the same shares make kappa the correlation of their ranks', () => {
    const ratings = rated('11 12 13 21 22 23 33 31 32 22 11 33')
    const pairs = [11, 12, 13, 21, 22, 23, 33, 31, 32, 22, 11, 33].map((both) => [
      Math.floor(both / 10) - 2,
      (both % 10) - 2,
    ])
    const sum = (of: (pair: number[]) => number) => pairs.reduce((all, pair) => all + of(pair), 0)
    const correlation = sum(([a, b]) => a! * b!) / sum(([a]) => a! * a!)
    const { value } = cohenKappa(pairOf(ratings), weights('quadratic', 3))
    expect(value).toBeCloseTo(correlation, 12)
  })
})
