import type { InterfaceLanguage } from '#model/interface-language.ts'
import type { WordsAtHand } from '../i18n.ts'
import { unfinished } from './unfinished.ts'

/** Each language is a file of its own, which a browser fetches for pages in that language alone. */
const files: Record<InterfaceLanguage, () => Promise<WordsAtHand>> = {
  en: async () => ({ en: (await import('./en/index.ts')).en }),
  de: async () => ({ de: (await import('./de/index.ts')).de }),
}

/** The words for pages in a language, as far as the browser needs them. */
export async function fetchWords(language: InterfaceLanguage): Promise<WordsAtHand> {
  const needed = new Set(unfinished.length > 0 ? [language, 'en' as const] : [language])
  const parts = await Promise.all([...needed].map((one) => files[one]()))
  return Object.assign({}, ...parts)
}
