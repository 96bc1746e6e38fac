import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'

/** What a build is made of. */
const sources = ['app', 'model', 'server', 'db', 'codebooks', 'public']
const files = ['package-lock.json', 'remix.config.js', 'vite.config.ts', 'tsconfig.json']
const stamp = '.made-from'
/** Beside Remix's own `client` and `server`. */
const serverFolder = 'main'

/**
 * Builds pages and server when what they are made of differs from what the present build was made of.
 *
 * @param {string} root folder of Parley
 * @param {(words: string) => void} say
 * @returns {Promise<void>}
 * @throws {Error} with what the build printed
 */
export async function ensureBuild(root, say) {
  await sweep(root)
  const hash = await hashOfSources(root)
  if ((await madeFrom(root)) === hash) return
  say('Building Parley, once for this version …')
  // Made beside the present one and put in its place whole, so that a build cut short is none.
  const fresh = `build-${process.pid}`
  try {
    await buildPages(root, fresh)
    await compressFiles(join(root, fresh, 'client'))
    await buildServer(root, fresh)
    await writeFile(join(root, fresh, stamp), hash)
    // Another start may have made the same meanwhile, and runs from it.
    if ((await madeFrom(root)) === hash) return
    await rm(join(root, 'build'), { recursive: true, force: true })
    await rename(join(root, fresh), join(root, 'build'))
  } finally {
    await rm(join(root, fresh), { recursive: true, force: true })
  }
}

/**
 * Takes away what builds left that were cut short, and not what another process builds now.
 *
 * @param {string} root
 */
async function sweep(root) {
  for (const name of await readdir(root)) {
    const pid = /^build-(\d+)$/.exec(name)?.[1]
    if (pid === undefined || isRunning(Number(pid))) continue
    await rm(join(root, name), { recursive: true, force: true })
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}

/**
 * Whether the present build is one of the sources as they are.
 *
 * @param {string} root folder of Parley
 */
export async function isBuilt(root) {
  return (await madeFrom(root)) === (await hashOfSources(root))
}

/** @param {string} root */
function madeFrom(root) {
  return readFile(join(root, 'build', stamp), 'utf8').catch(() => '')
}

/** Files of words; pictures and typefaces are small as they are. */
const compressible = new Set(['.js', '.css', '.svg'])

/**
 * Puts compressed files beside those that browsers are sent, once for all of them: a page is sent a third of
 * its scripts then, also where no proxy compresses.
 *
 * @param {string} folder
 */
async function compressFiles(folder) {
  const names = await readdir(folder, { recursive: true })
  for (const name of names) {
    if (!compressible.has(extname(name))) continue
    const path = join(folder, name)
    const content = await readFile(path)
    await writeFile(`${path}.br`, await promisify(brotliCompress)(content))
    await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: 9 }))
  }
}

/** @param {string} root */
async function hashOfSources(root) {
  const hash = createHash('sha256')
  for (const folder of sources) {
    const entries = await readdir(join(root, folder), {
      recursive: true,
      withFileTypes: true,
    }).catch(() => [])
    const paths = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
    for (const path of paths) hash.update(path.slice(root.length)).update(await readFile(path))
  }
  for (const file of files) hash.update(file).update(await readFile(join(root, file)))
  return hash.digest('hex')
}

/**
 * Where {@link ensureBuild} put the server and the command line. They are built, since a start that reads
 * TypeScript takes twice the time and more: every module, also those of the packages, then goes through the
 * translator.
 *
 * @param {string} root folder of Parley
 * @param {'run' | 'command'} entry the server, or the command line
 */
export function builtEntry(root, entry) {
  return join(root, 'build', serverFolder, `${entry}.js`)
}

/**
 * Packages that go into the files of the server: of each of them a start would look for dozens of files and more. Those
 * that find files of their own by where they lie, or must be there once in a process, stay where they are.
 */
const bundled = [
  'zod',
  'yaml',
  'commander',
  'kysely',
  'rate-limiter-flexible',
  'csv-parse',
  'csv-stringify',
  'helmet',
  'ipaddr.js',
  'fflate',
]

/**
 * @param {string} root
 * @param {string} folder
 */
async function buildServer(root, folder) {
  const { build } = await import('vite')
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: bundled },
    build: {
      ssr: true,
      outDir: join(folder, serverFolder),
      copyPublicDir: false,
      target: 'node20',
      rollupOptions: {
        input: {
          run: 'server/run.ts',
          command: 'server/cli/main.ts',
          worker: 'server/agreement/worker.ts',
          'compare-worker': 'server/agreement/compare-worker.ts',
          'file-worker': 'server/agreement/file-worker.ts',
          'text-worker': 'server/files/text-worker.ts',
          'report-worker': 'server/report/report-worker.ts',
          'fold-worker': 'server/live/stored/fold-worker.ts',
        },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  })
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {Promise<void>}
 */
function buildPages(root, folder) {
  const cli = join(root, 'node_modules', '@remix-run', 'dev', 'dist', 'cli.js')
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, 'vite:build'], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', PARLEY_BUILD_FOLDER: folder },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let printed = ''
    child.stdout.on('data', (chunk) => (printed += chunk))
    child.stderr.on('data', (chunk) => (printed += chunk))
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`The pages could not be built:\n${printed}`)),
    )
  })
}
