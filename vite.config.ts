import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'
import options from './remix.config.js'

export default defineConfig({
  plugins: [remix(options)],
  optimizeDeps: {
    // Found while a page runs, these would make the first coding session reload under the coder.
    include: ['yjs', 'y-websocket', 'y-protocols/awareness', 'y-indexeddb'],
    // The server's alone; the browser never sees it.
    exclude: ['@node-rs/argon2'],
  },
  build: { target: 'es2022' },
})
