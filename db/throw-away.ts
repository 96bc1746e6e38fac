import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { type OpenDatabase, openDatabase, type Where } from './connection.ts'
import { codeOf } from './errors.ts'

/**
 * Does something in an empty database beside the one of `where`, which is gone afterwards.
 *
 * @throws {Error} in words where this account may not make databases
 */
export async function inThrowAwayDatabase<T>(
  where: Where,
  act: (database: OpenDatabase) => Promise<T>,
): Promise<T> {
  const name = `parley_verify_${randomBytes(6).toString('hex')}`
  const outer = openDatabase(where, { poolSize: 1, statementTimeoutMs: 120_000 })
  try {
    await sql`create database ${sql.id(name)} template template0`.execute(outer.db).catch(inWords)
    const inner = openDatabase(besides(where, name), { poolSize: 4 })
    try {
      return await act(inner)
    } finally {
      await inner.close()
      await sql`drop database if exists ${sql.id(name)} with (force)`.execute(outer.db)
    }
  } finally {
    await outer.close()
  }
}

function besides(where: Where, database: string): Where {
  if (!('url' in where)) return { ...where, database }
  return { url: where.url.replace(/^([a-z]+:\/\/[^/?#]*\/)[^?#]*/, `$1${database}`) }
}

function inWords(error: unknown): never {
  if (codeOf(error) === '42501') {
    throw new Error(
      'To verify, a database of its own is made for a moment, and the account in DATABASE_URL may not do that. ' +
        'Allow it (ALTER ROLE … CREATEDB), or name another PostgreSQL in DATABASE_URL.',
    )
  }
  throw error
}
