import { describe, expect, test } from 'vitest'
import { fleissKappa, fleissUnderChance } from '#model/agreement/fleiss.ts'
import { patients } from './patients.ts'
import { counted } from './rated.ts'

describe('Fleiss, Nee & Landis 1979', () => {
  test('of the thirty patients kappa lies 17.7 standard errors from 0, as the R package irr prints', () => {
    const counts = counted(patients)
    const { se, se_category } = fleissUnderChance(counts)!
    expect(fleissKappa(counts).value! / se).toBeCloseTo(17.652, 2)
    expect(se_category).toBeCloseTo(Math.sqrt(2 / (30 * 6 * 5)), 12)
  })

  test('with two categories the error of all is that of each', () => {
    const found = fleissUnderChance(counted('aaa aab abb bbb aaa'))!
    expect(found.se).toBeCloseTo(found.se_category, 12)
    expect(found.se).toBeCloseTo(Math.sqrt(2 / (5 * 3 * 2)), 12)
  })

  test('with a rating missing, one coder or one category there is none', () => {
    expect(fleissUnderChance(counted('aa a. bb'))).toBeNull()
    expect(fleissUnderChance(counted('a b'))).toBeNull()
    expect(fleissUnderChance(counted('aa aa'))).toBeNull()
  })
})
