import { createInstance, type i18n, type TFunction } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { InterfaceLanguage } from '#model/interface-language.ts'
import type { en } from './locales/en/index.ts'

export type Namespace = keyof typeof en
export type Words = TFunction<Namespace[]>

/** What is at hand: all languages on the server, that of the page in the browser. */
export type WordsAtHand = Partial<Record<InterfaceLanguage, Partial<Record<Namespace, object>>>>

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: typeof en
  }
}

/** An instance that speaks one language and never turns to another; English stands in where it may. */
export function makeI18n(language: InterfaceLanguage, words: WordsAtHand): i18n {
  const instance = createInstance()
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    ns: Object.keys({ ...words.en, ...words[language] }),
    defaultNS: 'common',
    resources: words,
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    // The words are at hand, so nothing has to wait for them.
    initAsync: false,
  })
  // As it comes it takes every value of a sentence for a setting: one called “unit” would spoil its numbers.
  instance.services.formatter?.add('number', (value: number, lng) => value.toLocaleString(lng))
  return instance
}

const spoken = new Map<InterfaceLanguage, i18n>()

/** Makes a language one that pages are written in here, and titles too. */
export function speak(language: InterfaceLanguage, words: WordsAtHand): i18n {
  const instance = makeI18n(language, words)
  spoken.set(language, instance)
  return instance
}

/**
 * Words outside of React, such as the title of a page.
 *
 * @param language where it is not spoken here, the page’s own stands for it: another tab may have changed
 *   it, which this page takes over when it is loaded anew
 */
export function wordsIn(language: InterfaceLanguage): Words {
  const instance = spoken.get(language) ?? [...spoken.values()][0]
  if (instance === undefined) throw new Error('No language was made one that is spoken here.')
  return instance.getFixedT(null, instance.options.ns as Namespace[]) as unknown as Words
}
