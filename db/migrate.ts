import { type Kysely, type Migration, Migrator, sql } from 'kysely'
import { migrations } from './migrations/index.ts'
import type { Database } from './schema.ts'

type Migrations = Record<string, Migration>

/** The database was last used by a newer Parley. */
export class DatabaseNewer extends Error {
  constructor(readonly unknown: readonly string[]) {
    super(
      'This database was last used by a newer version of Parley than this one, so it is left alone. ' +
        `Start that version again, or restore a backup from before. (Unknown here: ${unknown.join(', ')})`,
    )
    this.name = 'DatabaseNewer'
  }
}

/**
 * Brings the database to the newest schema, under an advisory lock: of several that start at once one
 * migrates and the others wait for it. All pending migrations are one transaction, so that one which
 * fails leaves the database as it was.
 *
 * @returns names of the migrations that ran, none when there was nothing to do
 * @throws {DatabaseNewer} when it holds migrations that this version does not know
 * @throws the error of the migration that failed
 */
export async function migrate(
  db: Kysely<Database>,
  known: Migrations = migrations,
): Promise<string[]> {
  return await unhurried(db, async (connection) => {
    await assertNotNewer(connection, known)
    const { error, results } = await migrator(connection, known).migrateToLatest()
    if (error !== undefined) throw error
    return (results ?? []).map((result) => result.migrationName)
  })
}

/**
 * Brings an empty database to the schema as one migration left it, be that up or down: what a backup
 * holds is of that schema.
 */
export async function migrateTo(db: Kysely<Database>, name: string): Promise<void> {
  await unhurried(db, async (connection) => {
    await assertNotNewer(connection, migrations)
    const { error } = await migrator(connection, migrations).migrateTo(name)
    if (error !== undefined) throw error
  })
}

/** Undoes the newest migration. For development and for the test that goes up, down and up. */
export async function migrateDown(
  db: Kysely<Database>,
  known: Migrations = migrations,
): Promise<string[]> {
  return await unhurried(db, async (connection) => {
    const { error, results } = await migrator(connection, known).migrateDown()
    if (error !== undefined) throw error
    return (results ?? []).map((result) => result.migrationName)
  })
}

/**
 * Names of the migrations that have not run, in their order. Asks only, so that a health check may.
 *
 * @throws {DatabaseNewer} as `migrate` does
 */
export async function pendingMigrations(
  db: Kysely<Database>,
  known: Migrations = migrations,
): Promise<string[]> {
  const done = await assertNotNewer(db, known)
  return Object.keys(known).filter((name) => !done.has(name))
}

function migrator(db: Kysely<Database>, known: Migrations): Migrator {
  return new Migrator({ db, provider: { getMigrations: async () => known } })
}

/** @returns names of the migrations that have run */
async function assertNotNewer(db: Kysely<Database>, known: Migrations): Promise<Set<string>> {
  const exists = await sql<{ exists: boolean }>`
    select to_regclass('kysely_migration') is not null as exists`.execute(db)
  if (exists.rows[0]?.exists !== true) return new Set()
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db)
  const unknown = rows.map(({ name }) => name).filter((name) => !(name in known))
  if (unknown.length > 0) throw new DatabaseNewer(unknown.sort())
  return new Set(rows.map(({ name }) => name))
}

const timeouts = ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout']

/** On one connection without the time limits of everyday statements: an index may take minutes. */
async function unhurried<T>(
  db: Kysely<Database>,
  work: (connection: Kysely<Database>) => Promise<T>,
): Promise<T> {
  return await db.connection().execute(async (connection) => {
    for (const name of timeouts) await sql`set ${sql.raw(name)} = 0`.execute(connection)
    try {
      return await work(connection)
    } finally {
      for (const name of timeouts) await sql`reset ${sql.raw(name)}`.execute(connection)
    }
  })
}
