import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * The file of a thread: beside a built server it is built too, beside the source it needs a reader of
 * TypeScript. That takes a second of processor time for each thread, so tests, which begin hundreds, name the folder of
 * a build of the same sources in PARLEY_BUILT_THREADS.
 *
 * @param url of the module that asks
 * @param name of the file beside it, without its extension; unique, since a build puts all in one folder
 */
export function workerBeside(url: string, name: string): { filename: string; execArgv: string[] } {
  if (!url.endsWith('.ts')) return { filename: new URL(`./${name}.js`, url).href, execArgv: [] }
  const { PARLEY_BUILT_THREADS: built } = process.env
  if (built) return { filename: pathToFileURL(join(built, `${name}.js`)).href, execArgv: [] }
  const typeScript = pathToFileURL(createRequire(url).resolve('tsx')).href
  return { filename: new URL(`./${name}.ts`, url).href, execArgv: ['--import', typeScript] }
}
