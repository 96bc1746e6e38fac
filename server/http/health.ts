import { pendingMigrations } from '#db/migrate.ts'
import type { Services } from '../services.ts'

/** Whether this process can serve documents now. The port opens once migrations are done. */
export async function health({ db, log }: Services, version: string): Promise<Response> {
  try {
    const migrations = (await pendingMigrations(db)).length === 0 ? 'done' : 'pending'
    const status = migrations === 'done' ? 200 : 503
    return Response.json({ process: 'ok', database: 'ok', migrations, version }, { status })
  } catch (error) {
    log.warn({ err: error }, 'the database does not answer')
    const away = { process: 'ok', database: 'away', migrations: 'unknown', version }
    return Response.json(away, { status: 503 })
  }
}
