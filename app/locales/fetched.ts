import type { InterfaceLanguage } from '#model/interface-language.ts'
import type { WordsAtHand } from '../i18n.ts'

/** Each language is a file of its own, which a browser fetches for pages in that language alone. */
const files: Record<InterfaceLanguage, () => Promise<WordsAtHand>> = {
  en: async () => ({ en: (await import('./en/index.ts')).en }),
  de: async () => ({ de: (await import('./de/index.ts')).de }),
}

/** The words for pages in a language. */
export function fetchWords(language: InterfaceLanguage): Promise<WordsAtHand> {
  return files[language]()
}
