import { describe, expect, test } from 'vitest'
import { asAsked } from '#model/agreement/as-asked.ts'
import { Targets } from '#model/agreement/asked-draws.ts'
import { bootstrapIntervals } from '#model/agreement/bca.ts'
import { countsOf } from '#model/agreement/counts.ts'
import { byFormula, type Draws, usualTargets } from '#model/agreement/interval-method.ts'
import { type AlphaSpread, krippendorffBootstrap } from '#model/agreement/krippendorff-bootstrap.ts'
import { drawWithReplacement, seeded } from '#model/agreement/random.ts'
import { ratingsOf } from '#model/agreement/ratings.ts'
import { ratingsResults } from '#model/agreement/ratings-results.ts'
import { ratingsReport, spansReport } from '#model/agreement/reports.ts'
import { resultRows } from '#model/agreement/result-rows.ts'

const categories = ['1', '2', '3']
const coders = ['ana', 'ben', 'cem']

/** Units x coders; a few ratings are missing. */
const table = Array.from({ length: 24 }, (_, unit) =>
  coders.map((_, coder) => {
    if ((unit + coder) % 11 === 0) return null
    return categories[unit % 5 === coder ? (unit + 1) % 3 : unit % 3]!
  }),
)
const text = `coder,unit,value\n${table
  .flatMap((row, unit) => row.map((value, coder) => `${coders[coder]},${unit},${value ?? ''}`))
  .join('\n')}\n`
const asked = { draws: 400, seed: 7, method: 'percentile' as const }
const names = ['percent', 'fleiss', 'conger', 'ac1', 'alpha_nominal', 'alpha_ordinal', 'light']

/** The figures of units written out, as often as they came; coders who are left out of a draw stay. */
function figuresOf(rows: readonly number[]) {
  const all = ratingsOf(table, categories)
  const cells = rows.flatMap((unit) => [...all.values.subarray(unit * 3, unit * 3 + 3)])
  const results = ratingsResults({ ...all, units: rows.length, values: Int32Array.from(cells) })
  return names.map((name) => results[name]!.value as number | null)
}

function spreadOf(found: AlphaSpread | string): AlphaSpread {
  if (typeof found === 'string') throw new Error(found)
  return found
}

