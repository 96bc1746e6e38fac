import { DialectConnection, type MakeClient, type Patience } from './dialect-connection.ts'
import { NoConnectionFree } from './errors.ts'

export interface PoolOptions extends Patience {
  makeClient: MakeClient
  /** Connections at most; each is dialled when first needed. */
  size: number
  /** How long a caller waits for one to become free. */
  waitMs: number
}

interface Waiting {
  give(connection: DialectConnection): void
  refuse(error: Error): void
}

/** Lends connections to one caller at a time, those who wait longest first. */
export class ConnectionPool {
  readonly #options: PoolOptions
  readonly #all = new Set<DialectConnection>()
  readonly #idle: DialectConnection[] = []
  readonly #waiting = new Set<Waiting>()
  #closed = false

  constructor(options: PoolOptions) {
    this.#options = options
  }

  /** @throws {NoConnectionFree} after `waitMs` */
  async acquire(): Promise<DialectConnection> {
    if (this.#closed) throw new Error('The database was closed.')
    // The one used last is the likeliest to be connected.
    const idle = this.#idle.pop()
    if (idle !== undefined) return idle
    if (this.#all.size < this.#options.size) return this.#add()
    return await this.#wait()
  }

  release(connection: DialectConnection): void {
    if (connection.broken || connection.inTransaction || this.#closed) {
      this.#all.delete(connection)
      void connection.end()
      if (this.#closed || this.#waiting.size === 0) return
      this.#give(this.#add())
    } else {
      this.#give(connection)
    }
  }

  /** Waits for nobody: who still holds a connection sees it end within seconds. */
  async close(): Promise<void> {
    this.#closed = true
    for (const { refuse } of this.#waiting) refuse(new Error('The database was closed.'))
    this.#waiting.clear()
    await Promise.all([...this.#all].map((connection) => connection.end()))
  }

  #add(): DialectConnection {
    const connection = new DialectConnection(this.#options.makeClient, this.#options)
    this.#all.add(connection)
    return connection
  }

  #give(connection: DialectConnection): void {
    const [first] = this.#waiting
    if (first === undefined) {
      this.#idle.push(connection)
    } else {
      this.#waiting.delete(first)
      first.give(connection)
    }
  }

  #wait(): Promise<DialectConnection> {
    return new Promise((resolve, reject) => {
      const waiting: Waiting = {
        give: (connection) => {
          clearTimeout(timer)
          resolve(connection)
        },
        refuse: (error) => {
          clearTimeout(timer)
          reject(error)
        },
      }
      const timer = setTimeout(() => {
        this.#waiting.delete(waiting)
        reject(new NoConnectionFree(this.#options.waitMs))
      }, this.#options.waitMs)
      this.#waiting.add(waiting)
    })
  }
}
