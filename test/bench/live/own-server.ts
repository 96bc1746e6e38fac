import { openDatabase } from '#db/connection.ts'
import { limits } from '#model/limits.ts'
import { hostLive } from '../../builders/live-study.ts'

/** Parley's live documents; the limits on sockets are raised, as an operator may, and nothing else. */
export async function ownServer(options: { databaseUrl: string; idleMs?: number }) {
  const database = openDatabase({ url: options.databaseUrl })
  const { url, stop } = await hostLive(database, {
    limits: { ...limits, socketsPerPerson: 20_000, socketsPerRoom: 20_000 },
    ...(options.idleMs === undefined ? {} : { idleMs: options.idleMs, sweepMs: 100 }),
  })
  return {
    url,
    stop: async () => {
      await stop()
      await database.close()
    },
  }
}
