import { expect, test } from 'vitest'
import { leadOf } from '#app/components/transcripts/add/import-lead.ts'
import type { IncomingText } from '#app/components/transcripts/add/incoming-text.ts'
import { makeI18n } from '#app/i18n.ts'
import { allWords } from '#app/locales/all.server.ts'

const t = makeI18n('en', allWords).getFixedT('en', 'transcripts')

const leadWith = (...states: IncomingText['state'][]) => {
  const incoming = states.map((state, id) => ({
    id,
    name: `${id}`,
    state,
    source: { text: '', title: '' },
  }))
  return leadOf({ phase: 'check', incoming }, t)
}

test('a file that cannot be read is not told among the texts that were read', () => {
  expect(leadWith('ready', 'refused')).toMatch(/^One text read\. .* One file cannot be read/)
  expect(leadWith('ready', 'ready', 'refused', 'refused')).toMatch(/^2 texts read\. .* 2 files/)
  expect(leadWith('ready', 'ready')).toMatch(/^2 texts read\. (?!.*cannot)/)
})

test('where no file can be read nothing is said of what was found', () => {
  expect(leadWith('refused')).toBe('One file cannot be read and stays out.')
})
