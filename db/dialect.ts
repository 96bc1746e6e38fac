import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type TransactionSettings,
} from 'kysely'
import type { DialectConnection } from './dialect-connection.ts'
import { ConnectionPool, type PoolOptions } from './dialect-pool.ts'
import { inWords } from './errors.ts'

/**
 * Kysely over postgres.js.
 *
 * Each Kysely connection is one postgres.js client with one connection of its own, lent to one user at
 * a time. So a transaction is plain `begin` and `commit`, no statement of another user comes between,
 * and a connection that ends takes its own transaction with it and nothing else. (`reserve()` of the
 * driver lets a restart of Postgres end the process; `begin()` runs its rollback on whatever the
 * connection serves by then.)
 *
 * Trouble with the database is thrown as a `DomainError` `unavailable`, so that pages, API, sockets and
 * commands answer it as they answer the rest.
 */
export function postgresDialect(options: PoolOptions): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new PostgresJsDriver(options),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  }
}

class PostgresJsDriver implements Driver {
  readonly #pool: ConnectionPool

  constructor(options: PoolOptions) {
    this.#pool = new ConnectionPool(options)
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return await this.#pool.acquire().catch(throwInWords)
  }

  async beginTransaction(
    connection: DatabaseConnection,
    { isolationLevel, accessMode }: TransactionSettings,
  ): Promise<void> {
    const level = isolationLevel === undefined ? '' : ` isolation level ${isolationLevel}`
    await ours(connection)
      .begin(`begin${level}${accessMode === undefined ? '' : ` ${accessMode}`}`)
      .catch(throwInWords)
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await ours(connection).commit().catch(throwInWords)
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await ours(connection).rollback()
  }

  async savepoint(connection: DatabaseConnection, name: string): Promise<void> {
    await connection.executeQuery(savepointQuery('savepoint', name))
  }

  async rollbackToSavepoint(connection: DatabaseConnection, name: string): Promise<void> {
    await connection.executeQuery(savepointQuery('rollback to', name))
  }

  async releaseSavepoint(connection: DatabaseConnection, name: string): Promise<void> {
    await connection.executeQuery(savepointQuery('release', name))
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    this.#pool.release(ours(connection))
  }

  async destroy(): Promise<void> {
    await this.#pool.close()
  }
}

function throwInWords(error: unknown): never {
  throw inWords(error)
}

/** Kysely hands back what `acquireConnection` gave it. */
function ours(connection: DatabaseConnection): DialectConnection {
  return connection as DialectConnection
}

function savepointQuery(command: string, name: string): CompiledQuery {
  return CompiledQuery.raw(`${command} "${name.replaceAll('"', '""')}"`)
}
