import { describe, expect, test } from 'vitest'
import { type AgreementInput, agreementOf } from '#model/agreement/agreement.ts'
import { bootstrapIntervals } from '#model/agreement/bca.ts'
import { everyCoefficient } from '#model/agreement/every-coefficient.ts'
import type { AgreementFigure } from '#model/agreement/figures.ts'
import { drawWithReplacement, seeded } from '#model/agreement/random.ts'
import { aStudy } from './study.ts'

const study = aStudy({ transcripts: 11, turns: 4, coders: 3, codes: 2, spans: 8, seed: 5 })
const settings = { unit: 'turn' as const, bootstrap: 60, seed: 7 }
const byFormula = { ...settings, bootstrap: 0 }

const keyOf = ({ name, code, coders }: AgreementFigure) => [name, code, coders?.join()].join(' ')

/** Every figure of these transcripts, each as often as it is named. */
function figuresOf(transcripts: readonly number[]): Map<string, number | null> {
  const drawn = transcripts.map((at, time) => ({
    ...study.transcripts[at]!,
    at,
    id: `drawn${time}`,
  }))
  const layers = drawn.flatMap(({ at, id }) =>
    study.layers
      .filter(({ transcript }) => transcript === study.transcripts[at]!.id)
      .map((layer) => ({ ...layer, transcript: id })),
  )
  const input: AgreementInput = { ...study, transcripts: drawn, layers, settings: byFormula }
  return new Map(agreementOf(input).coefficients.map((one) => [keyOf(one), one.value]))
}

describe('[AG16] intervals of rounds', () => {
  test('BCa ends are those of the drawn transcripts and of each left out once, all written out', () => {
    const all = study.transcripts.map((_, at) => at)
    const random = seeded(settings.seed)
    const times = new Float64Array(all.length)
    const draws = Array.from({ length: settings.bootstrap }, () => {
      drawWithReplacement(random, times)
      return figuresOf(all.flatMap((at) => Array.from({ length: times[at]! }, () => at)))
    })
    const leftOut = all.map((out) => figuresOf(all.filter((at) => at !== out)))
    const found = agreementOf({ ...study, settings: { ...settings, interval: 'bca' } })
    const percentiles = agreementOf({ ...study, settings }).coefficients
    expect(found.coefficients.length).toBeGreaterThan(15)
    found.coefficients.forEach((one, index) => {
      const key = keyOf(one)
      const of = (values: typeof draws) => values.flatMap((figures) => figures.get(key) ?? [])
      const wanted = bootstrapIntervals(one.value!, of(draws), of(leftOut))
      expect(one.se, key).toBeCloseTo(wanted.se, 10)
      if (wanted.bca === null) {
        expect(one.interval).toEqual({ method: 'none', reason: 'one_side' })
        return
      }
      expect(one.ci95![0], key).toBeCloseTo(wanted.bca[0], 9)
      expect(one.ci95![1], key).toBeCloseTo(wanted.bca[1], 9)
      expect(one.interval, key).toMatchObject({ method: 'bca', drawn: 'transcripts', of: 11 })
      expect(percentiles[index]!.ci95![0], key).toBeCloseTo(wanted.percentile[0], 9)
    })
  })

  test('Krippendorff’s bootstrap is of alpha of each code, as beside its other coefficients; the rest has formulas', () => {
    const targets = [0.8, 0.4]
    const asked = { ...settings, interval: 'krippendorff' as const, targets }
    const { coefficients } = agreementOf({ ...study, settings: asked })
    for (const code of study.codes) {
      const draws = { draws: 60, seed: 7, method: 'krippendorff' as const, targets }
      const { units } = everyCoefficient({ ...study, settings: byFormula }, { code, draws })!
      const wanted = units.find(({ name }) => name === 'alpha_nominal')!
      const own = coefficients.find(
        (one) => one.name === 'binary_alpha_by_code' && one.code === code,
      )!
      expect(own.interval).toEqual(wanted.interval)
      expect(own.failing).toEqual(wanted.failing)
      expect(own.failing!.map(({ target }) => target)).toEqual(targets)
      expect(own.ci95![0]).toBeCloseTo(wanted.ci95![0], 9)
      expect(own.ci95![1]).toBeCloseTo(wanted.ci95![1], 9)
    }
    const formulas = agreementOf({ ...study, settings: byFormula }).coefficients
    coefficients.forEach((one, index) => {
      if (one.name === 'binary_alpha_by_code') return
      const { interval, ...formula } = formulas[index]!
      expect(one).toEqual({
        ...formula,
        interval:
          formula.ci95 === undefined ? { method: 'none', reason: 'not_of_pairs' } : interval,
      })
    })
    const late = agreementOf({ ...study, settings: asked }, { isOver: () => true })
    const alpha = late.coefficients.find(({ name }) => name === 'binary_alpha_by_code')!
    expect(alpha.value).not.toBeNull()
    expect(alpha.interval).toEqual({ method: 'none', reason: 'not_computed' })
  })

  test.each(['percentile', 'bca', 'krippendorff'] as const)(
    'one draw is no interval: %s',
    (interval) => {
      const asked = { ...settings, interval, bootstrap: 1 }
      const { coefficients } = agreementOf({ ...study, settings: asked })
      const alpha = coefficients.find(({ name }) => name === 'binary_alpha_by_code')!
      expect(alpha.value).not.toBeNull()
      expect(alpha.ci95).toBeUndefined()
      expect(alpha.interval).toEqual({ method: 'none', reason: 'few_draws' })
    },
  )
})
