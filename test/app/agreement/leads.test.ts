import { expect, test } from 'vitest'
import { extremesIn, namesText } from '#app/components/agreement/extremes.ts'
import { type PairFigures, pairFigures } from '#app/components/agreement/pair-figures.ts'
import { pairsLead } from '#app/components/agreement/pairs-lead.ts'
import { figuresOfCodes, historyLead, isRoundOnFew } from '#app/components/agreement/round-rows.ts'
import { transcriptsLead } from '#app/components/agreement/transcript-rows.ts'
import { makeI18n } from '#app/i18n.ts'
import { allWords } from '#app/locales/all.server.ts'
import type { HistoryPage } from '#server/agreement-history.ts'
import type { PairsPage, TranscriptsPage } from '#server/agreement-pages.ts'

const t = makeI18n('en', allWords).getFixedT('en', 'agreement')

/** Two closed rounds with an alpha and its interval each. */
function twoRounds(...alphas: [value: number, ci95: [number, number]][]): HistoryPage {
  const rounds = alphas.map(([value, ci95], index) => ({
    id: `${index}`,
    name: `Round ${index + 1}`,
    status: 'closed',
    isComputed: true,
    coders: 2,
    codes: [],
    alpha: { name: 'alpha_sets_masi', value, ci95, parts: {}, interval: { method: 'percentile' } },
  }))
  return { code: null, rounds } as unknown as HistoryPage
}

test('a course over rounds says that the intervals at its ends overlap, and says nothing where they lie apart', () => {
  const keys = (page: HistoryPage) => historyLead(t, page).map(({ key }) => key)
  expect(keys(twoRounds([0.46, [0.36, 0.55]], [0.43, [0.34, 0.52]]))).toEqual([
    'rounds',
    'roundsOverlap',
  ])
  expect(keys(twoRounds([0.46, [0.36, 0.5]], [0.63, [0.54, 0.72]]))).toEqual(['rounds'])
  // Two intervals that overlap are no test of the difference.
  expect(t('lead.roundsOverlap')).toContain('overlap, which decides nothing')
})

test('[AG15] those that read alike are lowest together, and what few units decide is neither lowest nor highest', () => {
  const rows = [
    { name: 'Blame', value: 0.281 },
    { name: 'Praise', value: 0.2799 },
    { name: 'Call', value: -0.5, isOnFew: true },
    { name: 'Doubt', value: 0.9 },
    { name: 'Thanks', value: 1, isOnFew: true },
  ]
  const found = extremesIn(t, rows)!
  expect([found.low, namesText(t, found.lowest)]).toEqual(['.28', 'Praise and Blame'])
  expect([found.high, namesText(t, found.highest)]).toEqual(['.90', 'Doubt'])
  // Where few units decide all of them, they are what there is.
  expect(extremesIn(t, [rows[2]!, rows[4]!])).toMatchObject({ low: '−.50', high: '1.00' })
  expect(extremesIn(t, [])).toBeNull()
})

test('pairs that are lowest alike are counted and held together, so that the sentence does not break off', () => {
  const people = ['Ana', 'Ben', 'Cem', 'Dora'].map((name) => ({ id: name, name }))
  const pair = (first: number, second: number, value: number) => ({
    ...{ first: people[first]!, second: people[second]!, kappa: { value }, isOnFew: false },
  })
  const page = {
    round: { visibility: 'open', status: 'closed' },
    coders: people,
    compared: { coders: people.map(({ id }) => id), transcripts: ['One'] },
    code: null,
  } as unknown as PairsPage
  const pairs = [pair(0, 1, 0.28), pair(2, 3, 0.28), pair(0, 2, 0.31)]
  expect(pairsLead(t, page, pairs as unknown as PairFigures[])).toContainEqual({
    ...{ key: 'pairsTied', code: 'all codes (the very same set)' },
    ...{ most: 'Ana and Cem', high: '.31' },
    ...{ least: '2 pairs alike (Ana and Ben; Cem and Dora)', low: '.28' },
  })
})

test('transcripts that lie lowest alike are named together, those on few units not at all', () => {
  const row = (title: string, value: number, units: number) => ({
    ...{ id: title, title, completedBy: ['a', 'b'], completedAt: new Date(0) },
    compared: { alpha: { value }, units, percent: null },
  })
  const page = {
    round: { visibility: 'open', status: 'closed' },
    coders: [{ id: 'a' }, { id: 'b' }],
    compared: { coders: ['a', 'b'], transcripts: ['One'] },
    code: { id: 'c', name: 'Blame' },
    rows: [row('One', 0.4, 9), row('Two', 0.401, 8), row('Three', 0.8, 7), row('Four', 1, 4)],
  } as unknown as TranscriptsPage
  expect(transcriptsLead(t, page)).toContainEqual({
    ...{ key: 'inTranscripts', code: 'Blame' },
    ...{ lowest: 'One and Two (alike)', low: '.40', highest: 'Three', high: '.80' },
  })
})

test('[AG15] over rounds a figure is in brackets by the units that have the code, else by those compared', () => {
  const blame = { name: 'binary_alpha_by_code', code: 'blame', value: 0.5 }
  const round = (units: number, unitsWithCode: number) => ({
    units,
    alpha: { name: 'alpha_sets_masi', value: 0.5, parts: {} },
    codes: [{ id: 'blame', name: 'Blame', alpha: { ...blame, parts: { unitsWithCode } } }],
  })
  const rounds = [round(40, 4), round(40, 5), round(4, 4)] as unknown as HistoryPage['rounds']
  expect(figuresOfCodes({ rounds })).toEqual([
    { value: 0.5, isOnFew: true },
    { value: 0.5, isOnFew: false },
    { value: 0.5, isOnFew: true },
  ])
  expect(rounds.map((one) => isRoundOnFew(one, null))).toEqual([false, false, true])
})

test('[AG15] of a pair the units that have the code from either decide its figure', () => {
  const coders = [
    { id: 'a', name: 'Ana', initials: 'A' },
    { id: 'b', name: 'Ben', initials: 'B' },
  ]
  const pairOn = (both: number, first: number, second: number) => {
    const of = { code: 'blame', coders: ['a', 'b'] }
    const coefficients = [
      { ...of, name: 'cohen', value: 0.5, parts: { both, first, second, neither: 60 } },
      { ...of, name: 'percent', value: 0.9, parts: { pairedUnits: 60 + both + first + second } },
    ]
    return pairFigures({ coders, coefficients } as unknown as PairsPage, 'blame')[0]!
  }
  expect(pairOn(2, 1, 1)).toMatchObject({ units: 64, isOnFew: true })
  expect(pairOn(2, 1, 2)).toMatchObject({ units: 65, isOnFew: false })
})
