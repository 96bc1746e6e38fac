import { pathToFileURL } from 'node:url'
import { builtServer, ensureBuild } from './build.js'

/** `npm start`. JavaScript, so that Node reads it as it is. */
process.env.NODE_ENV ??= 'production'
try {
  await ensureBuild(process.cwd(), console.log)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
await import(pathToFileURL(builtServer(process.cwd())).href)
