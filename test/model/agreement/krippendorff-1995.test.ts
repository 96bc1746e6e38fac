import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alphaU1995 } from '#model/agreement/alpha-u-1995.ts'
import { type Continuum, ofValue } from '#model/agreement/continuum.ts'
import { spansResults } from '#model/agreement/spans-results.ts'
import { continuumFrom, segmentsOf, someSpans } from './continua.ts'

const file = (length: number, spans: [string, number, number, string][], offset = 0) => ({
  length,
  offset,
  coders: ['i', 'j'],
  spans: spans.map(([coder, start, end, code]) => ({ coder, start, end, code })),
})

/** Do and De of one code from the formulas: every section of a coder against every one of another. */
function byFormulas(layer: Continuum): { Do: number; De: number } {
  const { coders: m, length: L } = layer
  const sections = Array.from({ length: m }, (_, coder) => segmentsOf(layer, coder))
  let observed = 0
  for (const [i, one] of sections.entries()) {
    for (const [j, other] of sections.entries()) {
      if (i === j) continue
      for (const g of one) {
        for (const h of other) {
          if (g.start >= h.end || h.start >= g.end) continue
          const [isSpan, isOtherSpan] = [g.value !== null, h.value !== null]
          const isWithin = h.start <= g.start && g.end <= h.end
          const holds = g.start <= h.start && h.end <= g.end
          if (isSpan && isOtherSpan) observed += (g.start - h.start) ** 2 + (g.end - h.end) ** 2
          else if (isSpan && isWithin) observed += (g.end - g.start) ** 2
          else if (isOtherSpan && holds) observed += (h.end - h.start) ** 2
        }
      }
    }
  }
  const lengths = (isSpan: boolean) =>
    sections
      .flat()
      .filter(({ value }) => (value !== null) === isSpan)
      .map(({ start, end }) => end - start)
  const spans = lengths(true)
  let [chance, within] = [0, 0]
  for (const a of spans) {
    const fits = lengths(false).filter((b) => b >= a)
    chance +=
      ((spans.length - 1) / 3) * (2 * a ** 3 - 3 * a ** 2 + a) +
      a ** 2 * fits.reduce((sum, b) => sum + b - a + 1, 0)
    within += a * (a - 1)
  }
  return {
    Do: observed / (m * (m - 1) * L ** 2),
    De: ((2 / L) * chance) / (m * L * (m * L - 1) - within),
  }
}

describe('Krippendorff 1995, and p. 254 of Content Analysis (2004)', () => {
  const page254 = file(
    300,
    [
      ['i', 225, 295, 'c'],
      ['i', 370, 400, 'c'],
      ['j', 220, 300, 'c'],
      ['j', 355, 375, 'c'],
      ['j', 400, 420, 'c'],
      ['i', 180, 240, 'k'],
      ['i', 300, 350, 'k'],
      ['j', 180, 240, 'k'],
      ['j', 300, 350, 'k'],
    ],
    150,
  )

  test('alpha_U is the printed .8591, and .7286 and 1 by code', () => {
    const results = spansResults(page254)
    expect(Math.abs((results.alpha_U_1995!.value as number) - 0.8591)).toBeLessThan(0.0005)
    expect(results.alpha_U_1995_by_code!.value).toMatchObject({
      c: { value: expect.closeTo(0.7286, 4) },
      k: { value: 1 },
    })
  })

  test.each([2, 3])(
    'of %i coders alpha_U is what its formulas say, section by section',
    (coders) => {
      fc.assert(
        fc.property(someSpans(coders, 20), (spans) => {
          const continuum = continuumFrom(spans, { coders, length: 20 })
          const { all, byCode } = alphaU1995(continuum)
          const sums = { Do: 0, De: 0 }
          for (const [value, code] of continuum.values.entries()) {
            const layer = ofValue(continuum, value)
            const found = byCode[code]
            expect(found === undefined).toBe(layer.spans.length === 0)
            if (found === undefined) continue
            const { Do, De } = byFormulas(layer)
            expect(found.Do).toBeCloseTo(Do, 12)
            expect(found.De).toBeCloseTo(De, 12)
            expect(found.value).toBeCloseTo(1 - Do / De, 12)
            sums.Do += Do
            sums.De += De
          }
          if (all.value === null) expect(spans).toEqual([])
          else expect(all.value).toBeCloseTo(1 - sums.Do / sums.De, 12)
        }),
        { seed: 9 },
      )
    },
  )

  test('no span at all, or one coder, has no figure', () => {
    expect(spansResults(file(40, [])).alpha_U_1995).toMatchObject({
      value: null,
      reason: 'no_units',
    })
    const alone = spansResults({ ...file(40, [['i', 1, 5, 'a']]), coders: ['i'] })
    expect(alone.alpha_U_1995).toMatchObject({ value: null, reason: 'one_coder' })
    expect(alone.u_alpha).toMatchObject({ value: null, reason: 'one_coder' })
    expect(numbersIn(alone).filter((number) => !Number.isFinite(number))).toEqual([])
  })

  test('free spans in any order and coders exchanged give the same figures', () => {
    const span = fc
      .tuple(
        fc.constantFrom('i', 'j'),
        fc.nat(30),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom('a', 'b'),
      )
      .map(([coder, start, length, code]): [string, number, number, string] => [
        coder,
        start,
        start + length,
        code,
      ])
    fc.assert(
      fc.property(fc.array(span, { minLength: 1, maxLength: 12 }), (spans) => {
        const one = spansResults(file(40, spans))
        const exchanged = spans
          .toReversed()
          .map(([coder, ...rest]): [string, number, number, string] => [
            coder === 'i' ? 'j' : 'i',
            ...rest,
          ])
        const other = spansResults(file(40, exchanged))
        for (const key of ['alpha_U_1995', 'u_alpha', 'u_alpha_by_code', 'position_sets_masi']) {
          expect(other[key], key).toEqual(one[key])
        }
      }),
    )
  })
})

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(numbersIn)
}
