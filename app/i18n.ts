import { createInstance, type i18n, type TFunction } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { en } from './locales/en/index.ts'

/** Languages the interface speaks; the first is the one the others fall back to. */
export const languages = ['en'] as const
export type Language = (typeof languages)[number]

type Namespace = keyof typeof en
export type Words = TFunction<Namespace[]>

const namespaces = Object.keys(en) as Namespace[]

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: typeof en
  }
}

/**
 * An instance of its own for each request on the server and one in the browser: a language chosen in
 * one page never speaks in another.
 */
export function makeI18n(language: Language): i18n {
  const instance = createInstance()
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: languages[0],
    ns: namespaces,
    defaultNS: 'common',
    resources: { en },
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    // The words are at hand, so nothing has to wait for them.
    initAsync: false,
  })
  return instance
}

/** Words outside of React, such as the title of a page. */
export function wordsIn(language: Language): Words {
  return makeI18n(language).getFixedT(language, namespaces) as unknown as Words
}
