import { pino } from 'pino'
import { openDatabase } from '#db/connection.ts'
import { useEmbedded } from '#db/embedded/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { makeFigures } from '../agreement/figures.ts'
import { startLive } from '../live/start.ts'
import { makeRates } from '../rates.ts'
import type { Services } from '../services.ts'
import { readSettings } from '../settings.ts'

/**
 * Does something with the database of the settings, whether the server is up or down: the running
 * PostgreSQL of the data folder is used, or one is started and stopped again.
 */
export async function withDatabase<T>(act: (services: Services) => Promise<T>): Promise<T> {
  const settings = readSettings(process.env)
  const log = pino({ level: 'silent' })
  const clock = { now: () => new Date() }
  const embedded =
    settings.databaseUrl === undefined ? await useEmbedded(settings.dataFolder) : undefined
  const database = openDatabase(embedded?.connection ?? { url: settings.databaseUrl ?? '' })
  try {
    await migrate(database.db)
    const live = await startLive({ ...database, clock, log, limits: settings.limits })
    const figures = makeFigures()
    try {
      return await act({
        db: database.db,
        clock,
        log,
        settings,
        live,
        rates: makeRates(settings.limits),
        figures,
      })
    } finally {
      await figures.close()
      await live.close()
    }
  } finally {
    await database.close()
    await embedded?.stop()
  }
}
