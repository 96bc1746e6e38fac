import { expect, test } from 'vitest'
import { normalQuantile } from '#model/agreement/normal.ts'
import { t975, tCdf } from '#model/agreement/student-t.ts'

test.each([
  [1, 12.706204736174698],
  [2, 4.302652729749464],
  [10, 2.2281388519862744],
  [30, 2.0422724563012378],
  [1_000, 1.9623390808264143],
])('t of %d degrees of freedom is that of printed tables', (df, t) => {
  expect(Math.abs(t975(df) / t - 1)).toBeLessThan(1e-9)
})

test('t with very many degrees of freedom is the normal quantile', () => {
  expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12)
  expect(t975(5_000_000)).toBeCloseTo(1.959963984540054, 5)
  expect(tCdf(t975(7), 7)).toBeCloseTo(0.975, 12)
})

test('near 0, where the other continued fraction converges, t is what its closed forms say', () => {
  for (const t of [0.01, 0.3, 0.5, 0.9]) {
    expect(tCdf(t, 1)).toBeCloseTo(0.5 + Math.atan(t) / Math.PI, 13)
    expect(tCdf(t, 2)).toBeCloseTo(0.5 + t / (2 * Math.SQRT2 * Math.sqrt(1 + (t * t) / 2)), 13)
  }
})

test('at 0 half of t lies below, and far out all of it', () => {
  for (const df of [1, 2, 30]) {
    expect(tCdf(0, df)).toBe(0.5)
    expect(tCdf(Number.POSITIVE_INFINITY, df)).toBe(1)
  }
})
