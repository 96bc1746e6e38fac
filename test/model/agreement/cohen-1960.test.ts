import { describe, expect, test } from 'vitest'
import { cohenKappa, kappaOfSums } from '#model/agreement/cohen.ts'
import { scottPi } from '#model/agreement/scott.ts'

const table = (rows: number[][]) => ({ q: rows.length, cells: Float64Array.from(rows.flat()) })

describe('Cohen 1960', () => {
  test('kappa and Scott’s pi of the dialogue acts in Artstein & Poesio 2008 are the printed ones', () => {
    const acts = table([
      [20, 10],
      [20, 50],
    ])
    expect(cohenKappa(acts).value).toBeCloseTo(0.348, 3)
    expect(scottPi(acts).value).toBeCloseTo(0.341, 3)
    expect(kappaOfSums(100, 70, 40 * 30 + 60 * 70)).toBeCloseTo(0.348, 3)
  })

  test('agreement below what chance would give is below 0', () => {
    const below = cohenKappa(
      table([
        [25, 12, 3],
        [13, 2, 15],
        [12, 16, 2],
      ]),
    )
    expect(below.parts.observed).toBeCloseTo(0.29, 12)
    expect(below.value).toBeLessThan(0)
  })

  test('one coder with a single category beside one who varies gives 0, a value', () => {
    const found = cohenKappa(
      table([
        [3, 2],
        [0, 0],
      ]),
    )
    expect(found.value).toBeCloseTo(0, 12)
    expect(found.reason).toBeUndefined()
  })

  test('coders exchanged give the same digits, the standard error too', () => {
    const rows = [
      [7, 1, 2],
      [4, 9, 0],
      [3, 5, 8],
    ]
    const exchanged = rows.map((_, k) => rows.map((row) => row[k]!))
    expect(cohenKappa(table(rows))).toEqual(cohenKappa(table(exchanged)))
  })
})
