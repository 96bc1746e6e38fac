import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { expect, test } from 'vitest'
import { Keys } from '#app/components/keys.tsx'
import { keyBindings } from '#app/components/workspace/keys.ts'
import { makeI18n } from '#app/i18n.ts'
import { allWords } from '#app/locales/all.server.ts'

const german = makeI18n('de', allWords)

/** What stands on a key in German, by what is bound. */
function printed(key: string): string {
  const keys = createElement(Keys, { alternatives: [[key]] })
  return renderToStaticMarkup(createElement(I18nextProvider, { i18n: german }, keys)).replace(
    /<[^>]+>/g,
    '',
  )
}

test('every key with a name of its own is called in German what is printed on it', () => {
  const named = keyBindings.flatMap(({ shown }) => shown.flat()).filter((key) => key.length > 1)
  expect(Object.fromEntries(named.map((key) => [key, printed(key)]))).toEqual({
    Alt: 'Alt',
    Ctrl: 'Strg',
    Del: 'Entf',
    Enter: 'Eingabe',
    Esc: 'Esc',
    PgDn: 'Bild ab',
    PgUp: 'Bild auf',
    Shift: 'Umschalt',
    Tab: 'Tab',
  })
})
