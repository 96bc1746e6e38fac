import { pathToFileURL } from 'node:url'
import { builtEntry, ensureBuild } from './build.js'

/**
 * The command line: `npm run --silent parley -- COMMAND`. Like the server it runs as it is built; what the
 * build says goes beside what a command prints.
 */
process.env.NODE_ENV ??= 'production'
try {
  await ensureBuild(process.cwd(), console.error)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
await import(pathToFileURL(builtEntry(process.cwd(), 'command')).href)
