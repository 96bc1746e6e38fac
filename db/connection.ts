import { Kysely } from 'kysely'
import postgres from 'postgres'
import { postgresDialect } from './dialect.ts'
import { assertDriverPatched } from './driver-patch.ts'
import type { Database } from './schema.ts'

/**
 * Where Postgres is: a URL as `DATABASE_URL` gives it, or the folder of its Unix socket.
 *
 * A URL may name a socket folder as libpq does: `postgres://parley@localhost/name?host=/socket/dir`
 * (`postgres://parley@/name?host=/socket/dir` is taken too); the host before it then counts for nothing.
 */
export type Where =
  | { url: string }
  | { socketFolder: string; port?: number; database: string; user: string }

export interface ConnectionOptions {
  /** Connections at most. */
  poolSize?: number
  /** How long a statement is offered to a Postgres that is not answering yet, as in a restart. */
  patienceMs?: number
  /** How long a caller waits for a free connection. */
  waitMs?: number
  statementTimeoutMs?: number
  lockTimeoutMs?: number
  idleInTransactionTimeoutMs?: number
  /** Shown in `pg_stat_activity`. */
  applicationName?: string
}

export interface OpenDatabase {
  db: Kysely<Database>
  /** For LISTEN and NOTIFY, on connections of its own. It listens again by itself after a restart. */
  sql: postgres.Sql
  close(): Promise<void>
}

/**
 * Opens the database. Nothing is dialled before the first statement.
 *
 * Types: bigint and numeric come as text, timestamptz as Date, bytea as Buffer, json parsed. JSON goes
 * in as a value: a string would be stored as a JSON string.
 *
 * @throws {Error} when the driver lacks our patch, or the URL cannot be read
 */
export function openDatabase(where: Where, options: ConnectionOptions = {}): OpenDatabase {
  assertDriverPatched()
  const settings = driverSettings(options)
  const connect = (own: postgres.Options<Record<string, never>>) => dial(where, settings, own)
  const sql = connect({ max: 2 })
  const db = new Kysely<Database>({
    dialect: postgresDialect({
      size: options.poolSize ?? 10,
      waitMs: options.waitMs ?? 10_000,
      patienceMs: options.patienceMs ?? 3_000,
      pauseMs: 50,
      makeClient: (onclose) => connect({ max: 1, onclose }),
    }),
  })
  return {
    db,
    sql,
    close: async () => {
      await Promise.all([db.destroy(), sql.end({ timeout: 2 })])
    },
  }
}

type DriverSettings = postgres.Options<Record<string, never>>

function driverSettings(options: ConnectionOptions): DriverSettings {
  return {
    // The driver's own back-off grows to 20 seconds, far past the return of a restarted Postgres.
    backoff: () => 0.1,
    connect_timeout: 3,
    keep_alive: 10,
    // A connection is never ended for its age: it might be in the middle of a transaction.
    max_lifetime: null,
    onnotice: () => {},
    connection: {
      application_name: options.applicationName ?? 'parley',
      statement_timeout: options.statementTimeoutMs ?? 15_000,
      lock_timeout: options.lockTimeoutMs ?? 5_000,
      idle_in_transaction_session_timeout: options.idleInTransactionTimeoutMs ?? 30_000,
    },
  } as DriverSettings
}

function dial(where: Where, settings: DriverSettings, own: DriverSettings): postgres.Sql {
  if ('socketFolder' in where) {
    return postgres({
      ...settings,
      ...own,
      host: where.socketFolder,
      port: where.port ?? 5432,
      database: where.database,
      user: where.user,
    }) as postgres.Sql
  }
  const { url, socketFolder } = readUrl(where.url)
  const host = socketFolder === undefined ? {} : { host: socketFolder }
  return postgres(url, { ...settings, ...own, ...host }) as postgres.Sql
}

/** Takes the socket's folder out of the URL: the driver would send it to Postgres as a setting. */
function readUrl(text: string): { url: string; socketFolder: string | undefined } {
  const complete = text.replace(/^(postgres(?:ql)?:\/\/(?:[^/?#@]*@)?)(?=\/)/, '$1localhost')
  if (!URL.canParse(complete)) {
    throw new Error('DATABASE_URL cannot be read as postgres://user@host/name')
  }
  const url = new URL(complete)
  const folder = url.searchParams.get('host')
  if (folder === null) return { url: complete, socketFolder: undefined }
  const port = url.searchParams.get('port')
  if (port !== null) url.port = port
  url.searchParams.delete('host')
  url.searchParams.delete('port')
  return { url: url.href, socketFolder: folder }
}
