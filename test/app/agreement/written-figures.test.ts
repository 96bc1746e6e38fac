import { expect, test } from 'vitest'
import { percentText } from '#app/components/agreement/coefficient-text.ts'
import { lostWords } from '#app/components/anatomy/sayings.ts'
import { makeI18n } from '#app/i18n.ts'
import { allWords } from '#app/locales/all.server.ts'
import { wordsIn } from '#model/agreement/report/words/words.ts'

const none = { other_code: 0, boundary: 0, missed: 0, extra: 0, one_sided: 0 }
const t = makeI18n('en', allWords).getFixedT('en', 'anatomy')

test('a share is never rounded up to all or down to none, in pages and reports alike', () => {
  const [percent, nbsp] = [wordsIn('en').numbers.percent, '\u00a0']
  expect([0.996, 0.004].map(percentText)).toEqual([`>${nbsp}99${nbsp}%`, `<${nbsp}1${nbsp}%`])
  expect([0.996, 0.004].map(percent)).toEqual(['over 99 %', 'under 1 %'])
})

test('all of it, added up from parts, is 100 %, and none of it 0 %', () => {
  const parts = Array.from({ length: 10 }, () => 0.1).reduce((sum, part) => sum + part, 0)
  expect(parts).toBeLessThan(1)
  expect([percentText(parts), percentText(1 - parts)]).toEqual(['100\u00a0%', '0\u00a0%'])
})

test('[AN8] of kinds that take as much of what is lost none is said to take most', () => {
  const lost = (more: object) => lostWords(t, { alpha: 0.4, lost: { ...none, ...more } })
  expect(lost({ missed: 0.1 + 0.2, extra: 0.3 })).toBe(
    'missed and extra alike: 50\u00a0% of it each',
  )
  expect(lost({ missed: 0.4, extra: 0.2 })).toBe('mostly missed: 67\u00a0% of it')
  expect(lost({ missed: 0.6 })).toBe('mostly missed: 100\u00a0% of it')
})
