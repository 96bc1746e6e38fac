import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quantile, quantilesOf } from '#model/agreement/quantiles.ts'

test('quantiles picked out of a sample are those of the sorted sample', () => {
  const few = fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 1, maxLength: 60 })
  const many = fc.array(fc.double({ noNaN: true, min: -1, max: 1 }), { minLength: 1 })
  fc.assert(
    fc.property(
      fc.oneof(few, many),
      fc.array(fc.double({ noNaN: true, min: 0, max: 1 })),
      (all, ps) => {
        const sorted = Float64Array.from(all).sort()
        const found = quantilesOf(Float64Array.from(all), ps)
        found.forEach((value, at) => {
          expect(value).toBeCloseTo(quantile(sorted, ps[at]!), 12)
        })
      },
    ),
  )
})
