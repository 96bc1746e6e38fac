import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openDatabase } from '#db/connection.ts'
import { dataFolder } from '#db/embedded/folder.ts'
import { findPostmaster } from '#db/embedded/postmaster.ts'
import { ownPostgres } from '#test/builders/own-postgres.ts'
import { urlOf } from '#test/builders/postgres-url.ts'
import type { WriterReport } from './restart-writer.ts'

/** Ends Postgres and waits until the supervisor has it taking connections again. */
async function restart(path: string, how: 'SIGINT' | 'SIGQUIT'): Promise<void> {
  const before = await findPostmaster(dataFolder(path))
  process.kill((before as { pid: number }).pid, how)
  for (let i = 0; i < 500; i++) {
    const now = await findPostmaster(dataFolder(path))
    if (now?.ready && now.pid !== before?.pid) return
    await pause(20)
  }
  throw new Error('Postgres did not come back')
}

async function startWriter(url: string): Promise<ChildProcess> {
  const writer = fork(new URL('./restart-writer.ts', import.meta.url), [url], {
    execArgv: ['--import', 'tsx'],
  })
  await once(writer, 'message')
  return writer
}

test('[DB1] six restarts of Postgres under load: the writer lives, nothing acknowledged is lost', async () => {
  const postgres = await ownPostgres()
  const { db, close } = openDatabase(postgres.connection)
  await sql`create table single (id int primary key)`.execute(db)
  await sql`create table pairs (id int, side text, primary key (id, side))`.execute(db)

  const writer = await startWriter(urlOf(postgres.connection))
  const { pid } = writer
  const ended = once(writer, 'exit')
  for (const how of ['SIGINT', 'SIGQUIT', 'SIGINT', 'SIGQUIT', 'SIGINT', 'SIGQUIT'] as const) {
    await pause(700)
    await restart(postgres.path, how)
  }
  await pause(2_500)
  writer.send('stop')
  const [report] = (await once(writer, 'message')) as [WriterReport]
  expect(await ended).toEqual([0, null])
  expect(writer.pid).toBe(pid)

  expect(report.strange).toEqual([])
  expect(report.hungCalls).toBe(0)
  expect(report.failuresInLastSecond).toBe(0)
  expect(report.notificationsHeard).toBeGreaterThan(0)
  // The drill means something only if calls were under way when Postgres went.
  expect(report.failures).toBeGreaterThan(0)
  expect(report.singles.length).toBeGreaterThan(100)
  expect(report.pairs.length).toBeGreaterThan(100)

  const singles = await sql<{ id: number }>`select id from single`.execute(db)
  const stored = new Set(singles.rows.map(({ id }) => id))
  expect(report.singles.filter((id) => !stored.has(id))).toEqual([])
  const pairs = await sql<{ id: number; sides: number }>`
    select id, count(*)::int as sides from pairs group by id`.execute(db)
  expect(pairs.rows.filter(({ sides }) => sides !== 2)).toEqual([])
  const storedPairs = new Set(pairs.rows.map(({ id }) => id))
  expect(report.pairs.filter((id) => !storedPairs.has(id))).toEqual([])
  await close()
  await postgres.remove()
}, 60_000)
