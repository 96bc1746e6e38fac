import { parse } from 'csv-parse/sync'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { everyCsv } from '#app/components/agreement/every-file.ts'
import { IntervalCell, IntervalMarks } from '#app/components/agreement/figure-cells.tsx'
import { FiguresOf } from '#app/components/agreement/figures-of.ts'
import { leadSentences } from '#app/components/agreement/lead-text.ts'
import { codesFile } from '#app/components/agreement/pictures/files.tsx'
import { makeI18n } from '#app/i18n.ts'
import { allWords } from '#app/locales/all.server.ts'
import { pictureDownload } from '#app/picture-download.server.ts'
import { everyFigures, everyOfCode } from '#server/agreement/every-of-code.ts'
import { agreementFigures, shownAgreement } from '#server/agreement.ts'
import { AgreementQuery, EveryQuery } from '#server/agreement-query.ts'
import type { Person } from '#server/services.ts'
import type { CodedRound } from '#test/builders/coded-round.ts'
import { refused } from '#test/builders/refused.ts'
import { startServices, type TestServices } from '#test/builders/services.ts'
import { thirtyTurns } from '#test/builders/thirty-turns.ts'

const i18n = makeI18n('en', allWords)
const t = i18n.getFixedT('en', 'agreement')
const said = 'rests on fewer than 10 draws'

let services: TestServices
let lia: Person
let round: CodedRound

beforeAll(async () => {
  services = await startServices()
  ;({ lead: lia, round } = await thirtyTurns(services))
})
afterAll(() => services?.stop())

/** Of so many draws 2.5 % are few or not. */
const asked = (draws: string) => ({ bootstrap: draws, seed: '1' })
const shown = async (draws: string) =>
  (await shownAgreement(services, lia, round.project, round.round, asked(draws))).shown

async function taken(file: ReturnType<typeof codesFile>, ending: 'svg' | 'csv'): Promise<string> {
  const parts = await pictureDownload(file, 'x', ending).stream.toArray()
  return Buffer.concat(parts.map((part) => Buffer.from(part))).toString()
}

test('[AG20] the API marks an interval with an end on few draws, and one on many not', async () => {
  const of = async (draws: string) => {
    const query = AgreementQuery.parse(asked(draws))
    const found = await agreementFigures(services, lia, round.project, round.round, query)
    return found.coefficients.find((one) => one.name === 'binary_alpha_by_code')!.interval
  }
  expect(await of('200')).toMatchObject({ farEnd: true })
  expect(await of('1000')).toMatchObject({ farEnd: false })
})

test('[AG20] every coefficient of a code says of its intervals the same by the API, on its page and in its file', async () => {
  for (const [bootstrap, isFar] of [
    [200, true],
    [1_000, false],
  ] as const) {
    const given = { interval: 'percentile', bootstrap: String(bootstrap) }
    const at = { projectId: round.project, roundId: round.round, codeId: 'blame' }
    const answer = await everyFigures(services, lia, at, EveryQuery.parse(given))
    const marks = answer.units.flatMap(({ interval }) =>
      interval !== undefined && 'draws' in interval ? [interval] : [],
    )
    expect(marks.length).toBeGreaterThan(5)
    for (const mark of marks) expect(mark).toMatchObject({ thin: false, farEnd: isFar })
    const page = await everyOfCode(services, lia, round.project, round.round, 'blame', given)
    const rows: Record<string, string>[] = parse(everyCsv(page), { columns: true, bom: true })
    const inFile = rows.filter(({ far_end: said }) => said !== '')
    expect(inFile).toHaveLength(marks.length)
    for (const row of inFile) expect(row.far_end).toBe(String(isFar))
    const { interval } = page.every.units.find(({ name }) => name === 'alpha_nominal')!
    const shown = renderToStaticMarkup(
      createElement(I18nextProvider, { i18n }, createElement(IntervalMarks, { interval })),
    )
    expect(shown.includes('an end on fewer than 10 draws')).toBe(isFar)
  }
})

test('what is made of no draws is refused on the pages of figures as in their form', async () => {
  for (const interval of ['bca', 'krippendorff']) {
    const given = { interval, bootstrap: '0' }
    const asked = [
      everyOfCode(services, lia, round.project, round.round, 'blame', given),
      shownAgreement(services, lia, round.project, round.round, given),
    ]
    for (const refusal of await Promise.all(asked.map((one) => refused(one)))) {
      expect(refusal).toMatchObject({ code: 'invalid-input' })
      expect(refusal.extras.issues).toMatchObject([{ path: 'bootstrap' }])
    }
  }
})

test('[AG20] tables, lead, picture and its CSV mark such an interval in words', async () => {
  for (const [draws, isFar] of [
    ['200', true],
    ['1000', false],
  ] as const) {
    const page = await shown(draws)
    const figures = new FiguresOf(page.coefficients)
    const figure = figures.get('binary_alpha_by_code', { code: 'blame' })!
    const cell = renderToStaticMarkup(
      createElement(I18nextProvider, { i18n }, createElement(IntervalCell, { figure })),
    )
    expect(cell.includes('an end on fewer than 10 draws')).toBe(isFar)
    expect(leadSentences(t, page, figures).some(({ key }) => key === 'farEnd')).toBe(isFar)
    expect(
      (await taken(codesFile(t, page), 'svg')).includes(`† An end of the interval ${said}`),
    ).toBe(isFar)
    const [row] = parse(await taken(codesFile(t, page), 'csv'), { columns: true, bom: true })
    expect(row).toMatchObject({ far_end: String(isFar) })
  }
})
