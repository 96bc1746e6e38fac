import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '#db/connection.ts'
import { dataFolder } from '#db/embedded/folder.ts'
import { findPostmaster } from '#db/embedded/postmaster.ts'
import { migrate } from '#db/migrate.ts'
import { checkDocuments } from '#server/check.ts'
import { accountOf, codingTeam, type SteadyCoder } from '../builders/coding-team.ts'
import { eventually } from '../builders/live-study.ts'
import { ownPostgres } from '../builders/own-postgres.ts'
import { urlOf } from '../builders/postgres-url.ts'
import { type ServerProcess, startServerProcess } from '../builders/server-process.ts'

let postgres: Awaited<ReturnType<typeof ownPostgres>>
let database: OpenDatabase
let server: ServerProcess
let url: string
let team: SteadyCoder[]

beforeAll(async () => {
  postgres = await ownPostgres()
  database = openDatabase(postgres.connection)
  await migrate(database.db)
  team = await codingTeam(database.db)
  server = startServerProcess({
    DATABASE_URL: urlOf(postgres.connection),
    PARLEY_LOG: 'info',
    NODE_OPTIONS: '--import /tmp/hook.mjs',
    PARLEY_SECRET: 'a secret of the faults of Postgres, long enough',
  })
  url = await server.address
})
afterAll(async () => {
  server?.child.kill('SIGKILL')
  await database?.close()
  await postgres?.remove()
})

const isHealthy = () =>
  fetch(new URL('/healthz', url)).then(
    ({ status }) => status === 200,
    () => false,
  )

/** Deals faults while all four code; in the end everything that they wrote is committed. */
async function codeThrough(dealFaults: () => Promise<void>): Promise<void> {
  const clients = await Promise.all(team.map((coder) => coder.join(url)))
  let isOver = false
  const coding = team.map((coder, index) => coder.code(clients[index]!, () => isOver))
  await dealFaults()
  await pause(500)
  isOver = true
  await Promise.all(coding)
  await Promise.all(clients.map((client) => client.saved()))
  const account = await accountOf(database.db, team)
  const written = team.reduce((sum, coder) => sum + coder.written.size, 0)
  console.log(
    `written ${written}, acknowledged ${account.acknowledged}, found ${account.found}, lost ${account.lost.length}`,
  )
  expect(account).toEqual({ acknowledged: written, found: written, lost: [], strange: [] })
  expect(await checkDocuments(database.db)).toEqual([])
  expect(server.child.exitCode).toBeNull()
  await Promise.all(clients.map((client) => client.close()))
}

test.each([
  ['SIGKILL', 8],
  ['SIGINT', 3],
  ['SIGQUIT', 3],
] as const)(
  '[LV8] Postgres ended with %s under four coders, %i times: the same server goes on',
  async (how, times) => {
    await codeThrough(async () => {
      for (let time = 1; time <= times; time++) {
        await pause(1_000)
        const before = await findPostmaster(dataFolder(postgres.path))
        process.kill(before!.pid, how)
        await eventually(async () => {
          const now = await findPostmaster(dataFolder(postgres.path))
          return now?.ready === true && now.pid !== before!.pid
        }, 60_000)
        const back = performance.now()
        await eventually(isHealthy, 20_000)
        const healthyMs = Math.round(performance.now() - back)
        console.log(`${how} ${time}: healthy ${healthyMs} ms after Postgres is`)
        expect(healthyMs).toBeLessThan(5_000)
      }
    })
  },
)

test('[DB2] connections that an administrator ends in the middle of their work lose nothing', async () => {
  await codeThrough(async () => {
    for (let time = 0; time < 40; time++) {
      await pause(200)
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where pid <> pg_backend_pid() and backend_type = 'client backend'`
        .execute(database.db)
        // It may have met this connection's own.
        .catch(() => {})
    }
    await eventually(isHealthy, 20_000)
  })
})

test('[LV8] a Postgres that hangs: pages say so, coding goes on, all is committed after', async () => {
  await codeThrough(async () => {
    await pause(500)
    const { rows } = await sql<{ pid: number }>`select pid from pg_stat_activity`.execute(
      database.db,
    )
    const postmaster = await findPostmaster(dataFolder(postgres.path))
    const pids = [postmaster!.pid, ...rows.map(({ pid }) => pid)]
    for (const pid of pids) process.kill(pid, 'SIGSTOP')
    try {
      const watcher = await Promise.race([fetch(new URL('/healthz', url)), pause(15_000)])
      expect(watcher?.status).toBe(503)
      await pause(5_000)
    } finally {
      for (const pid of pids) {
        try {
          process.kill(pid, 'SIGCONT')
        } catch {
          // Gone meanwhile.
        }
      }
    }
    await eventually(isHealthy, 30_000)
  })
})
