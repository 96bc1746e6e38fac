import { describe, expect, test } from 'vitest'
import { countsOf } from '#model/agreement/counts.ts'
import { krippendorffAlpha } from '#model/agreement/krippendorff-alpha.ts'
import { krippendorffBootstrap } from '#model/agreement/krippendorff-bootstrap.ts'
import { ratingsOf } from '#model/agreement/ratings.ts'

const draws = { coders: 2, draws: 20_000, seed: 3 }

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
    const spread = krippendorffBootstrap(counts, ['a', 'b'], 'nominal', draws)!
    expect(spread.pairs).toBe(10)
    // With M draws of which a share p disagrees, each costing 1 / (M De).
    const De = (2 * 10 * 10) / (20 * 19)
    expect(spread.deviation).toBeCloseTo(Math.sqrt((0.2 * 0.8) / 10) / De, 12)
    expect(spread.ci95[0]).toBeLessThan(alpha)
    expect(spread.ci95[1]).toBeGreaterThan(alpha)
  })

  test('a higher target is failed more often', () => {
    const { failing } = krippendorffBootstrap(counts, ['a', 'b'], 'nominal', draws)!
    const inOrder = [failing['0.5'], failing['0.6'], failing['0.667'], failing['0.7']]
    expect([...inOrder].sort()).toEqual(inOrder)
    expect(failing['0.9']).toBeGreaterThan(failing['0.5'])
  })

  test('nothing is drawn where alpha is undefined, 0 or 1', () => {
    for (const pairs of [['aa', 'aa'], ['aa', 'bb'], []]) {
      expect(krippendorffBootstrap(countsFrom(pairs), ['a', 'b'], 'nominal', draws)).toBeNull()
    }
  })
})
