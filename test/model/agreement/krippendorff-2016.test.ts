import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Continuum, continuumOf } from '#model/agreement/continuum.ts'
import { cuAlpha, cuCoverage, kuAlpha } from '#model/agreement/cu-alpha.ts'
import { barUAlpha, uAlpha, uAlphaOfValue } from '#model/agreement/u-alpha.ts'
import { unitizingSums } from '#model/agreement/unitizing.ts'
import { apart, continuumFrom, segmentsOf, someSpans, valuesAt } from './continua.ts'

const layer = (length: number, spans: [number, number, number, number?][], coders = 2) =>
  continuumOf(
    spans.map(([coder, start, end, value = 0]) => ({ coder, start, end, value })),
    { length, coders, values: ['a', 'b'] },
  )

/** Sums over pairs of different coders, each in both orders, by m - 1. */
function overPairs(m: number, of: (i: number, j: number) => number): number {
  let sum = 0
  for (let i = 0; i < m; i++) for (let j = 0; j < m; j++) if (i !== j) sum += of(i, j)
  return sum / (m - 1)
}

const total = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0)

/**
 * The family from its formulas, position by position and segment by segment; label 0 is the gap. A figure whose
 * divisor is 0 is no number.
 */
function byFormulas(continuum: Continuum) {
  const { coders: m, length, values } = continuum
  const labels = [0, ...values.map((_, value) => value + 1)]
  const labelAt = (coder: number, position: number) =>
    (valuesAt(continuum, coder, position)[0] ?? -1) + 1
  const positions = Array.from({ length }, (_, position) => position)
  const l = labels.map((c) =>
    labels.map((k) =>
      overPairs(
        m,
        (i, j) => positions.filter((at) => labelAt(i, at) === c && labelAt(j, at) === k).length,
      ),
    ),
  )
  const rows = l.map(total)
  const all = total(rows)
  const segments = Array.from({ length: m }, (_, coder) => segmentsOf(continuum, coder))
  const own = labels.map((label) =>
    total(
      segments
        .flat()
        .filter(({ value }) => (value === null ? label === 0 : value + 1 === label))
        .map(({ start, end, value }) => (end - start) ** (value === null ? 1 : 2)),
    ),
  )
  const e = labels.map((c) =>
    labels.map(
      (k) => (all * (rows[c]! * rows[k]! - (c === k ? own[c]! : 0))) / (all ** 2 - total(own)),
    ),
  )
  const diagonal = (matrix: number[][]) => total(matrix.map((row, at) => row[at]!))
  const ofRelevance = (matrix: number[][]) =>
    total(matrix[0]!.slice(1)) + total(matrix.slice(1).map((row) => row[0]!))

  const inner = l.slice(1).map((row) => row.slice(1))
  const marked = inner.map(total)
  const both = total(marked)
  const covered = values.map((_, value) =>
    overPairs(m, (i, j) =>
      total(
        segments[i]!.filter((segment) => segment.value === value).map(
          ({ start, end }) =>
            positions.slice(start, end).filter((at) => labelAt(j, at) > 0).length ** 2,
        ),
      ),
    ),
  )
  const chance = inner.map((row, c) =>
    row.map(
      (_, k) =>
        (marked[c]! * marked[k]! - (c === k ? covered[c]! : 0)) / (both - total(covered) / both),
    ),
  )
  return {
    u: 1 - (all - diagonal(l)) / (all - diagonal(e)),
    barU: 1 - ofRelevance(l) / ofRelevance(e),
    cu: 1 - (both - diagonal(inner)) / (both - diagonal(chance)),
    coverage: both / all,
    ku: values.map((_, k) => {
      const column = total(chance.map((row) => row[k]!))
      const apart = column - chance[k]![k]!
      return 1 - ((column / marked[k]!) * (marked[k]! - inner[k]![k]!)) / apart
    }),
    kuCoverage: values.map((_, k) => marked[k]! / rows[k + 1]!),
  }
}