describe('[AG2] intervals of files', () => {
  test('BCa ends are those of the draws and of the units left out one by one, all written out', () => {
    const units = table.map((_, unit) => unit)
    const random = seeded(asked.seed)
    const times = new Float64Array(units.length)
    const drawn = Array.from({ length: asked.draws }, () => {
      drawWithReplacement(random, times)
      return figuresOf(units.flatMap((unit) => Array.from({ length: times[unit]! }, () => unit)))
    })
    const leftOut = units.map((out) => figuresOf(units.filter((unit) => unit !== out)))
    const whole = figuresOf(units)
    const { results } = ratingsReport(text, { categories, draws: { ...asked, method: 'bca' } })
    const percentiles = ratingsReport(text, { categories, draws: asked }).results
    names.forEach((name, index) => {
      const of = (all: typeof drawn) => all.flatMap((figures) => figures[index] ?? [])
      const wanted = bootstrapIntervals(whole[index]!, of(drawn), of(leftOut))
      const { interval, ...found } = results[name]!
      const { ci95, se } = found as unknown as { ci95: number[]; se: number }
      expect(ci95[0], name).toBeCloseTo(wanted.bca![0], 10)
      expect(ci95[1], name).toBeCloseTo(wanted.bca![1], 10)
      expect(se, name).toBeCloseTo(wanted.se, 10)
      expect(interval).toMatchObject({
        method: 'bca',
        drawn: 'units',
        draws: 400,
        undefinedDraws: 0,
      })
      expect(percentiles[name]!.ci95, name).not.toEqual(ci95)
      expect(percentiles[name]!.se, name).toBeCloseTo(se, 12)
      expect(percentiles[name]!.interval).toMatchObject({ method: 'percentile' })
    })
  })

  test('Krippendorff’s bootstrap is of alpha, with the probability of missing each target asked for', () => {
    const ratings = ratingsOf(table, categories)
    const draws = { draws: 500, seed: 3, method: 'krippendorff', targets: [0.75, 0.4] } as const
    const { results } = ratingsReport(text, { categories, draws })
    for (const metric of ['nominal', 'ordinal', 'interval', 'ratio'] as const) {
      const spread = spreadOf(
        krippendorffBootstrap(countsOf(ratings), categories, metric, { ...draws, coders: 3 }),
      )
      const { ci95, failing, interval, se } = results[`alpha_${metric}`]!
      expect({ ci95, failing, se }).toEqual({
        ...{ ci95: spread.ci95, failing: spread.failing, se: spread.se },
      })
      expect(spread.failing.map(({ target }) => target)).toEqual([0.75, 0.4])
      expect(interval).toMatchObject({ method: 'krippendorff', drawn: 'pairs', draws: 500 })
    }
    expect(results.fleiss!.interval).toEqual({ method: 't' })
    expect(results.fleiss).toEqual({
      ...ratingsResults(ratings).fleiss,
      interval: { method: 't' },
    })
    const perfect = ratingsReport('coder,unit,value\na,1,x\nb,1,x\na,2,y\nb,2,y\n', { draws })
    expect(perfect.results.alpha_nominal!.interval).toEqual({ method: 'none', reason: 'certain' })
    expect(perfect.results.alpha_nominal).not.toHaveProperty('ci95')
  })

  test('each category has the error and the interval that the two categories have which are left', () => {
    const two = (category: string) =>
      ratingsOf(
        table.map((row) => row.map((value) => value && (value === category ? 'it' : 'other'))),
        ['it', 'other'],
      )
    const methods = ['percentile', 'bca', 'krippendorff'] as const
    const all: Draws[] = [byFormula, ...methods.map((method) => ({ ...asked, method }))]
    for (const draws of all) {
      const rows = resultRows(ratingsReport(text, { categories, draws }).results)
      for (const category of categories) {
        const wanted = asAsked(ratingsResults(two(category), draws))
        for (const [name, of] of [
          ['alpha_by_category', draws.draws === 0 ? 'alpha_gwet' : 'alpha_nominal'],
          ['fleiss_by_category', 'fleiss'],
        ]) {
          const row = rows.find((one) => one.name === name && one.parts[0] === category)!
          const { se, ci95, interval, failing } = wanted[of!] as unknown as typeof row
          const what = `${name} ${category} ${draws.method}`
          expect(row.se, what).toBeCloseTo(se!, 10)
          expect(row.ci95![0], what).toBeCloseTo(ci95![0], 10)
          expect(row.ci95![1], what).toBeCloseTo(ci95![1], 10)
          expect(row.interval, what).toEqual(interval)
          expect(row.failing, what).toEqual(failing)
        }
      }
    }
  })

  test('what is made of draws is refused without any, and Krippendorff’s bootstrap ends when it takes too long', () => {
    for (const method of ['bca', 'krippendorff'] as const) {
      const none = { draws: 0, seed: 1, method }
      expect(() => ratingsReport(text, { draws: none })).toThrow(/are made of draws/)
    }
    const draws = { draws: 100, seed: 1, method: 'krippendorff' } as const
    let asks = 0
    const late = ratingsReport(text, { categories, draws }, () => ++asks > 50).results
    const none = { method: 'none', reason: 'not_computed' }
    for (const metric of ['nominal', 'ordinal', 'interval', 'ratio']) {
      expect(late[`alpha_${metric}`], metric).toMatchObject({
        value: expect.any(Number),
        interval: none,
      })
    }
    expect(late.fleiss).toMatchObject({ interval: { method: 't' } })
  })

  test('pairs of sets of codes are not drawn, and a text of its own has no interval', () => {
    const draws = { draws: 10, seed: 1, method: 'krippendorff' } as const
    const sets = 'coder,unit,value\na,1,A|B\nb,1,A\na,2,B\nb,2,B\n'
    expect(() => ratingsReport(sets, { sets: '|', draws })).toThrow(/Ask for percentiles or BCa/)
    const bca = { draws: 50, seed: 1, method: 'bca' } as const
    const { results } = ratingsReport(sets, {
      sets: '|',
      draws: bca,
    })
    expect(results.alpha_sets_masi!.interval).toMatchObject({ method: 'bca', draws: 50 })
    const spans = spansReport('coder,start,end,code\na,0,10,X\nb,2,12,X\n', { length: 40 }).results
    const ofOneText = { method: 'none', reason: 'one_text' }
    expect(spans.u_alpha).toMatchObject({ value: expect.any(Number), interval: ofOneText })
  })

  test.each([
    ['.9 .8 .667', [0.9, 0.8, 0.667]],
    ['0,8 0,667; 0,9', [0.9, 0.8, 0.667]],
    ['0,8, 0,9', [0.9, 0.8]],
    ['.8,.9,1', [1, 0.9, 0.8]],
    ['.8 .8', [0.8]],
    ['', null],
    ['0', null],
    ['1.1', null],
    ['high', null],
    ['.1 '.repeat(13), null],
  ])('targets typed as “%s” are %j', (typed, wanted) => {
    expect(Targets.safeParse(typed).data ?? null).toEqual(wanted)
  })

  test('the usual targets can be typed', () => {
    expect(Targets.parse(usualTargets.join(' '))).toEqual(usualTargets)
  })
})
