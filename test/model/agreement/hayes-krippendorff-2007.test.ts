import { describe, expect, test } from 'vitest'
import { countsOf } from '#model/agreement/counts.ts'
import { krippendorffAlpha } from '#model/agreement/krippendorff-alpha.ts'
import { krippendorffBootstrap } from '#model/agreement/krippendorff-bootstrap.ts'
import { ratingsOf } from '#model/agreement/ratings.ts'

const draws = { coders: 2, draws: 20_000, seed: 3 }

/** The draws of alpha, which there are in these tests. */
function spreadOf(...of: Parameters<typeof krippendorffBootstrap>) {
  const found = krippendorffBootstrap(...of)
  if (typeof found === 'string') throw new Error(found)
  const failing = (target: number) => found.failing.find((one) => one.target === target)!.share
  return { ...found, failing }
}

function countsFrom(pairs: readonly string[]) {
  return countsOf(
    ratingsOf(
      pairs.map((pair) => [...pair]),
      ['a', 'b'],
    ),
  )
}

describe('Hayes & Krippendorff 2007', () => {
  const counts = countsFrom(['aa', 'aa', 'aa', 'bb', 'bb', 'ab', 'aa', 'bb', 'ba', 'bb'])
  const alpha = krippendorffAlpha(counts, ['a', 'b']).value!

  test('the draws lie around alpha, as wide as theory says', () => {
    const spread = spreadOf(counts, ['a', 'b'], 'nominal', draws)
    expect(spread.pairs).toBe(10)
    // With M draws of which a share p disagrees, each costing 1 / (M De).
    const De = (2 * 10 * 10) / (20 * 19)
    expect(spread.deviation).toBeCloseTo(Math.sqrt((0.2 * 0.8) / 10) / De, 12)
    expect(spread.ci95[0]).toBeLessThan(alpha)
    expect(spread.ci95[1]).toBeGreaterThan(alpha)
  })

  test('a higher target is failed more often', () => {
    const { failing } = spreadOf(counts, ['a', 'b'], 'nominal', draws)
    const inOrder = [0.5, 0.6, 0.667, 0.7].map(failing)
    expect([...inOrder].sort()).toEqual(inOrder)
    expect(failing(0.9)).toBeGreaterThan(failing(0.5))
  })

  test('a draw has no more than twenty-five pairs for each kind of pair that there is', () => {
    const many = countsFrom(Array.from({ length: 30 }, () => ['aa', 'bb', 'ab', 'ba', 'aa']).flat())
    // Of 150 units as many pairs; of two categories four kinds: aa, ab, ba and bb.
    expect(spreadOf(many, ['a', 'b'], 'nominal', draws).pairs).toBe(100)
  })

  test('a draw is never below -1, and where one category alone has pairs a perfect one counts as 0', () => {
    // n is 6 and 2: De = 24 / 56. Each of four pairs disagrees half of the time and then costs 1 / (4 De).
    const oneCategory = countsFrom(['aa', 'aa', 'ab', 'ba'])
    const spread = spreadOf(oneCategory, ['a', 'b'], 'nominal', draws)
    expect(spread.pairs).toBe(4)
    // One of sixteen draws disagrees throughout, which would be 1 - 56 / 24; one never does.
    expect(spread.ci95[0]).toBe(-1)
    expect(spread.ci95[1]).toBeCloseTo(1 - 56 / (4 * 24), 12)
    expect(spread.failing(0.5)).toBe(1)
  })

  test('of several categories so many perfect draws count as 0 as would lie in one alone', () => {
    // N = 10 with 4 and 4 in pairs that agree: of five pairs all agree with .8^5, within one with 2 (.4^5).
    const spread = spreadOf(
      countsFrom(['aa', 'aa', 'bb', 'bb', 'ab']),
      ['a', 'b'],
      'nominal',
      draws,
    )
    expect(spread.pairs).toBe(5)
    const perfect = 1 - spread.failing(0.9)
    expect(Math.abs(perfect - (0.8 ** 5 - 2 * 0.4 ** 5))).toBeLessThan(0.01)
  })

  test('nothing is drawn where alpha is undefined, 0 or 1', () => {
    for (const pairs of [['aa', 'aa'], ['aa', 'bb'], []]) {
      expect(krippendorffBootstrap(countsFrom(pairs), ['a', 'b'], 'nominal', draws)).toBe('certain')
    }
  })
})
