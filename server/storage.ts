import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { Sql } from 'postgres'
import { openDatabase } from '#db/connection.ts'
import { startEmbedded } from '#db/embedded/embedded.ts'
import { readOrMakeSecret } from '#db/embedded/secret.ts'
import type { Database } from '#db/schema.ts'
import type { Settings } from './settings.ts'

/** The database of the settings, and the secret that signs cookies. */
export interface Storage {
  db: Kysely<Database>
  /** The driver itself, for LISTEN alone. */
  sql: Sql
  secret: string
  close(): Promise<void>
}

/** Opens the database that the settings name, or starts the embedded one and owns its folder. */
export async function openStorage(settings: Settings, log: Logger): Promise<Storage> {
  if (settings.databaseUrl !== undefined) {
    const database = openDatabase({ url: settings.databaseUrl })
    return { ...database, secret: settings.secret ?? '' }
  }
  const embedded = await startEmbedded({
    dataFolder: settings.dataFolder,
    log: (message) => log.info(message),
  })
  const database = openDatabase(embedded.connection)
  return {
    ...database,
    secret: settings.secret ?? (await readOrMakeSecret(settings.dataFolder)),
    async close() {
      await database.close()
      await embedded.stop()
    },
  }
}
