import { openDatabase } from '#db/connection.ts'
import { migrate } from '#db/migrate.ts'
import { hostLive } from './live-study.ts'

/** Live documents in a process of their own, on a database given by its URL, until they are killed. */
const database = openDatabase({ url: process.argv[2] as string })
await migrate(database.db)
const host = await hostLive(database, { idleMs: 200, sweepMs: 50, beatMs: 500 })
let isStopping = false
process.on('message', async () => {
  isStopping = true
  await host.stop()
  await database.close()
  process.disconnect()
})
// Whoever started it is gone without a word: a test that failed leaves nothing running.
process.on('disconnect', () => {
  if (!isStopping) process.exit(1)
})
process.send?.({ url: host.url })
