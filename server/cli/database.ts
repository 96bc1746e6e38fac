import { pino } from 'pino'
import { type OpenDatabase, openDatabase, type Where } from '#db/connection.ts'
import { useEmbedded } from '#db/embedded/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { makeFigures } from '../agreement/figures.ts'
import { makeTexts } from '../files/texts.ts'
import { startLive } from '../live/start.ts'
import { makeRates } from '../rates.ts'
import type { Services } from '../services.ts'
import { readSettings, type Settings } from '../settings.ts'

/**
 * Does something with the database of the settings, whether the server is up or down: the running
 * PostgreSQL of the data folder is used, or one is started and stopped again.
 */
export async function withDatabase<T>(act: (services: Services) => Promise<T>): Promise<T> {
  return withStorage(async (database, settings) => {
    const log = pino({ level: 'silent' })
    const clock = { now: () => new Date() }
    await migrate(database.db)
    const live = await startLive({ ...database, clock, log, limits: settings.limits })
    const figures = makeFigures({ db: database.db, clock, log, limits: settings.limits })
    const texts = makeTexts(settings.limits)
    const rates = makeRates(settings.limits)
    const { db } = database
    try {
      return await act({ db, clock, log, settings, live, rates, figures, texts })
    } finally {
      await figures.close()
      await texts.close()
      await live.close()
    }
  })
}

/** The same with the database as it is, of whatever version, and nothing else started. */
export async function withStorage<T>(
  act: (database: OpenDatabase & { where: Where }, settings: Settings) => Promise<T>,
): Promise<T> {
  const settings = readSettings(process.env)
  const embedded =
    settings.databaseUrl === undefined ? await useEmbedded(settings.dataFolder) : undefined
  const where = embedded?.connection ?? { url: settings.databaseUrl ?? '' }
  const database = openDatabase(where)
  try {
    return await act({ ...database, where }, settings)
  } finally {
    await database.close()
    await embedded?.stop()
  }
}
