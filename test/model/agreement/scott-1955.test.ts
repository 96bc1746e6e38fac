import { describe, expect, test } from 'vitest'
import { scottPi } from '#model/agreement/scott.ts'
import { pairOf, rated, table } from './rated.ts'

describe('Scott 1955', () => {
  test('pi is agreement beyond what the shares of both coders together would give', () => {
    // 85 of 100 alike; shares (35 + 40) / 200 and (65 + 60) / 200: pe = .375^2 + .625^2 = .53125.
    const found = scottPi(
      table([
        [30, 5],
        [10, 55],
      ]),
    )
    expect(found.parts).toMatchObject({ pairedUnits: 100 })
    expect(found.parts.observed).toBeCloseTo(0.85, 12)
    expect(found.parts.expected).toBeCloseTo(0.53125, 12)
    expect(found.value).toBeCloseTo(0.68, 12)
  })

  test('of weighted categories chance is weighted as well', () => {
    // Weights 1, 1/2, 0 by distance; shares 3/8, 2/8, 3/8: pe = 22/64 + 2 (1/2) (6/64 + 6/64) = 34/64.
    const found = scottPi(
      pairOf(rated('11 12 33 23')),
      Float64Array.of(1, 0.5, 0, 0.5, 1, 0.5, 0, 0.5, 1),
    )
    expect(found.value).toBeCloseTo((3 / 4 - 34 / 64) / (30 / 64), 12)
  })

  test('pi is undefined where nothing varies or nothing is rated by both, and 0 in a table by chance', () => {
    const oneCategory = table([
      [4, 0],
      [0, 0],
    ])
    expect(scottPi(oneCategory)).toMatchObject({ value: null, reason: 'no_variation' })
    expect(scottPi(pairOf(rated('a. .b')))).toMatchObject({ value: null, reason: 'no_pairs' })
    const byChance = table([
      [9, 3],
      [3, 1],
    ])
    expect(scottPi(byChance).value).toBeCloseTo(0, 12)
  })
})
