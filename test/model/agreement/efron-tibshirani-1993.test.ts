import { describe, expect, test } from 'vitest'
import { bootstrapIntervals } from '#model/agreement/bca.ts'
import { drawsOf, resampled } from '#model/agreement/bootstrap.ts'
import { normalCdf, normalQuantile } from '#model/agreement/normal.ts'
import { drawWithReplacement, seeded } from '#model/agreement/random.ts'

// Table 14.1: how well twenty-six children did in a test of spatial perception.
const children = [
  48, 36, 20, 29, 42, 42, 20, 42, 22, 41, 45, 14, 6, 0, 33, 28, 34, 4, 32, 24, 47, 41, 24, 26, 30,
  41,
]

/** Variance with the divisor n, each child as often as it was drawn. */
function variance(times: ArrayLike<number>): number {
  let [n, sum, squares] = [0, 0, 0]
  children.forEach((score, child) => {
    n += times[child]!
    sum += times[child]! * score
    squares += times[child]! * score ** 2
  })
  return squares / n - (sum / n) ** 2
}

const once = children.map(() => 1)

function drawn(draws: number): number[] {
  const random = seeded(5)
  const times = new Float64Array(children.length)
  return Array.from({ length: draws }, () => {
    drawWithReplacement(random, times)
    return variance(times)
  })
}

describe('Efron & Tibshirani 1993', () => {
  const leftOut = children.map((_, child) => variance(once.with(child, 0)))

  test('the variance of the test is the printed 171.5, its acceleration .061', () => {
    expect(variance(once)).toBeCloseTo(171.5, 1)
    const { acceleration } = bootstrapIntervals(variance(once), [1, 300], leftOut)
    expect(acceleration).toBeCloseTo(0.061, 3)
  })

  test('90 % intervals of the variance lie at the printed ends, as near as chance lets them', () => {
    const found = bootstrapIntervals(variance(once), drawn(20_000), leftOut, 0.9)
    // Printed from 2,000 draws: z0 .146; percentile 100.8 to 233.9; BCa 115.8 to 259.6.
    expect(Math.abs(found.z0! - 0.146)).toBeLessThan(0.08)
    for (const [wanted, got] of [
      [100.8, found.percentile[0]],
      [233.9, found.percentile[1]],
      [115.8, found.bca![0]],
      [259.6, found.bca![1]],
    ]) {
      expect(Math.abs(got! - wanted!)).toBeLessThan(6)
    }
  })

  test('without bias and acceleration BCa is percentile, and its ends are type-7 quantiles', () => {
    const draws = Array.from({ length: 41 }, (_, at) => at)
    const found = bootstrapIntervals(20, draws, [1, 2, 3], 0.9)
    expect(found.acceleration).toBe(0)
    for (const [end, wanted] of [2, 38].entries()) {
      expect(found.percentile[end]).toBeCloseTo(wanted, 12)
      expect(found.bca![end]).toBeCloseTo(wanted, 9)
    }
    expect(found.z0).toBeCloseTo(0, 12)
    const usual = bootstrapIntervals(20, draws, [1, 2, 3]).percentile
    expect(usual[0]).toBeCloseTo(1, 12)
    expect(usual[1]).toBeCloseTo(39, 12)
    expect(found.se).toBeCloseTo(Math.sqrt((41 * 42) / 12), 12)
  })

  test('ends are moved by z0 and a as the formula has it', () => {
    const draws = Array.from({ length: 1_001 }, (_, at) => at / 1_000)
    // A quarter of the draws lies below. Of the values with one left out one stands apart: a = -1/12 (4/3)^0.5.
    const found = bootstrapIntervals(0.25, draws, [0, 0, 0, 4])
    const z0 = normalQuantile(250.5 / 1_001)
    const a = (3 * 1 - 27) / (6 * 12 ** 1.5)
    expect(found.z0).toBeCloseTo(z0, 12)
    expect(found.acceleration).toBeCloseTo(a, 12)
    for (const [end, p] of [0.025, 0.975].entries()) {
      const z = z0 + normalQuantile(p)
      expect(found.bca![end]).toBeCloseTo(normalCdf(z0 + z / (1 - a * z)), 9)
    }
  })

  test('where every draw lies on one side there is no BCa interval, and what does not vary has no acceleration', () => {
    expect(bootstrapIntervals(9, [1, 2, 3], [1, 1])).toMatchObject({
      z0: null,
      bca: null,
      acceleration: 0,
    })
    expect(bootstrapIntervals(0, [1, 2, 3], [1, 1]).bca).toBeNull()
  })

  test('a draw that differs from the estimate by rounding alone counts half, as one that equals it', () => {
    const draws = [0.1, 0.3, 0.5, 0.7]
    const exact = bootstrapIntervals(0.3, draws, [0.2, 0.3, 0.5])
    const rounded = bootstrapIntervals(0.1 + 0.2, draws, [0.2, 0.3, 0.5])
    expect(0.1 + 0.2).not.toBe(0.3)
    expect(rounded.z0).toBe(exact.z0)
  })

  test('draws spread as all the samples there are do', () => {
    // Of three things, 1, 2 and 6, the mean of three draws has the variance 14/3 / 3.
    const mean = (times: Float64Array) => (times[0]! + 2 * times[1]! + 6 * times[2]!) / 3
    const [values] = drawsOf(3, [mean], { draws: 50_000, seed: 2 })
    const found = resampled(values!, 50_000)
    expect(Math.abs(found!.se - Math.sqrt(14 / 9))).toBeLessThan(0.02)
    // All three are the first in 1 of 27 samples, twice the first and the second in 3: so 2.5 % end at 1.
    expect(found!.ci95).toEqual([1, 6])
    expect(found).toMatchObject({ draws: 50_000, undefinedDraws: 0 })
  })

  test('draws without a figure are counted and left out, and fewer than two with one have no interval', () => {
    const first = (times: Float64Array) => (times[0] === 0 ? null : times[0]!)
    const drawn = drawsOf(2, [first, () => null], { draws: 4_000, seed: 2 })
    const found = drawn.map((values) => resampled(values, 4_000))
    // Of two things the first is in none of a quarter of the draws.
    expect(Math.abs(found[0]!.undefinedDraws / 4_000 - 1 / 4)).toBeLessThan(0.03)
    expect(found[0]!.ci95).toEqual([1, 2])
    expect(found[1]).toBeNull()
  })
})
