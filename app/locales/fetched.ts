import { type InterfaceLanguage, interfaceLanguages } from '#model/interface-language.ts'
import type { Namespace, WordsAtHand } from '../i18n.ts'

/** Each namespace of each language is a file of its own: a browser fetches those that its pages say, in their language. */
const files = import.meta.glob<object>(
  ['./*/*.ts', './*/sentences/index.ts', '!./*/index.ts', '!./*/agreement-pages.ts'],
  { import: 'default' },
)

const names = new Set<Namespace>(['common'])
const atHand: Partial<Record<Namespace, object>> = {}
let add: (name: Namespace, words: object) => void = () => {}

/** The language in which the page was written. */
export function languageOfPage(): InterfaceLanguage {
  const { lang } = document.documentElement
  return interfaceLanguages.find((one) => one === lang) ?? 'en'
}

/**
 * Says that a namespace is spoken on this page. Every module that names one calls this as it is loaded, which the build
 * sees to (server/bundling); fetched is what was wanted by {@link wantedWords}.
 *
 * @public
 */
export function wantWords(...spoken: readonly Namespace[]): void {
  for (const name of spoken) names.add(name)
}

/**
 * Fetches what was wanted and is not at hand: before a page, and before a part of one, is shown for the first time.
 *
 * @throws where it cannot be fetched; asking again fetches again
 */
export async function wantedWords(): Promise<void> {
  await Promise.all([...names].filter((name) => atHand[name] === undefined).map(fetchWords))
}

/** All that is at hand, for who speaks; what comes later is handed to `later`. */
export function wordsAtHand(later: typeof add): WordsAtHand {
  add = later
  return { [languageOfPage()]: { ...atHand } }
}

async function fetchWords(name: Namespace): Promise<void> {
  const folder = `./${languageOfPage()}/${name}`
  // English has no file of sentences: it says them as they come.
  const file = files[`${folder}.ts`] ?? files[`${folder}/index.ts`]
  const words = file === undefined ? {} : await file()
  if (atHand[name] !== undefined) return
  atHand[name] = words
  add(name, words)
}
