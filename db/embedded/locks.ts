import postgres from 'postgres'
import type { Where } from '../connection.ts'

/**
 * Who uses a running embedded Postgres: one server owns it, and servers and commands alike use it.
 *
 * Kept as advisory locks of one session, in the database `postgres`: they survive nothing, so that a
 * killed owner leaves no mark behind.
 */
const ownerKey = 5_241_001
const useKey = 5_241_002

export interface Locks {
  /** True once this session owns the Postgres; false while another does. */
  tryOwn(): Promise<boolean>
  /** Says that somebody uses it. Waits while the last user is stopping it. */
  use(): Promise<void>
  /** True when nobody else uses it any more; no one can begin to until `close`. */
  alone(waitMs: number): Promise<boolean>
  ensureDatabase(name: string): Promise<void>
  close(): Promise<void>
}

/** @param onLost called when the session, and with it every lock, is gone */
export function openLocks(where: Where, onLost: () => void = () => {}): Locks {
  let closing = false
  const sql = connect(where, () => {
    if (!closing) onLost()
  })
  return {
    tryOwn: async () => {
      const [row] = await sql`select pg_try_advisory_lock(${ownerKey}) as got`
      return row?.got === true
    },
    use: async () => {
      await sql`select pg_advisory_lock_shared(${useKey})`
    },
    alone: async (waitMs) => {
      await sql`select pg_advisory_unlock_shared(${useKey})`
      await sql`select set_config('lock_timeout', ${`${waitMs}ms`}, false)`
      return await sql`select pg_advisory_lock(${useKey})`.then(
        () => true,
        () => false,
      )
    },
    ensureDatabase: async (name) => {
      const found = await sql`select from pg_database where datname = ${name}`
      if (found.length > 0) return
      await sql`create database ${sql(name)}`.catch((error) => {
        // Made by another process in the meantime.
        if (error.code !== '42P04' && error.code !== '23505') throw error
      })
    },
    close: async () => {
      closing = true
      await sql.end({ timeout: 2 })
    },
  }
}

function connect(where: Where, onclose: () => void) {
  const options = {
    max: 1,
    max_lifetime: null,
    connect_timeout: 3,
    backoff: () => 0.1,
    fetch_types: false,
    onnotice: () => {},
    onclose,
    connection: { application_name: 'parley owner' },
  }
  return 'url' in where
    ? postgres(where.url, { ...options, database: 'postgres' })
    : postgres({
        ...options,
        host: where.socketFolder,
        port: where.port ?? 5432,
        user: where.user,
        database: 'postgres',
      })
}
