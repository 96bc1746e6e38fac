import { expect, test } from 'vitest'
import { extremesIn, tiedNames } from '#app/components/agreement/extremes.ts'
import { makeI18n } from '#app/i18n.ts'
import { allWords } from '#app/locales/all.server.ts'

test('those that read alike as the lowest are said to be alike, one alone is not', () => {
  const t = makeI18n('en', allWords).getFixedT('en', 'agreement')
  const rows = [
    { name: 'blame', value: 0.281 },
    { name: 'threat', value: 0.279 },
    { name: 'praise', value: 0.9 },
  ]
  const { lowest, highest } = extremesIn(t, rows)!
  expect(tiedNames(t, lowest)).toMatch(/\(alike\)$/)
  expect(tiedNames(t, highest)).toBe('praise')
})
