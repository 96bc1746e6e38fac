import { spawn } from 'node:child_process'
import { ensureBuild } from '#server/build.js'
import { ensureChromium } from './browser/chromium.ts'

/** `npm test`: style, types, unused code, a fresh build, a browser, and then every test. */
const root = process.cwd()
const only = process.argv.slice(2)

// Two at a time: each of them keeps one core busy.
await Promise.all([checks(), ensureBuild(root, console.log)])
await ensureChromium()
await run('node_modules/vitest/vitest.mjs', ['run', ...only])

async function checks(): Promise<void> {
  if (only.length > 0) return
  await run('node_modules/@biomejs/biome/bin/biome', ['ci', '.'])
  await run('node_modules/typescript/bin/tsc', ['--noEmit'])
  await run('node_modules/knip/bin/knip.js', [])
}

function run(script: string, args: string[]): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], { stdio: 'inherit' })
    child.on('close', (code) => (code === 0 ? resolve() : process.exit(code ?? 1)))
  })
}
