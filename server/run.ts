import { makeLog } from './log.ts'
import { startServer } from './main.ts'
import { readSettings } from './settings.ts'

/** What `npm start` runs once it is built, and with `--dev` what `npm run dev` runs as it is. */
const dev = process.argv.includes('--dev')
process.env.NODE_ENV ??= dev ? 'development' : 'production'

try {
  // On a terminal somebody waits for the address below, not for a line a request.
  const usual = process.stdout.isTTY ? { PARLEY_LOG: 'warn' } : {}
  const settings = readSettings({ ...usual, ...process.env })
  const log = makeLog(settings.logLevel)
  // Node would print the error with all it carries.
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'the server ends: an error that nobody took')
    process.exit(1)
  })
  const parley = await startServer(settings, { dev, log })
  console.log(
    parley.setUpUrl === null
      ? `Parley is ready: open ${parley.url}`
      : `Parley is ready: open ${parley.setUpUrl} to make the first account`,
  )

  if (parley.demo !== null) {
    console.log(`The demo study is open to ${parley.demo.email}, password ${parley.demo.password}`)
  }

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await parley.close()
    process.exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
