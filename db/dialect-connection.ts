import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely'
import type postgres from 'postgres'
import { Filling, readToItsEnd } from './copy.ts'
import { inWords, neverReachedPostgres, TransactionLost, withCallers } from './errors.ts'

/** A client that holds one connection and calls `onClose` whenever that ends, for whatever reason. */
export type MakeClient = (onClose: () => void) => postgres.Sql

/** How often, and how far apart, a statement is offered to a Postgres that is not answering yet. */
export interface Patience {
  patienceMs: number
  pauseMs: number
}

/** Statements worth keeping on the server; generated ones beyond these would only fill its memory. */
const mostPrepared = 200
const longestPrepared = 4_000

/**
 * One connection to Postgres, used by one caller at a time.
 *
 * postgres.js dials again by itself, so outside a transaction an ended connection is no matter. Inside
 * one, what follows must not run on the new connection: it would be half a transaction.
 */
export class DialectConnection implements DatabaseConnection {
  readonly #client: postgres.Sql
  readonly #patience: Patience
  readonly #prepared = new Set<string>()
  #inTransaction = false
  #lost = false
  #cursors = 0
  /** The state of the connection is not known: it must not be lent again. */
  broken = false

  constructor(makeClient: MakeClient, patience: Patience) {
    this.#patience = patience
    this.#client = makeClient(() => {
      this.#lost = true
    })
  }

  get inTransaction(): boolean {
    return this.#inTransaction
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const sending = this.#inTransaction
      ? this.#send(query.sql, query.parameters)
      : this.#whilePatient(() => this.#send(query.sql, query.parameters))
    try {
      const result = await sending
      const rows = [...result] as R[]
      return changesRows(result.command)
        ? { rows, numAffectedRows: BigInt(result.count ?? 0) }
        : { rows }
    } catch (error) {
      throw inWords(withCallers(error))
    }
  }

  /**
   * Rows in chunks, through an SQL cursor: memory holds one chunk, whatever the length of the answer.
   * Outside a transaction it opens one of its own, whose idle limit gives a slow reader time.
   */
  async *streamQuery<R>(
    query: CompiledQuery,
    chunkSize: number,
  ): AsyncIterableIterator<QueryResult<R>> {
    if (!Number.isInteger(chunkSize) || chunkSize < 1) {
      throw new RangeError('A stream is read in chunks of at least one row')
    }
    const ownTransaction = !this.#inTransaction
    const cursor = `parley_cursor_${++this.#cursors}`
    if (ownTransaction) {
      await this.begin('begin')
      await this.#command("set local idle_in_transaction_session_timeout = '10min'")
    }
    let done = false
    try {
      await this.#send(`declare ${cursor} no scroll cursor for ${query.sql}`, query.parameters)
      while (true) {
        const rows = await this.#send(`fetch ${chunkSize} from ${cursor}`, [])
        if (rows.length > 0) yield { rows: [...rows] as R[] }
        if (rows.length < chunkSize) break
      }
      await this.#command(`close ${cursor}`)
      done = true
    } catch (error) {
      throw inWords(error)
    } finally {
      if (ownTransaction) await (done ? this.commit() : this.rollback())
    }
  }

  /** What `copy … to stdout` gives. The next statement waits until it is read. */
  async copyOut(text: string): Promise<AsyncGenerator<Buffer>> {
    this.#assertNotLost()
    return readToItsEnd(await this.#client.unsafe(text).readable())
  }

  /** Takes what `copy … from stdin` is to store. No other statement may come before its end. */
  async copyIn(text: string): Promise<Filling> {
    this.#assertNotLost()
    const rows = await this.#client.unsafe(text).writable()
    return new Filling(rows, async () => {
      await this.#send('select 1', [])
    })
  }

  /** @throws the driver's error when no transaction was begun */
  async begin(command: string): Promise<void> {
    this.#inTransaction = true
    try {
      await this.#whilePatient(() => {
        this.#lost = false
        return this.#client.unsafe(command).simple()
      })
    } catch (error) {
      this.#inTransaction = false
      this.broken = true
      throw error
    }
  }

  /**
   * @throws {TransactionLost} when the connection ended before the commit was asked for
   * @throws {Error} when a statement in it had failed, so that Postgres undid it
   * @throws the driver's error when the connection ended during the commit: it may or may not be done
   */
  async commit(): Promise<void> {
    const { command } = await this.#command('commit')
    this.#inTransaction = false
    if (command !== 'COMMIT') {
      throw new Error('A statement in this transaction had failed, so Postgres undid it at commit.')
    }
  }

  /** Never throws: what cannot be rolled back by asking is rolled back by ending the connection. */
  async rollback(): Promise<void> {
    try {
      if (!this.#lost) await this.#command('rollback')
    } catch {
      this.broken = true
    }
    this.#inTransaction = false
  }

  async end(): Promise<void> {
    await this.#client.end({ timeout: 2 })
  }

  async #command(text: string) {
    this.#assertNotLost()
    return await this.#client.unsafe(text).simple()
  }

  async #send(text: string, parameters: readonly unknown[]) {
    this.#assertNotLost()
    return await this.#client.unsafe(
      text,
      parameters.map(this.#toParameter) as never[],
      {
        // One statement, never several in one text: a second wall against injection.
        simple: false,
        prepare: this.#isPrepared(text),
      } as postgres.UnsafeQueryOptions,
    )
  }

  /** Postgres knows the type of an array's place; the driver would guess it from the first element. */
  #toParameter = (value: unknown): unknown =>
    Array.isArray(value) ? this.#client.typed(value as never, 0) : value

  /** Offers again only what Postgres cannot have seen. */
  async #whilePatient<T>(send: () => PromiseLike<T>): Promise<T> {
    const until = performance.now() + this.#patience.patienceMs
    while (true) {
      try {
        return await send()
      } catch (error) {
        if (!neverReachedPostgres(error) || performance.now() > until) throw error
        await new Promise((resolve) => setTimeout(resolve, this.#patience.pauseMs))
      }
    }
  }

  #assertNotLost(): void {
    if (this.#inTransaction && this.#lost) {
      throw new TransactionLost()
    }
  }

  #isPrepared(text: string): boolean {
    if (this.#prepared.has(text)) return true
    if (text.length > longestPrepared || this.#prepared.size >= mostPrepared) return false
    this.#prepared.add(text)
    return true
  }
}

function changesRows(command: string | undefined): boolean {
  return ['INSERT', 'UPDATE', 'DELETE', 'MERGE'].includes(command ?? '')
}