describe('Krippendorff, Mathet, Bouvry & Widloecher 2016', () => {
  test('u_alpha of two spans, worked out by hand', () => {
    // Ten positions; one marks 2 to 6, the other 4 to 8: l = 20, both 2, gap and gap 2 apart 4 + 4.
    const found = uAlpha(
      unitizingSums(
        layer(10, [
          [0, 2, 6],
          [1, 4, 8],
        ]),
      ),
    )
    const [total, code, gap] = [20, 8, 12]
    const divisor = total ** 2 - (4 ** 2 + 4 ** 2) - gap
    const expected = (2 * total * code * gap) / divisor
    expect(found.parts.observedDisagreement).toBe(8)
    expect(found.parts.expectedDisagreement).toBeCloseTo(expected, 12)
    expect(found.value).toBeCloseTo(1 - 8 / expected, 12)
  })

  test('where spans of one code touch does not matter, and overlapping ones are their union', () => {
    const whole = uAlpha(
      unitizingSums(
        layer(40, [
          [0, 0, 30],
          [1, 0, 30],
        ]),
      ),
    )
    const cut = layer(40, [
      [0, 0, 10],
      [0, 10, 22],
      [0, 20, 30],
      [1, 0, 30],
    ])
    expect(cut.merged).toBe(1)
    expect(uAlpha(unitizingSums(cut)).value).toBe(1)
    expect(whole.value).toBe(1)
  })

  test('one of three coders who marked anything is no agreement', () => {
    const { value } = uAlpha(unitizingSums(layer(40, [[0, 5, 15]], 3)))
    expect(value).not.toBeNull()
    expect(value!).toBeLessThan(0)
  })

  test('a text without a span has no figure', () => {
    expect(uAlpha(unitizingSums(layer(40, [])))).toMatchObject({ value: null, reason: 'no_units' })
  })

  test('u_alpha of one value, from four sums, is u_alpha of its continuum', () => {
    const span = fc.record({
      coder: fc.nat(2),
      start: fc.nat(18),
      length: fc.integer({ min: 1, max: 20 }),
      value: fc.constant(0),
    })
    fc.assert(
      fc.property(fc.array(span, { maxLength: 6 }), (spans) => {
        const continuum = continuumOf(
          spans.map(({ length, ...one }) => ({ ...one, end: Math.min(20, one.start + length) })),
          { length: 20, coders: 3, values: ['a'] },
        )
        const sums = unitizingSums(continuum)
        const short = uAlphaOfValue(60, {
          across: sums.observed[1]!,
          within: sums.observed[3]!,
          marked: continuum.spans.reduce((sum, { start, end }) => sum + end - start, 0),
          squares: sums.own[1]!,
        })
        const { value } = uAlpha(sums)
        if (value === null) expect(short).toBeNull()
        else expect(short).toBeCloseTo(value, 12)
      }),
    )
  })

  test.each([2, 3])(
    'of %i coders the family is what its formulas say, segment by segment',
    (coders) => {
      const compared = { u: 0, barU: 0, cu: 0, ku: 0 }
      fc.assert(
        fc.property(someSpans(coders, 18, 12), (spans) => {
          const continuum = continuumFrom(apart(spans), { coders, length: 18 })
          const sums = unitizingSums(continuum)
          const wanted = byFormulas(continuum)
          const same = (name: keyof typeof compared, found: number | null, formula: number) => {
            if (found === null) return
            compared[name]++
            expect(found, name).toBeCloseTo(formula, 10)
          }
          same('u', uAlpha(sums).value, wanted.u)
          same('barU', barUAlpha(sums).value, wanted.barU)
          same('cu', cuAlpha(sums).value, wanted.cu)
          expect(cuCoverage(sums)).toBeCloseTo(wanted.coverage, 12)
          for (const [k, { value, coverage }] of kuAlpha(sums).entries()) {
            same('ku', value, wanted.ku[k]!)
            if (coverage !== null) expect(coverage).toBeCloseTo(wanted.kuCoverage[k]!, 12)
          }
        }),
        { seed: 8 },
      )
      for (const times of Object.values(compared)) expect(times).toBeGreaterThan(15)
    },
  )

  test('why there is no figure is said: no gap, nothing marked by two, one value alone', () => {
    const without = unitizingSums(
      layer(10, [
        [0, 0, 10],
        [1, 0, 4],
        [1, 4, 10, 1],
      ]),
    )
    expect(barUAlpha(without)).toMatchObject({ value: null, reason: 'no_gaps' })
    const beside = unitizingSums(
      layer(10, [
        [0, 0, 4],
        [1, 5, 9],
      ]),
    )
    expect(cuAlpha(beside)).toMatchObject({ value: null, reason: 'no_intersections' })
    expect(kuAlpha(beside).map(({ value }) => value)).toEqual([null, null])
    const oneValue = unitizingSums(
      layer(10, [
        [0, 0, 3],
        [0, 4, 6],
        [1, 1, 6],
      ]),
    )
    expect(cuAlpha(oneValue)).toMatchObject({ value: null, reason: 'no_variation' })
  })
})
