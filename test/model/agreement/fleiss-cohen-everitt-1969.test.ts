import { describe, expect, test } from 'vitest'
import type { Coefficient } from '#model/agreement/coefficient.ts'
import { cohenKappa } from '#model/agreement/cohen.ts'
import { scottPi } from '#model/agreement/scott.ts'
import { t975 } from '#model/agreement/student-t.ts'
import type { PairTable } from '#model/agreement/two-coders.ts'
import { weights } from '#model/agreement/weights.ts'
import { table } from './rated.ts'

// Table 1 of the paper: two hundred subjects in three categories.
const subjects = table([
  [106, 10, 4],
  [22, 28, 10],
  [2, 12, 6],
])
const graded = Float64Array.of(1, 0, 4 / 9, 0, 1, 2 / 3, 4 / 9, 2 / 3, 1)

type OfTable = (table: PairTable, w?: Float64Array) => Coefficient

/** What the shares of the cells say by the slopes of the coefficient, found by moving each a little. */
function byItsSlopes(of: OfTable, { q, cells }: PairTable, w?: Float64Array): number {
  const n = cells.reduce((sum, count) => sum + count, 0)
  const step = 1e-5 * n
  const slopes = cells.map((_, at) => {
    const [more, less] = [step, -step].map(
      (by) => of({ q, cells: cells.with(at, cells[at]! + by) }, w).value!,
    )
    return ((more! - less!) / (2 * step)) * n
  })
  const mean = cells.reduce((sum, count, at) => sum + (count / n) * slopes[at]!, 0)
  const squares = cells.reduce((sum, count, at) => sum + (count / n) * slopes[at]! ** 2, 0)
  return Math.sqrt((squares - mean ** 2) / n)
}

describe('Fleiss, Cohen & Everitt 1969', () => {
  test('kappa of the two hundred subjects is the printed .429, weighted .507', () => {
    expect(cohenKappa(subjects).value).toBeCloseTo(0.429, 3)
    expect(cohenKappa(subjects, graded).value).toBeCloseTo(0.507, 3)
  })

  test.each([
    ['Cohen’s kappa', cohenKappa],
    ['Scott’s pi', scottPi],
  ] as [string, OfTable][])(
    'the standard error of %s is the one its slopes give, weighted or not',
    (_, of) => {
      for (const w of [undefined, graded, weights('linear', 3), weights('quadratic', 3)]) {
        expect(of(subjects, w).se).toBeCloseTo(byItsSlopes(of, subjects, w), 7)
      }
    },
  )

  test('coders who always agree have an error of 0 to the last digits of a double', () => {
    // As doubles a sixth, four sixths and a sixth add up to a little less than 1.
    const alike = table([
      [1, 0, 0],
      [0, 4, 0],
      [0, 0, 1],
    ])
    for (const of of [cohenKappa, scottPi]) expect(of(alike).se).toBeLessThan(1e-14)
  })

  test('under the hypothesis that kappa is 0 the error is that of the table which chance would give', () => {
    const n = 200
    const [rows, columns] = [
      [120, 60, 20],
      [130, 50, 20],
    ]
    const byChance = table(rows!.map((row) => columns!.map((column) => (row * column) / n)))
    for (const w of [undefined, graded]) {
      expect(cohenKappa(byChance, w).value).toBeCloseTo(0, 12)
      expect(cohenKappa(subjects, w).se0).toBeCloseTo(cohenKappa(byChance, w).se!, 12)
    }
  })

  test('the interval is so many errors wide as Student’s t says, and ends at 1', () => {
    const { value, se, ci95 } = cohenKappa(subjects)
    expect(ci95![0]).toBeCloseTo(value! - t975(199) * se!, 12)
    expect(ci95![1]).toBeCloseTo(value! + t975(199) * se!, 12)
    const near = cohenKappa(
      table([
        [9, 1],
        [0, 9],
      ]),
    )
    expect(near.ci95![1]).toBe(1)
    expect(near.value! + t975(18) * near.se!).toBeGreaterThan(1)
    expect(
      cohenKappa(
        table([
          [0, 1],
          [0, 0],
        ]),
      ).se,
    ).toBeUndefined()
  })
})
