import { describe, expect, test } from 'vitest'
import { setAlpha } from '#model/agreement/set-alpha.ts'
import { distanceOfSets } from '#model/agreement/set-distance.ts'
import { setRatingsOf } from '#model/agreement/set-ratings.ts'

describe('Passonneau 2006', () => {
  test.each([
    ['alike', 'a', 'a', 0],
    ['one holds the other', 'a', 'a b', 1 - (1 / 2) * (2 / 3)],
    ['they overlap', 'a b', 'a c', 1 - (1 / 3) * (1 / 3)],
    ['disjoint', 'a', 'b', 1],
    ['both empty', '', '', 0],
    ['one empty', 'a', '', 1],
  ])('MASI distance of sets that are %s', (_, one, other, distance) => {
    const set = (text: string) => text.split(' ').filter(Boolean)
    expect(distanceOfSets('masi', set(one), set(other))).toBeCloseTo(distance, 12)
  })

  test('alpha of three units is what its pairs add up to', () => {
    // Ratings: a|a, a|ab, none|b. Distances within units 0, 2/3, 1, each in both orders.
    const data = setRatingsOf([
      [['a'], ['a']],
      [['a'], ['a', 'b']],
      [[], ['b']],
    ])
    // a x3, ab, none, b. Ordered pairs: a-ab 6 of 2/3, a-none 6, a-b 6, ab-none 2, ab-b 2 of 2/3, none-b 2.
    const expected = (6 * (2 / 3) + 6 + 6 + 2 + 2 * (2 / 3) + 2) / 30
    const observed = (2 * (2 / 3) + 2) / 6
    expect(setAlpha(data, 'masi').value).toBeCloseTo(1 - observed / expected, 12)
  })
})
