import type { Readable, Writable } from 'node:stream'
import { finished } from 'node:stream/promises'

/**
 * What Postgres sends of a COPY.
 *
 * The driver pauses its connection while the reader is slow, and goes on when asked for more. After the
 * last row nobody asks: it is done here, or no further statement would ever be answered. Where the reader
 * gives up, the rest is read and dropped for the same reason.
 */
export async function* readToItsEnd(rows: Readable): AsyncGenerator<Buffer> {
  try {
    yield* rows.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>
  } finally {
    if (!rows.readableEnded && !rows.destroyed) {
      rows.resume()
      await finished(rows).catch(() => {})
    }
    if (rows.errored === null) rows._read(0)
  }
}

/** The rows that a COPY is to store. */
export class Filling {
  private failure: Error | null = null

  /**
   * @param ask a statement that is answered after the COPY: the driver does not say when Postgres refused
   *   rows at their end, but the transaction then takes no further statement
   */
  constructor(
    private readonly rows: Writable,
    private readonly ask: () => Promise<void>,
  ) {
    rows.on('error', (error) => {
      this.failure ??= error
    })
  }

  /** Resolves once the connection has taken the bytes. @throws what Postgres says of rows before */
  async write(bytes: Uint8Array): Promise<void> {
    if (this.failure === null) {
      await new Promise<void>((resolve) => this.rows.write(bytes, () => resolve()))
    }
    if (this.failure !== null) throw this.failure
  }

  /** Resolves once every row is stored. @throws what Postgres says of them */
  async end(): Promise<void> {
    this.rows.end()
    // The end is on its way before anything else is asked.
    await new Promise((resolve) => setImmediate(resolve))
    await this.ask().catch((error: unknown) => {
      throw this.failure ?? error
    })
    if (this.failure !== null) throw this.failure
  }

  /** Takes back what was given, so that the connection hears the next statement. */
  abandon(): void {
    this.rows.destroy(new Error('not all rows came'))
  }
}
