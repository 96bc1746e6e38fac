import { describe, expect, test } from 'vitest'
import { lightKappa } from '#model/agreement/light.ts'
import { rated } from './rated.ts'

describe('Light 1971', () => {
  test('kappa of three coders is the mean of Cohen’s kappa of their pairs', () => {
    // First and second (3/4 - 1/2) / (1/2), second and third as well, first and third (1/2 - 3/8) / (5/8).
    const found = lightKappa(rated('aaa aab abb bbb'))
    expect(found.value).toBeCloseTo((1 / 2 + 1 / 2 + 1 / 5) / 3, 12)
    expect(found).toMatchObject({ undefined_pairs: 0, parts: { pairs: 3 } })
  })

  test('each pair is compared on the units that both rated', () => {
    // The first always said a, which gives 0 with either; on the last two units second and third agree.
    const found = lightKappa(rated('aa. ab. aaa abb'))
    expect(found.value).toBeCloseTo((0 + 0 + 1) / 3, 12)
  })

  test('pairs without variation are left out and counted', () => {
    // First and second share a unit that both called a; each agrees with the third on two.
    const found = lightKappa(rated('aa. a.a b.b .aa .bb'))
    expect(found).toMatchObject({ value: 1, undefined_pairs: 1 })
    expect(lightKappa(rated('aab aaa'))).toMatchObject({ value: 0, undefined_pairs: 1 })
  })

  test('where every pair is undefined the reason says whether any had a unit in common', () => {
    expect(lightKappa(rated('aaa aaa'))).toMatchObject({
      value: null,
      reason: 'no_variation',
      undefined_pairs: 3,
    })
    expect(lightKappa(rated('a.. .b.'))).toMatchObject({ value: null, reason: 'no_pairs' })
  })
})
