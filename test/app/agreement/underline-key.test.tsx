import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { expect, test } from 'vitest'
import { UnderlineKey } from '#app/components/agreement/underline-key.tsx'
import { makeI18n } from '#app/i18n.ts'
import { allWords } from '#app/locales/all.server.ts'

const i18n = makeI18n('en', allWords)

/** The words of the key, of coders of whom the first so many completed the transcript. */
function keyOf(completed: number, all: number): string {
  const coders = Array.from({ length: all }, (_, index) => ({
    ...{ id: `${index}`, name: `Coder ${index}`, initials: 'C' },
    completed: index < completed,
  }))
  const key = createElement(UnderlineKey, { coders })
  return renderToStaticMarkup(createElement(I18nextProvider, { i18n }, key)).replace(
    /(<[^>]+>|\s)+/g,
    ' ',
  )
}

test('[RD1] the key of the underlines says that who has not completed the transcript is not counted', () => {
  expect(keyOf(3, 3)).toContain('all coders have a code in common')
  expect(keyOf(3, 3)).not.toContain('missing')
  expect(keyOf(2, 3)).toContain('all who completed this transcript have a code in common')
  expect(keyOf(2, 3)).toContain('counts as missing')
})

test('[RD1] where fewer than two completed the transcript the key promises no solid line', () => {
  expect(keyOf(1, 3)).toContain('One coder alone has completed this transcript')
  expect(keyOf(0, 3)).toContain('Nobody has completed this transcript')
  for (const completed of [0, 1]) expect(keyOf(completed, 3)).not.toContain('in common')
})
