import { openDatabase } from '#db/connection.ts'
import { migrate } from '#db/migrate.ts'

/** Migrates a database given by its URL, in a process that a test kills. */
const database = openDatabase({ url: process.argv[2] as string })
process.send?.('begun')
await migrate(database.db)
await database.close()
process.disconnect?.()
