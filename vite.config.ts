import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { transformAsync } from '@babel/core'
import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig, type Plugin } from 'vite'
import options from './remix.config.js'

/**
 * Says of every call that a module of the model makes when it is loaded that it changes nothing, so that a page which
 * uses a name of a module, and none of its schemas, is sent neither the schemas nor zod.
 */
const pureModel: Plugin = {
  name: 'pure-model',
  apply: 'build',
  enforce: 'post',
  async transform(code, id) {
    if (!/\/model\/.*\.ts$/.test(id)) return null
    const made = await transformAsync(code, {
      plugins: [createRequire(import.meta.url).resolve('babel-plugin-annotate-pure-calls')],
      sourceMaps: true,
      configFile: false,
      babelrc: false,
    })
    return made?.code == null ? null : { code: made.code, map: made.map }
  },
}

/**
 * Makes every module of a page that says words want them as it is loaded, and every page wait for those that its modules
 * want: no page is sent words that it does not say, and none is shown without those that it does.
 */
const wordsOfModules: Plugin = {
  name: 'words-of-modules',
  enforce: 'pre',
  transform(code, id, { ssr } = {}) {
    const [path, query] = id.split('?')
    const file = path!.replace(`${process.cwd()}/`, '')
    if (ssr || !/^app\/(?!locales\/).*\.tsx?$/.test(file)) return null
    const spoken = namespacesIn(code)
    const isPage = query === undefined && file.startsWith('app/routes/')
    if (spoken.length === 0 && !isPage) return null
    return {
      code: [
        code,
        `import { wantedWords, wantWords } from '#app/locales/fetched.ts'`,
        `wantWords(${spoken.map((name) => `'${name}'`).join(', ')})`,
        ...(isPage ? ['await wantedWords()'] : []),
      ].join('\n'),
      map: null,
    }
  },
}

const namespaces = readdirSync('app/locales/en').map((file) => file.replace('.ts', ''))
const named = new RegExp(`'(${[...namespaces, 'sentences'].join('|')})'`, 'g')
const prefixed = new RegExp(`['"\`](${namespaces.join('|')}):\\w`, 'g')

/** Those that a module asks i18next for, and those that it names before a key. */
function namespacesIn(code: string): readonly string[] {
  const asked = code.match(/(?:useTranslation|getResourceBundle)\([^)]*\)/g) ?? []
  const found = [...asked.join(' ').matchAll(named), ...code.matchAll(prefixed)]
  return [...new Set(found.map(([, name]) => name!))]
}

export default defineConfig({
  plugins: [wordsOfModules, remix(options), pureModel],
  optimizeDeps: {
    // Found while a page runs, these would make it reload under whoever works in it.
    include: [
      'react',
      'react-dom/client',
      'react-i18next',
      'i18next',
      '@remix-run/react',
      '@base-ui/react/csp-provider',
      '@base-ui/react/dialog',
      '@base-ui/react/menu',
      '@base-ui/react/popover',
      '@base-ui/react/toast',
      '@tanstack/react-virtual',
      'tinykeys',
      'zod',
      'idb',
      'lib0/decoding',
      'lib0/encoding',
      'lib0/random',
      'yjs',
      'y-websocket',
      'y-protocols/awareness',
      'y-protocols/sync',
      'y-indexeddb',
    ],
    // The server's alone; the browser never sees it.
    exclude: ['@node-rs/argon2'],
  },
  build: { target: 'es2022' },
})
