import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { continuumOf } from '#model/agreement/continuum.ts'
import { uAlpha, uAlphaOfValue } from '#model/agreement/u-alpha.ts'
import { unitizingSums } from '#model/agreement/unitizing.ts'

const layer = (length: number, spans: [number, number, number, number?][], coders = 2) =>
  continuumOf(
    spans.map(([coder, start, end, value = 0]) => ({ coder, start, end, value })),
    { length, coders, values: ['a', 'b'] },
  )

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
})
