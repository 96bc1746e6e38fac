import { describe, expect, test } from 'vitest'
import { countsOf } from '#model/agreement/counts.ts'
import { fleissByCategory, fleissKappa } from '#model/agreement/fleiss.ts'
import { ratingsOf } from '#model/agreement/ratings.ts'

// Table 1: how many of six psychiatrists gave each of thirty patients each of five diagnoses.
const table = `
00060 03003 01401 00006 03030 20400 00402 20310 20040 00006
10050 11040 03300 10050 02031 00501 30012 51000 02040 10203
00006 01050 02013 20040 10041 05010 40002 02040 10500 00006`
  .trim()
  .split(/\s+/)
  .map((row) => [...row].flatMap((times, k) => new Array<string>(Number(times)).fill(`${k + 1}`)))
const ratings = ratingsOf(table, ['1', '2', '3', '4', '5'])

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
    expect(fleissKappa(countsOf(ratingsOf([['a', 'a', 'a']], ['a', 'b'])))).toMatchObject({
      value: null,
      reason: 'no_variation',
    })
  })
})
