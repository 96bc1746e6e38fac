import { describe, expect, test } from 'vitest'
import { brennanPrediger } from '#model/agreement/brennan-prediger.ts'
import type { Coefficient } from '#model/agreement/coefficient.ts'
import { congerKappa } from '#model/agreement/conger.ts'
import { type Counts, countsOf } from '#model/agreement/counts.ts'
import { fleissKappa } from '#model/agreement/fleiss.ts'
import { gwetAc } from '#model/agreement/gwet.ts'
import { alphaWithInterval } from '#model/agreement/krippendorff-alpha.ts'
import { percentAgreement } from '#model/agreement/percent.ts'
import type { Ratings } from '#model/agreement/ratings.ts'
import { t975 } from '#model/agreement/student-t.ts'
import { weights } from '#model/agreement/weights.ts'
import { counted, rated } from './rated.ts'

// Twelve subjects, four raters, some ratings missing; in the handbook and in the package irrCAC.
const subjects = rated('11.1 2232 3333 3333 2222 1234 4444 1121 2222 .555 ..11 ..3.')

const coefficients: Record<
  string,
  (ratings: Ratings, w?: Float64Array, times?: Float64Array) => Coefficient
> = {
  percent: (ratings, w, times) => percentAgreement(countsWith(ratings, times), w),
  'Brennan-Prediger': (ratings, w, times) => brennanPrediger(countsWith(ratings, times), w),
  'Fleiss’ kappa': (ratings, w, times) => fleissKappa(countsWith(ratings, times), w),
  'AC1 and AC2': (ratings, w, times) => gwetAc(countsWith(ratings, times), w),
  'Conger’s kappa': congerKappa,
}

function countsWith(ratings: Ratings, multiplicity: Float64Array | undefined): Counts {
  return { ...countsOf(ratings), multiplicity }
}

describe('Gwet 2014', () => {
  test.each([
    ['percent', percentAgreement, 0.8181818, 0.12561],
    ['Brennan-Prediger', brennanPrediger, 0.77273, 0.14472],
    ['Fleiss’ kappa', fleissKappa, 0.76117, 0.15302],
    ['AC1', gwetAc, 0.77544, 0.14295],
    ['Conger’s kappa', () => congerKappa(subjects), 0.76282, 0.14917],
  ] as [string, (counts: Counts) => Coefficient, number, number][])(
    'of the twelve subjects %s and its standard error are the printed ones',
    (_, coefficient, value, se) => {
      const found = coefficient(countsOf(subjects))
      expect(found.value).toBeCloseTo(value, 5)
      expect(found.se).toBeCloseTo(se, 5)
      expect(found.ci95![0]).toBeCloseTo(found.value! - t975(11) * found.se!, 12)
      expect(found.ci95![1]).toBe(1)
    },
  )

  test('AC1 expects agreement by chance on what is hard to rate alone (Gwet 2008)', () => {
    // 118 units of 125 both said a, 7 they differed on: pa = .944, the share of a .972, pe = 2 (.972) (.028).
    const units = `${'aa '.repeat(118)} ${'ab '.repeat(5)} ${'ba '.repeat(2)}`
    const [observed, expected] = [118 / 125, 2 * 0.972 * 0.028]
    expect(gwetAc(counted(units)).value).toBeCloseTo((observed - expected) / (1 - expected), 12)
    // Where chance is as the shares, the same agreement is below 0.
    expect(fleissKappa(counted(units)).value).toBeCloseTo(
      (observed - (1 - expected)) / expected,
      12,
    )
  })

  test('AC2 weighs chance by the mean weight of two categories', () => {
    // Linear weights of three categories add up to 5; shares 3/8, 2/8, 3/8.
    const found = gwetAc(counted('11 12 33 23'), weights('linear', 3))
    const expected = (5 / 6) * (2 * (3 / 8) * (5 / 8) + (2 / 8) * (6 / 8))
    expect(found.value).toBeCloseTo((3 / 4 - expected) / (1 - expected), 12)
  })

  test('alpha by these formulas is alpha of the coincidences, with the error of the handbook', () => {
    const found = alphaWithInterval(countsOf(subjects))
    expect(found.value).toBeCloseTo(0.74342, 5)
    // irrCAC 1.0 prints .14557: it takes the corrected agreement where the handbook has the uncorrected one.
    expect(found.se).toBeCloseTo(0.1455, 3)
    expect(found.ci95![0]).toBeCloseTo(found.value! - t975(11) * found.se!, 12)
  })

  test.each(Object.keys(coefficients))(
    'with complete data the standard error of %s is the one the pull of each unit gives, weighted or not',
    (name) => {
      const complete = rated('111 112 223 333 322 222 113 331 233 123 111 332')
      const { units } = complete
      const coefficient = coefficients[name]!
      for (const w of [undefined, weights('linear', 3), weights('quadratic', 3)]) {
        const step = 1e-5
        let squares = 0
        for (let unit = 0; unit < units; unit++) {
          const [more, less] = [1 + step, 1 - step].map((weight) => {
            const times = new Float64Array(units).fill(1)
            times[unit] = weight
            return coefficient(complete, w, times).value!
          })
          squares += ((units * (more! - less!)) / (2 * step)) ** 2
        }
        const se = Math.sqrt(squares / (units * (units - 1)))
        expect(coefficient(complete, w).se).toBeCloseTo(se, 7)
      }
    },
  )

  test('a unit with one rating counts in the shares and in n, not in observed agreement', () => {
    const single = fleissKappa(counted('aa aa bb ab b.'))
    expect(single.parts.observed).toBe(3 / 4)
    expect(single.parts.expected).toBeCloseTo(0.5 ** 2 + 0.5 ** 2, 12)
    expect(single.parts).toMatchObject({ units: 5, pairedUnits: 4 })
  })

  test('one category declared has no AC1, data in one of several have 1, one unit has no error', () => {
    expect(gwetAc(counted('aa aa'))).toMatchObject({ value: null, reason: 'one_category' })
    expect(gwetAc(counted('aa aa', ['a', 'b'])).value).toBe(1)
    expect(gwetAc(counted('a. .b'))).toMatchObject({ value: null, reason: 'no_pairs' })
    expect(gwetAc(counted('ab')).se).toBeUndefined()
    expect(percentAgreement(counted('aa')).se).toBeUndefined()
  })
})
