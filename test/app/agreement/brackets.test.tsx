import { createElement, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CodeFiguresTable } from '#app/components/agreement/code-figures-table.tsx'
import { FiguresOf } from '#app/components/agreement/figures-of.ts'
import { pairFigures } from '#app/components/agreement/pair-figures.ts'
import { PairList } from '#app/components/agreement/pair-list.tsx'
import {
  codesFile,
  codeTranscriptsFile,
  pairsFile,
  roundsFile,
  transcriptsFile,
} from '#app/components/agreement/pictures/files.tsx'
import { WholeTable } from '#app/components/agreement/whole-table.tsx'
import { liveFile } from '#app/components/anatomy/live-file.tsx'
import { LivePairsCard } from '#app/components/anatomy/live-pairs-card.tsx'
import { makeI18n } from '#app/i18n.ts'
import { allWords } from '#app/locales/all.server.ts'
import { liveFigures } from '#server/agreement/live-figures.ts'
import { shownAgreement } from '#server/agreement.ts'
import { agreementHistory } from '#server/agreement-history.ts'
import {
  agreementOfCode,
  agreementOfPairs,
  agreementOfTranscripts,
} from '#server/agreement-pages.ts'
import type { Person } from '#server/services.ts'
import { aCodedRound, type CodedRound } from '#test/builders/coded-round.ts'
import { startServices, type TestServices } from '#test/builders/services.ts'

const i18n = makeI18n('en', allWords)
const t = i18n.getFixedT('en', 'agreement')

let services: TestServices
let lia: Person
/** Of four turns, so that whatever is compared is compared on few units; and of thirty, where one code is on four. */
const rounds = {} as { short: CodedRound; long: CodedRound }

beforeAll(async () => {
  services = await startServices()
  lia = await services.person('Lia')
  const coders = [await services.person('Ana'), await services.person('Ben')]
  const roundOf = async (count: number) => {
    const text = Array.from({ length: count }, (_, turn) => `A: turn${turn}x.`).join('\n\n')
    return await aCodedRound(services, { texts: { Interview: text }, lead: lia, coders })
  }
  const [ana, ben] = coders as [Person, Person]
  rounds.short = await roundOf(4)
  await rounds.short.code('Interview', ana, [
    ['turn0x', 'blame'],
    ['turn1x', 'blame'],
  ])
  await rounds.short.code('Interview', ben, [['turn0x', 'blame']])
  rounds.long = await roundOf(30)
  const blame = Array.from({ length: 12 }, (_, turn) => [`turn${turn}x`, 'blame'] as const)
  const threat = [20, 21, 22].map((turn) => [`turn${turn}x`, 'threat'] as const)
  await rounds.long.code('Interview', ana, [...blame, ...threat])
  await rounds.long.code('Interview', ben, [...blame.slice(2), ...threat, ['turn23x', 'threat']])
})
afterAll(() => services?.stop())

function drawn(element: ReactElement): string {
  return renderToStaticMarkup(createElement(I18nextProvider, { i18n }, element))
}

/** Coefficients that stand alone in a cell or beside a mark, with and without brackets. */
function figuresIn(markup: string) {
  const texts = [...markup.matchAll(/>([^<]+)</g)].map(([, text]) => text!.trim())
  return {
    bracketed: texts.filter((text) => /^\(−?1?\.\d\d\)$/.test(text)),
    bare: texts.filter((text) => /^−?1?\.\d\d$/.test(text)),
    says: texts.filter((text) => text.includes('In brackets')).join(' '),
  }
}

test('[AG15] where four units are compared every coefficient of a table or picture is in brackets, and they are explained', async () => {
  const { project, round } = rounds.short
  const of = [services, lia, project, round] as const
  const asked = { bootstrap: '0' }
  const { shown } = await shownAgreement(...of, asked)
  const figures = new FiguresOf(shown.coefficients)
  const code = await agreementOfCode(...of, 'blame', asked)
  const pairs = await agreementOfPairs(...of, asked)
  const transcripts = await agreementOfTranscripts(...of, asked)
  const live = await liveFigures(...of, asked)
  const anatomy = i18n.getFixedT('en', 'anatomy')
  const tables = {
    whole: <WholeTable report={shown} figures={figures} />,
    livePairs: <LivePairsCard shown={live} />,
    codes: codesFile(t, shown).svg,
    live: liveFile(anatomy, t, live).svg,
    pairs: pairsFile(t, pairs).svg,
    transcripts: transcriptsFile(t, transcripts).svg,
    ofCode: codeTranscriptsFile(t, code).svg,
    rounds: roundsFile(t, await agreementHistory(...of, asked)).svg,
  }
  for (const [name, element] of Object.entries(tables)) {
    const found = figuresIn(drawn(element))
    expect(found.says, name).toContain('fewer than 5 turns')
    // Beside a mark in the course of rounds stands no number, and pictures have those of their scale.
    if (name === 'rounds') continue
    if (name === 'whole' || name === 'livePairs') expect(found.bare, name).toEqual([])
    expect(found.bracketed.length, name).toBeGreaterThan(0)
  }
  const listed = figuresIn(drawn(<PairList pairs={pairFigures(pairs)} />))
  expect(listed.bracketed).toHaveLength(1)
  expect(listed.bare).toEqual([])
  const ofCode = figuresIn(drawn(<CodeFiguresTable page={code} />))
  expect(ofCode.bracketed).toHaveLength(2)
})

test('[AG15] brackets are explained by the units that decide: of a code those that have it, of all codes those compared', async () => {
  const { project, round } = rounds.long
  const { shown } = await shownAgreement(services, lia, project, round, { bootstrap: '0' })
  const long = figuresIn(drawn(codesFile(t, shown).svg))
  expect(long.bracketed).toHaveLength(1)
  expect(long.says).toContain('have the code')
  expect(long.says).not.toContain('were compared')
  const short = await shownAgreement(services, lia, rounds.short.project, rounds.short.round, {
    bootstrap: '0',
  })
  const both = figuresIn(drawn(codesFile(t, short.shown).svg)).says
  expect(both).toContain('have the code')
  expect(both).toContain('were compared')
})
