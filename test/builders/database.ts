import { randomBytes } from 'node:crypto'
import { type Kysely, sql as query } from 'kysely'
import type postgres from 'postgres'
import { inject } from 'vitest'
import { type ConnectionOptions, openDatabase } from '#db/connection.ts'
import type { Database } from '#db/schema.ts'
import { urlOf } from './postgres-url.ts'

export interface FreshDatabase {
  db: Kysely<Database>
  /** For LISTEN, and for what Kysely does not say. */
  sql: postgres.Sql
  /** For `DATABASE_URL`, `openDatabase({ url })` and other processes. */
  url: string
  /** Closes it and drops it; who else is connected is cut off. */
  drop(): Promise<void>
}

/** A database of its own, migrated and empty: a copy of the run's template. Drop it after. */
export function freshDatabase(options: ConnectionOptions = {}): Promise<FreshDatabase> {
  return copyOf(inject('templateDatabase'), options)
}

/** The same without any table, for the tests of migrations. */
export function databaseWithoutTables(options: ConnectionOptions = {}): Promise<FreshDatabase> {
  return copyOf('template0', options)
}

async function copyOf(template: string, options: ConnectionOptions): Promise<FreshDatabase> {
  const server = inject('postgresUrl')
  const name = `parley_${randomBytes(6).toString('hex')}`
  await asAdmin(server, async (sql) => {
    await sql`create database ${sql(name)} template ${sql(template)}`
  })
  const url = urlOf({ url: server }, name)
  const { db, sql, close } = openDatabase({ url }, { poolSize: 4, ...options })
  return {
    db,
    sql,
    url,
    drop: async () => {
      await close()
      await asAdmin(server, async (admin) => {
        await admin`drop database if exists ${admin(name)} with (force)`
      })
    },
  }
}

/** Whether somebody in this database waits for a lock that another transaction holds. */
export async function isWaiting(db: Kysely<Database>): Promise<boolean> {
  const { rows } = await query<{ waits: boolean }>`
    select exists (select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock') as waits`.execute(db)
  return rows[0]?.waits === true
}

async function asAdmin(url: string, work: (sql: postgres.Sql) => Promise<void>): Promise<void> {
  const { sql, close } = openDatabase({ url }, { poolSize: 1, statementTimeoutMs: 60_000 })
  try {
    await work(sql)
  } finally {
    await close()
  }
}
