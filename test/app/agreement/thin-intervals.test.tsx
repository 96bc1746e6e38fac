import { parse } from 'csv-parse/sync'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { IntervalCell } from '#app/components/agreement/figure-cells.tsx'
import { FiguresOf } from '#app/components/agreement/figures-of.ts'
import { leadSentences } from '#app/components/agreement/lead-text.ts'
import { codedSpansFile, codesFile, roundsFile } from '#app/components/agreement/pictures/files.tsx'
import { historyLead } from '#app/components/agreement/round-rows.ts'
import { makeI18n } from '#app/i18n.ts'
import { allWords } from '#app/locales/all.server.ts'
import { pictureDownload } from '#app/picture-download.server.ts'
import { thinShare } from '#model/agreement/thin.ts'
import type { RoundStatus } from '#model/round.ts'
import { agreementFigures, shownAgreement } from '#server/agreement.ts'
import { agreementHistory } from '#server/agreement-history.ts'
import { AgreementQuery } from '#server/agreement-query.ts'
import type { Person } from '#server/services.ts'
import type { CodedRound } from '#test/builders/coded-round.ts'
import { startServices, type TestServices } from '#test/builders/services.ts'
import { thirtyTurns } from '#test/builders/thirty-turns.ts'

const i18n = makeI18n('en', allWords)
const t = i18n.getFixedT('en', 'agreement')
const said = 'In more than 5 % of the draws the figure was not defined.'

let services: TestServices
let lia: Person
let round: CodedRound

// Of thirty turns blame is in every other one and threat in one alone, which a third of the draws leave out.
beforeAll(async () => {
  services = await startServices()
  ;({ lead: lia, round } = await thirtyTurns(services, [['turn1x', 'threat']]))
})
afterAll(() => services?.stop())

const asked = { bootstrap: '200', seed: '1' }
const shown = () => shownAgreement(services, lia, round.project, round.round, asked)

async function taken(file: ReturnType<typeof codesFile>, ending: 'svg' | 'csv'): Promise<string> {
  const parts = await pictureDownload(file, 'x', ending).stream.toArray()
  return Buffer.concat(parts.map((part) => Buffer.from(part))).toString()
}

test('an interval is thin from more than one undefined draw in twenty on, and none by formula is', () => {
  const drawn = (undefinedDraws: number) =>
    thinShare({ method: 'percentile', drawn: 'units', draws: 200, undefinedDraws })
  expect([drawn(0), drawn(10), drawn(11)]).toEqual([null, null, 0.055])
  expect([thinShare({ method: 't' }), thinShare({ method: 'none', reason: 'one_turn' })]).toEqual([
    null,
    null,
  ])
})

test('[AG14] the API marks the thin interval of a rare code, and that of a frequent one not', async () => {
  const query = AgreementQuery.parse(asked)
  const { coefficients } = await agreementFigures(services, lia, round.project, round.round, query)
  const of = (code: string) =>
    coefficients.find((one) => one.name === 'binary_alpha_by_code' && one.code === code)!.interval
  expect(of('threat')).toMatchObject({ method: 'percentile', thin: true })
  expect(of('blame')).toMatchObject({ method: 'percentile', thin: false })
})

test('[AG14] tables say of a thin interval how many draws were undefined, and of others nothing', async () => {
  const figures = new FiguresOf((await shown()).shown.coefficients)
  const cellOf = (code: string) =>
    renderToStaticMarkup(
      createElement(
        I18nextProvider,
        { i18n },
        createElement(IntervalCell, { figure: figures.get('binary_alpha_by_code', { code })! }),
      ),
    )
  expect(cellOf('threat')).toMatch(/[34]\d\u00a0% of draws not defined/)
  expect(cellOf('blame')).not.toContain('not defined')
})

test('[AG14] pictures break the line of a thin interval, mark it, and say what that means; their CSV says it too', async () => {
  const page = (await shown()).shown
  const svg = await taken(codesFile(t, page), 'svg')
  expect(svg.match(/stroke-dasharray="5 3"/g)).toHaveLength(1)
  expect(svg).toContain(said)
  const rows: Record<string, string>[] = parse(await taken(codesFile(t, page), 'csv'), {
    columns: true,
    bom: true,
  })
  const of = (id: string) => rows.find((row) => row.code_id === id)
  expect(of('threat')).toMatchObject({ draws: '200', thin_interval: 'true' })
  expect(of('blame')).toMatchObject({ undefined_draws: '0', thin_interval: 'false' })
})

test('[AG14] the picture of rounds marks the thin interval of the code it is of', async () => {
  const history = (code: string) =>
    agreementHistory(services, lia, round.project, round.round, { ...asked, code })
  expect(await taken(roundsFile(t, await history('threat')), 'svg')).toContain(said)
  expect(await taken(roundsFile(t, await history('blame')), 'svg')).not.toContain(said)
})

test('a round that is running is an open circle, and no end of a course over rounds', async () => {
  const page = await agreementHistory(services, lia, round.project, round.round, asked)
  const [own] = page.rounds
  const of = (name: string, status: RoundStatus) => ({ ...own!, id: name, name, status })
  const finished = [of('First', 'revealed'), of('Second', 'closed')]
  const rounds = [
    ...finished,
    of('Third', 'running'),
    { ...of('Fourth', 'closed'), isWithheld: true, alpha: null },
  ]
  const shown = { ...page, rounds }
  expect(historyLead(t, shown)).toMatchObject([
    { key: 'rounds', firstRound: 'First', lastRound: 'Second' },
    { key: 'roundsOverlap' },
  ])
  expect(historyLead(t, { ...page, rounds: [rounds[2]!, rounds[2]!] })[0]!.key).toBe(
    'roundsUnfinished',
  )
  const svg = await taken(roundsFile(t, shown), 'svg')
  expect(svg.match(/<circle[^>]*fill="#ffffff"/g)).toHaveLength(1)
  // The line joins the two that are finished.
  expect(svg.match(/<polyline points="([^"]*)"/)?.[1]?.split(' ')).toHaveLength(2)
  const words = svg.replaceAll(/<\/text><text[^>]*>/g, ' ')
  expect(words).toContain('3. Third: coders 2, transcripts 1, turns 30')
  expect(words).toContain('4. Fourth: no figure, blind and not revealed')
})

test('a picture says how intervals came about where it has any', async () => {
  const rows = (await shown()).shown
  const said = 'Intervals: '
  expect(await taken(codesFile(t, rows), 'svg')).toContain(said)
  expect(await taken(codedSpansFile(t, rows), 'svg')).not.toContain(said)
})

test('[AG14] a sentence that names a thin interval is followed by one that says so', async () => {
  const page = (await shown()).shown
  const keys = () => leadSentences(t, page, new FiguresOf(page.coefficients)).map(({ key }) => key)
  expect(keys()).not.toContain('thin')
  const whole = page.coefficients.find(({ name }) => name === 'alpha_sets_masi')!
  if (whole.interval.method === 'percentile') whole.interval.undefinedDraws = 11
  expect(keys()).toContain('thin')
})
