import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '#db/connection.ts'
import { useEmbedded } from '#db/embedded/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { checkDocuments } from '#server/check.ts'
import { accountOf, codingTeam } from '../builders/coding-team.ts'
import { freshDatabase } from '../builders/database.ts'
import { eventually } from '../builders/live-study.ts'
import { startServerProcess } from '../builders/server-process.ts'
import { fillDisk, onSmallDisk } from '../builders/small-disk.ts'

test('[DB9] a disk that fills under four coders: nothing is called saved, reading goes on, with room again all is committed', async ({
  skip,
}) => {
  const path = await onSmallDisk(300)
  if (path === undefined) return skip('only who may mount a small disk can fill one')
  const embedded = await useEmbedded(path)
  const { db, close } = openDatabase(embedded.connection)
  await migrate(db)
  const team = await codingTeam(db)
  const server = startServerProcess({ PARLEY_DATA: path })
  onTestFinished(async () => {
    server.child.kill('SIGTERM')
    await server.exit
    await close()
    await embedded.stop()
  })
  const url = await server.address
  const clients = await Promise.all(team.map((coder) => coder.join(url)))
  let isOver = false
  const coding = team.map((coder, index) => coder.code(clients[index]!, () => isOver))
  await pause(1_500)
  const filler = await fillDisk(path)
  // Room that Postgres had set aside is used up first.
  const counted = () => team.reduce((sum, { acknowledged }) => sum + acknowledged.size, 0)
  await eventually(async () => {
    const before = counted()
    await pause(2_000)
    return counted() === before
  }, 300_000)
  const page = await fetch(new URL('/api/v1/projects', url), {
    headers: { Authorization: `Bearer ${team[0]!.token}` },
  })
  expect(page.status).toBe(200)
  expect(server.child.exitCode).toBeNull()
  await rm(filler)
  const stalled = counted()
  await eventually(() => counted() > stalled, 60_000)
  isOver = true
  await Promise.all(coding)
  await Promise.all(clients.map((client) => client.saved()))
  const account = await accountOf(db, team)
  console.log(
    `acknowledged ${account.acknowledged}, found ${account.found}, lost ${account.lost.length}`,
  )
  expect(account.lost).toEqual([])
  expect(account.found).toBe(team.reduce((sum, { written }) => sum + written.size, 0))
  expect(await checkDocuments(db)).toEqual([])
})

const faketime = ['x86_64-linux-gnu', 'aarch64-linux-gnu']
  .map((machine) => `/usr/lib/${machine}/faketime/libfaketime.so.1`)
  .find((file) => existsSync(file))

test('the server’s clock may jump a day back or a year on: codes are saved in order, and people can sign in', async ({
  skip,
}) => {
  if (faketime === undefined) return skip('needs libfaketime (on Debian the package faketime)')
  const database = await freshDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'parley-clock-'))
  const clock = join(folder, 'clock')
  const setClock = (offset: string) => writeFile(clock, `${offset}\n`)
  await setClock('+0')
  const team = await codingTeam(database.db)
  const server = startServerProcess({
    DATABASE_URL: database.url,
    PARLEY_SECRET: 'a secret of clocks that jump, long enough',
    LD_PRELOAD: faketime,
    FAKETIME_TIMESTAMP_FILE: clock,
    FAKETIME_NO_CACHE: '1',
    FAKETIME_DONT_FAKE_MONOTONIC: '1',
  })
  onTestFinished(async () => {
    server.child.kill('SIGKILL')
    await database.drop()
    await rm(folder, { recursive: true, force: true })
  })
  const url = await server.address
  const clients = await Promise.all(team.map((coder) => coder.join(url)))
  let isOver = false
  const coding = team.map((coder, index) => coder.code(clients[index]!, () => isOver))
  for (const offset of ['-1d', '+1y', '-1h', '+1h', '+0']) {
    await setClock(offset)
    const before = team.map(({ acknowledged }) => acknowledged.size)
    await eventually(
      () => team.every(({ acknowledged }, index) => acknowledged.size > before[index]! + 20),
      30_000,
    )
    expect((await fetch(new URL('/healthz', url))).status).toBe(200)
    const answer = await fetch(new URL('/api/v1/projects', url), {
      headers: { Authorization: `Bearer ${team[0]!.token}` },
    })
    expect(answer.status).toBe(200)
  }
  isOver = true
  await Promise.all(coding)
  expect(server.child.exitCode).toBeNull()
  const { lost, strange } = await accountOf(database.db, team)
  expect({ lost, strange }).toEqual({ lost: [], strange: [] })
  // The order of the log is a number of its own, whatever the clock said.
  const { rows } = await sql<{ gaps: number }>`
    select count(*)::int as gaps from (
      select sequence - lag(sequence) over (partition by project_id, name order by sequence) as step
      from document_updates) steps
    where step <> 1`.execute(database.db)
  expect(rows).toEqual([{ gaps: 0 }])
  expect(await checkDocuments(database.db)).toEqual([])
})
