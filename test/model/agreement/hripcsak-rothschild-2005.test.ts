import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cohenKappa } from '#model/agreement/cohen.ts'
import { fAndKappa } from '#model/agreement/f-measure.ts'
import { table } from './rated.ts'

describe('Hripcsak & Rothschild 2005', () => {
  test('F leaves out what neither found, kappa does not', () => {
    // F = 2 * 20 / (40 + 5 + 10); kappa = 2 (20 * 65 - 50) / (25 * 70 + 30 * 75).
    const found = fAndKappa(20, 5, 10, 65)
    expect(found.f).toBeCloseTo(8 / 11, 12)
    expect(found.kappa).toBeCloseTo(0.625, 12)
  })

  test('kappa of the four counts is Cohen’s, and F the mean of precision and recall, the harmonic one', () => {
    const count = fc.integer({ min: 1, max: 50 })
    fc.assert(
      fc.property(count, count, count, count, (a, b, c, d) => {
        const { f, kappa } = fAndKappa(a, b, c, d)
        const cohen = cohenKappa(
          table([
            [a, b],
            [c, d],
          ]),
        ).value!
        expect(kappa).toBeCloseTo(cohen, 12)
        const [precision, recall] = [a / (a + b), a / (a + c)]
        expect(f).toBeCloseTo(2 / (1 / precision + 1 / recall), 12)
      }),
    )
  })

  test('as there is more that neither found, kappa tends to F', () => {
    const apart = [1, 100, 10_000, 1_000_000].map((d) => {
      const { f, kappa } = fAndKappa(20, 5, 10, d)
      return f! - kappa!
    })
    expect(apart).toEqual([...apart].sort((a, b) => b - a))
    expect(apart.at(-1)).toBeGreaterThan(0)
    expect(apart.at(-1)).toBeLessThan(1e-4)
  })

  test('where neither found anything F is undefined, and where both did always kappa', () => {
    expect(fAndKappa(0, 0, 0, 7)).toEqual({ f: null, kappa: null })
    expect(fAndKappa(7, 0, 0, 0)).toEqual({ f: 1, kappa: null })
  })
})
