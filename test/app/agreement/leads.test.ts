import { expect, test } from 'vitest'
import { historyLead } from '#app/components/agreement/round-rows.ts'
import { makeI18n } from '#app/i18n.ts'
import { allWords } from '#app/locales/all.server.ts'
import type { HistoryPage } from '#server/agreement-history.ts'

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
    alpha: { name: 'alpha_sets_masi', value, ci95, parts: {}, interval: { method: 'bootstrap' } },
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
})
