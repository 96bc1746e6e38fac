import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countsOf } from '#model/agreement/counts.ts'
import { percentAgreement, percentOfPair } from '#model/agreement/percent.ts'
import { ratingsOf } from '#model/agreement/ratings.ts'

test('percent of a pair from three counts is that of its ratings, with error and interval', () => {
  const rating = fc.constantFrom('yes', 'no', null)
  fc.assert(
    fc.property(fc.array(fc.tuple(rating, rating), { minLength: 1, maxLength: 40 }), (units) => {
      const either = units.filter((unit) => unit.some((value) => value !== null))
      const both = units.filter((unit) => unit.every((value) => value !== null))
      fc.pre(both.length > 0)
      const alike = both.filter(([one, other]) => one === other).length
      const found = percentOfPair(either.length, both.length, alike)
      const wanted = percentAgreement(countsOf(ratingsOf(units)))
      const { value, se = 0 } = found
      expect(value).toBeCloseTo(wanted.value!, 12)
      expect(se).toBeCloseTo(wanted.se ?? 0, 12)
      expect(found.ci95 === undefined).toBe(wanted.ci95 === undefined)
      for (const end of [0, 1]) {
        expect(found.ci95?.[end] ?? 0).toBeCloseTo(wanted.ci95?.[end] ?? 0, 12)
      }
    }),
    { seed: 7 },
  )
})
