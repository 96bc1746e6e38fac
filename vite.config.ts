import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'
import options from './remix.config.js'
import { noJsonSchema } from './server/bundling/no-json-schema.ts'
import { pureModel } from './server/bundling/pure-model.ts'
import { wordsOfModules } from './server/bundling/words-of-modules.ts'

export default defineConfig({
  plugins: [wordsOfModules(), remix(options), pureModel, noJsonSchema],
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
