import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cohenKappa } from '#model/agreement/cohen.ts'
import type { Continuum } from '#model/agreement/continuum.ts'
import { countsOf } from '#model/agreement/counts.ts'
import { krippendorffAlpha } from '#model/agreement/krippendorff-alpha.ts'
import { percentAgreement } from '#model/agreement/percent.ts'
import { positionAnyCode, positionByCode, positionSets } from '#model/agreement/position.ts'
import { ratingsOf } from '#model/agreement/ratings.ts'
import { setAlpha } from '#model/agreement/set-alpha.ts'
import { setRatingsOf } from '#model/agreement/set-ratings.ts'
import { continuumFrom, someSpans, valuesAt } from './continua.ts'
import { pairOf } from './rated.ts'

/** Every position written out as a unit of its own. */
function writtenOut<T>(continuum: Continuum, value: (values: number[]) => T): T[][] {
  return Array.from({ length: continuum.length }, (_, position) =>
    Array.from({ length: continuum.coders }, (_, coder) =>
      value(valuesAt(continuum, coder, position)),
    ),
  )
}

function same(found: number | null | undefined, wanted: number | null) {
  if (wanted === null || found == null) expect(found).toBe(wanted)
  else expect(found).toBeCloseTo(wanted, 12)
}

describe('agreement by positions', () => {
  test.each([2, 3, 4])(
    'of %i coders it is that of the text written out, a unit a position',
    (coders) => {
      let compared = 0
      fc.assert(
        fc.property(someSpans(coders, 12), (spans) => {
          const continuum = continuumFrom(spans, { coders, length: 12 })
          const byCode = positionByCode(continuum)
          for (const [value, code] of continuum.values.entries()) {
            const units = writtenOut(continuum, (values) => (values.includes(value) ? 'yes' : 'no'))
            const ratings = ratingsOf(units, ['no', 'yes'])
            const counts = countsOf(ratings)
            const found = byCode[code]!
            same(found.alpha, krippendorffAlpha(counts, ratings.categories).value)
            same(found.percent, percentAgreement(counts).value)
            if (coders > 2) expect(found.kappa).toBeUndefined()
            else same(found.kappa, cohenKappa(pairOf(ratings)).value)
            if (found.alpha !== null) compared++
          }
          const any = ratingsOf(
            writtenOut(continuum, (values) => (values.length > 0 ? 'some' : 'none')),
            ['none', 'some'],
          )
          const wanted = krippendorffAlpha(countsOf(any), any.categories)
          const found = positionAnyCode(continuum)
          same(found.value, wanted.value)
          expect(found.reason).toBe(wanted.reason)
          for (const part of ['Do', 'De', 'pairable']) {
            expect(found.parts[part]).toBeCloseTo(Number(wanted.parts[part]), 12)
          }
          const sets = setRatingsOf(
            writtenOut(continuum, (values) => values.map((one) => continuum.values[one]!)),
            continuum.values,
          )
          for (const kind of ['nominal', 'jaccard', 'masi'] as const) {
            const ofSets = positionSets(continuum, kind)
            same(ofSets.value, setAlpha(sets, kind).value)
            expect(ofSets.value === null).toBe(ofSets.reason !== undefined)
          }
        }),
        { seed: 11, numRuns: 60 },
      )
      expect(compared).toBeGreaterThan(60)
    },
  )

  test('of two coders the four lengths are told: neither, the second, the first, both', () => {
    const continuum = continuumFrom(
      [
        { coder: 0, start: 1, end: 6, value: 0 },
        { coder: 1, start: 3, end: 8, value: 0 },
      ],
      { coders: 2, length: 20 },
    )
    expect(positionByCode(continuum).a).toMatchObject({
      percent: 16 / 20,
      table: [
        [13, 2],
        [2, 3],
      ],
    })
  })

  test('one coder has nobody to be compared with', () => {
    const alone = continuumFrom([{ coder: 0, start: 1, end: 6, value: 0 }], {
      coders: 1,
      length: 20,
    })
    expect(positionByCode(alone).a).toEqual({ alpha: null, percent: null })
    for (const found of [positionAnyCode(alone), positionSets(alone, 'masi')]) {
      expect(found).toEqual({ value: null, reason: 'one_coder', parts: {} })
    }
  })
})
