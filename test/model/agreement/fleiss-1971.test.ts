import { describe, expect, test } from 'vitest'
import { countsOf } from '#model/agreement/counts.ts'
import { fleissByCategory, fleissKappa } from '#model/agreement/fleiss.ts'
import { patients } from './patients.ts'
import { counted, rated } from './rated.ts'

const ratings = rated(patients)

describe('Fleiss 1971', () => {
  test('kappa of the thirty patients is the printed .430', () => {
    expect(fleissKappa(countsOf(ratings)).value).toBeCloseTo(0.43, 3)
  })

  test('kappa of each diagnosis is the printed one', () => {
    const printed = { 1: 0.248, 2: 0.248, 3: 0.517, 4: 0.47, 5: 0.565 }
    for (const [category, value] of Object.entries(fleissByCategory(ratings))) {
      expect(Math.abs(value! - printed[category as unknown as 1])).toBeLessThan(0.005)
    }
  })

  test('kappa is undefined when every rating is the same', () => {
    expect(fleissKappa(counted('aaa', ['a', 'b']))).toMatchObject({
      value: null,
      reason: 'no_variation',
    })
  })
})
