import { startServer } from './main.ts'
import { readSettings } from './settings.ts'

/** What `npm start` runs once it is built, and with `--dev` what `npm run dev` runs as it is. */
const dev = process.argv.includes('--dev')
process.env.NODE_ENV ??= dev ? 'development' : 'production'

try {
  const settings = readSettings(process.env)
  const parley = await startServer(settings, { dev })
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
