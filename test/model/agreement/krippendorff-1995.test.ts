import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { spansResults } from '#model/agreement/spans-results.ts'

const file = (length: number, spans: [string, number, number, string][], offset = 0) => ({
  length,
  offset,
  coders: ['i', 'j'],
  spans: spans.map(([coder, start, end, code]) => ({ coder, start, end, code })),
})

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
