import { setTimeout as pause } from 'node:timers/promises'
import { pendingMigrations } from '#db/migrate.ts'
import type { Services } from '../services.ts'

/** A database that hangs is away for whoever waits: who asks for health asks again in a moment. */
const patienceMs = 3_000

/**
 * Whether this process can serve documents now: 200, or 503 with a sentence why not. The port opens once
 * migrations are done. Whether the process lives is another question (`/livez`): a server that waits for
 * its database is not made better by being started anew.
 */
export async function health(
  { db, log }: Services,
  version: string,
  isStopping: boolean,
): Promise<Response> {
  if (isStopping) {
    const detail = 'This server is stopping: it commits what it has taken, and takes nothing new.'
    return Response.json({ process: 'stopping', version, detail }, { status: 503 })
  }
  try {
    const left = await Promise.race([
      pendingMigrations(db),
      pause(patienceMs, undefined, { ref: false }),
    ])
    if (left === undefined) throw new Error(`no answer within ${patienceMs} ms`)
    if (left.length === 0) {
      return Response.json({ process: 'ok', database: 'ok', migrations: 'done', version })
    }
    const detail =
      'The database is of an older version. Restart this server, so that it is migrated.'
    const pending = { process: 'ok', database: 'ok', migrations: 'pending', version, detail }
    return Response.json(pending, { status: 503 })
  } catch (error) {
    log.warn({ err: error }, 'the database does not answer')
    const detail = 'The database does not answer. Documents are served again as soon as it does.'
    const away = { process: 'ok', database: 'away', migrations: 'unknown', version, detail }
    return Response.json(away, { status: 503 })
  }
}
