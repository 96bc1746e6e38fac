import { pathToFileURL } from 'node:url'
import { builtEntry, ensureBuild } from './build.js'
import { requireFreePort } from './free-port.js'

/** `npm start`. JavaScript, so that Node reads it as it is. */
process.env.NODE_ENV ??= 'production'
try {
  // A build takes minutes on a slow machine: too long to be told only then.
  await requireFreePort(process.env)
  await ensureBuild(process.cwd(), console.log)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
await import(pathToFileURL(builtEntry(process.cwd(), 'run')).href)
