import { sql } from 'kysely'
import { openDatabase } from '#db/connection.ts'
import { databaseTrouble } from '#db/errors.ts'

/**
 * A process that writes without pause until told to stop, then says what was acknowledged.
 * `restart.test.ts` restarts Postgres under it.
 */
export interface WriterReport {
  /** Rows `single` acknowledged. */
  singles: number[]
  /** Transactions, of two rows each in `pairs`, acknowledged. */
  pairs: number[]
  failures: number
  /** Failures that are not trouble with the database: defects. */
  strange: string[]
  hungCalls: number
  failuresInLastSecond: number
  notificationsHeard: number
}

const writers = 8

async function main(url: string): Promise<void> {
  const { db, sql: raw, close } = openDatabase({ url }, { poolSize: 6 })
  const report: WriterReport = {
    singles: [],
    pairs: [],
    failures: 0,
    strange: [],
    hungCalls: 0,
    failuresInLastSecond: 0,
    notificationsHeard: 0,
  }
  let stopped = false
  let last = 0
  const failedAt: number[] = []
  const running = new Set<number>()
  const listening = await raw.listen('drill', () => {
    report.notificationsHeard++
  })

  async function write(): Promise<void> {
    const id = ++last
    running.add(id)
    try {
      if (id % 2 === 0) {
        await sql`insert into single (id) values (${id})`.execute(db)
        report.singles.push(id)
      } else {
        await db.transaction().execute(async (trx) => {
          await sql`insert into pairs (id, side) values (${id}, 'left')`.execute(trx)
          await sql`insert into pairs (id, side) values (${id}, 'right')`.execute(trx)
        })
        report.pairs.push(id)
      }
    } catch (error) {
      report.failures++
      failedAt.push(performance.now())
      if (databaseTrouble(error) === undefined) report.strange.push(String((error as Error).stack))
    } finally {
      running.delete(id)
    }
  }

  async function writeOn(): Promise<void> {
    while (!stopped) {
      await write()
      await new Promise((resolve) => setImmediate(resolve))
    }
  }

  const loops = Array.from({ length: writers }, writeOn)
  process.send?.('writing')
  process.on('message', async () => {
    stopped = true
    const now = performance.now()
    report.failuresInLastSecond = failedAt.filter((at) => now - at < 1_000).length
    await Promise.race([
      Promise.all(loops),
      new Promise((resolve) => setTimeout(resolve, 8_000).unref()),
    ])
    report.hungCalls = running.size
    const heardBefore = report.notificationsHeard
    for (let i = 0; i < 50 && report.notificationsHeard === heardBefore; i++) {
      await sql`select pg_notify('drill', 'after')`.execute(db)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    report.notificationsHeard -= heardBefore
    await listening.unlisten()
    await close()
    process.send?.(report, undefined, undefined, () => process.disconnect())
  })
}

await main(process.argv[2] as string)
