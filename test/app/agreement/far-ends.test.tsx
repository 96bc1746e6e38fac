import { parse } from 'csv-parse/sync'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { IntervalCell } from '#app/components/agreement/figure-cells.tsx'
import { FiguresOf } from '#app/components/agreement/figures-of.ts'
import { leadSentences } from '#app/components/agreement/lead-text.ts'
import {
  codedSpansFile,
  codesFile,
  pairsFile,
  roundsFile,
  transcriptsFile,
} from '#app/components/agreement/pictures/files.tsx'
import { makeI18n } from '#app/i18n.ts'
import { allWords } from '#app/locales/all.server.ts'
import { pictureDownload } from '#app/picture-download.server.ts'
import { agreementFigures, shownAgreement } from '#server/agreement.ts'
import { agreementHistory } from '#server/agreement-history.ts'
import { agreementOfPairs, agreementOfTranscripts } from '#server/agreement-pages.ts'
import { AgreementQuery } from '#server/agreement-query.ts'
import type { Person } from '#server/services.ts'
import { aCodedRound, type CodedRound } from '#test/builders/coded-round.ts'
import { startServices, type TestServices } from '#test/builders/services.ts'

const i18n = makeI18n('en', allWords)
const t = i18n.getFixedT('en', 'agreement')
const said = 'rests on fewer than 10 draws'

let services: TestServices
let lia: Person
let round: CodedRound

beforeAll(async () => {
  services = await startServices()
  lia = await services.person('Lia')
  const [ana, ben] = [await services.person('Ana'), await services.person('Ben')]
  const turns = Array.from({ length: 30 }, (_, turn) => `A: turn${turn}x.`)
  round = await aCodedRound(services, {
    texts: { Interview: turns.join('\n\n') },
    lead: lia,
    coders: [ana, ben],
  })
  const blame = turns.flatMap((_, turn) =>
    turn % 2 === 0 ? [[`turn${turn}x`, 'blame'] as const] : [],
  )
  await round.code('Interview', ana, blame)
  await round.code('Interview', ben, blame.slice(2))
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

test('no table to take away has two columns of one name', async () => {
  const query = asked('200')
  const at = [services, lia, round.project, round.round, query] as const
  const page = await shown('200')
  const files = [
    codesFile(t, page),
    codedSpansFile(t, page),
    pairsFile(t, await agreementOfPairs(...at)),
    transcriptsFile(t, await agreementOfTranscripts(...at)),
    roundsFile(t, await agreementHistory(...at)),
  ]
  for (const file of files) {
    const [heads] = parse(await taken(file, 'csv'), { bom: true, to: 1 }) as string[][]
    expect(heads!.filter((head, place) => heads!.indexOf(head) !== place)).toEqual([])
  }
})
