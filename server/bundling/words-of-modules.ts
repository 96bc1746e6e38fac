import { readdirSync } from 'node:fs'
import type { Plugin } from 'vite'

/** What a module is made to import, in the pages alone. */
const fetched = '#app/locales/fetched.ts'

const namespaces = readdirSync(new URL('../../app/locales/en', import.meta.url)).map((file) =>
  file.replace('.ts', ''),
)
const named = new RegExp(`'(${[...namespaces, 'sentences'].join('|')})'`, 'g')
const prefixed = new RegExp(`['"\`](${namespaces.join('|')}):\\w`, 'g')

/** Those that a module of a page asks i18next for, and those that it names before a key. */
export function namespacesIn(code: string): readonly string[] {
  const asked = code.match(/(?:useTranslation|getResourceBundle)\([^)]*\)/g) ?? []
  const found = [...asked.join(' ').matchAll(named), ...code.matchAll(prefixed)]
  return [...new Set(found.map(([, name]) => name!))]
}

/**
 * Makes every module of a page that says words want them as it is loaded, and every page wait for those that its modules
 * want: no page is sent words that it does not say, and none is shown without those that it does.
 */
export function wordsOfModules(): Plugin {
  /** Of the project, with slashes on every system, as Vite writes paths. */
  let root = ''
  return {
    name: 'words-of-modules',
    enforce: 'pre',
    configResolved(config) {
      root = config.root
    },
    transform(code, id, { ssr } = {}) {
      const [path, query] = id.split('?')
      const file = path!.startsWith(`${root}/`) ? path!.slice(root.length + 1) : ''
      if (ssr || !/^app\/(?!locales\/).*\.tsx?$/.test(file)) return null
      const spoken = namespacesIn(code)
      const isPage = query === undefined && file.startsWith('app/routes/')
      if (spoken.length === 0 && !isPage) return null
      return {
        code: [
          code,
          `import { wantedWords, wantWords } from '${fetched}'`,
          `wantWords(${spoken.map((name) => `'${name}'`).join(', ')})`,
          ...(isPage ? ['await wantedWords()'] : []),
        ].join('\n'),
        map: null,
      }
    },
  }
}
