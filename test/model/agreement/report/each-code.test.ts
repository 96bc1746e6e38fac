import { describe, expect, test } from 'vitest'
import { everyCoefficient } from '#model/agreement/every-coefficient.ts'
import { dataFiles } from '#model/agreement/report/data-files.ts'
import type { ReportFacts } from '#model/agreement/report/facts.ts'
import { FoundFigures } from '#model/agreement/report/found-figures.ts'
import { htmlOf } from '#model/agreement/report/html.ts'
import { markdownOf } from '#model/agreement/report/markdown.ts'
import { methodsReport } from '#model/agreement/report/methods-report.ts'
import { wordsIn } from '#model/agreement/report/words/words.ts'
import { reportFacts } from '#test/builders/report-facts.ts'
import { aStudy } from '#test/model/agreement/study.ts'
import { tablesOf, titled } from './reading.ts'

test.each(['wide', 'narrow'])(
  'the picture, %s, has a place for each code with a figure, its interval, and the lines of the project',
  (look) => {
    const facts = reportFacts({}, {}, { thresholds: [{ value: 0.5, source: 'Us' }] })
    const svgs = htmlOf(methodsReport(facts)).match(/<svg[\s\S]*?<\/svg>/g)!
    const svg = svgs.find((one) => one.startsWith(`<svg class="${look}"`))!
    const xOf = (value: number) => {
      // From 0 to 1 the scale has the ticks 0 and 1 at its ends.
      const ticks = [...svg.matchAll(/class="rule" x1="([\d.]+)"/g)].map(([, x]) => Number(x))
      return ticks[0]! + value * (ticks.at(-1)! - ticks[0]!)
    }
    const figures = new FoundFigures(facts.agreement)
    const circles = [...svg.matchAll(/<circle cx="([\d.]+)"/g)].map(([, x]) => Number(x))
    const intervals = [...svg.matchAll(/class="interval" x1="([\d.]+)" x2="([\d.]+)"/g)]
    facts.codes.forEach(({ id }, at) => {
      const { value, ci95 } = figures.get('binary_alpha_by_code', { code: id })
      expect(circles[at]).toBeCloseTo(xOf(value!), 0)
      const [low, high] = intervals[at]!.slice(1).map(Number)
      expect(high! - low!).toBeCloseTo(xOf(ci95![1]) - xOf(Math.max(0, ci95![0])), 0)
    })
    expect(svg.match(/class="limit" x1="([\d.]+)"/)![1]).toBe(xOf(0.5).toFixed(1))
    expect(markdownOf(methodsReport(facts))).not.toContain('svg')
  },
)

describe('every coefficient of each code', () => {
  const column = (facts: ReportFacts) => titled(facts, 'Gwet’s AC1')

  test.each([
    ['two coders', 2, ['Scott’s π', 'Cohen’s κ']],
    ['three coders', 3, []],
  ])('stands in a table, as on the page of the code: %s', (_, coders, ofTwo) => {
    const study = aStudy({ transcripts: 4, turns: 8, coders, codes: 3, spans: 12, seed: 1 })
    const facts = reportFacts(study)
    const table = column(facts)
    const titlesOf = table.columns.map(({ title }) => title)
    expect(titlesOf.filter((title) => /π|Cohen/.test(title))).toEqual(ofTwo)
    const settings = { unit: 'turn' as const, bootstrap: 0, seed: 1 }
    const { coefficient, percent } = wordsIn('en').numbers
    for (const [at, code] of study.codes.entries()) {
      const { units } = everyCoefficient({ ...study, settings }, { code })!
      const of = (name: string) => units.find((row) => row.name === name)!.value!
      const cell = (title: string) => table.rows[at]![titlesOf.indexOf(title)]
      expect(cell('Gwet’s AC1')).toBe(coefficient(of('ac1')))
      expect(cell('Krippendorff’s α')).toBe(coefficient(of('alpha_nominal')))
      expect(cell('Agreed')).toBe(percent(of('percent')))
    }
  })

  test('stands in the bundle with standard errors and intervals', () => {
    const facts = reportFacts()
    const rows = dataFiles(facts)['data/coefficients.csv']!.split('\n')
    const [code] = facts.coefficients
    const { value, se, ci95 } = code!.rows.find(({ name }) => name === 'ac1')!
    expect(rows).toContain([code!.code, 'ac1', '', value, '', se, ...ci95!].join(','))
  })

  test('is left out of the codes after the first sixty, which the caption says', () => {
    const facts = reportFacts({ transcripts: 1, turns: 3, codes: 62, unfinished: 0 })
    const { rows, caption } = column(facts)
    expect(rows).toHaveLength(60)
    expect(caption).toContain('the first 60 codes of the codebook; 2 codes are left out.')
    expect(column(reportFacts()).caption).not.toContain('left out')
    const german = methodsReport({ ...facts, language: 'de' })
    const found = tablesOf(german).find((table) => table.caption.includes('60 Codes'))!
    expect(found.caption).toContain('2 Codes sind weggelassen.')
  })
})
