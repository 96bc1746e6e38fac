import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { migrate, pendingMigrations } from '#db/migrate.ts'
import { checkDocuments } from '#server/check.ts'
import { accountOf, codingTeam } from '../builders/coding-team.ts'
import { databaseWithoutTables, freshDatabase } from '../builders/database.ts'
import { random } from '../builders/random.ts'
import { schemaOf } from '../builders/schema.ts'
import { startServerProcess } from '../builders/server-process.ts'

test('SIGTERM under four coders ends within ten seconds, with everything acknowledged there', async () => {
  const database = await freshDatabase()
  onTestFinished(database.drop)
  const team = await codingTeam(database.db)
  const settings = {
    DATABASE_URL: database.url,
    PARLEY_SECRET: 'a secret of servers that stop, long enough',
  }
  for (let round = 1; round <= 10; round++) {
    const server = startServerProcess(settings)
    onTestFinished(() => void server.child.kill('SIGKILL'))
    const url = await server.address
    const clients = await Promise.all(team.map((coder) => coder.join(url)))
    const coding = team.map((coder, index) => coder.code(clients[index]!))
    await pause(700)
    const begun = performance.now()
    server.child.kill('SIGTERM')
    expect(await server.exit).toBe(0)
    expect(performance.now() - begun).toBeLessThan(10_000)
    for (const client of clients) expect((await client.closed).code).toBe(1001)
    await Promise.all(coding)
    const { acknowledged, lost, strange } = await accountOf(database.db, team)
    expect({ lost, strange }).toEqual({ lost: [], strange: [] })
    expect(acknowledged).toBeGreaterThan(round * 20)
  }
  expect(await checkDocuments(database.db)).toEqual([])
})

test('[DB6] a migration killed at any moment leaves a database that the next start finishes', async () => {
  const whole = await databaseWithoutTables()
  onTestFinished(whole.drop)
  await migrate(whole.db)
  const expected = await schemaOf(whole.db)
  const chance = random(6)
  const left: number[] = []
  for (let time = 0; time < 30; time++) {
    const database = await databaseWithoutTables()
    const child = fork(new URL('./migrate-holder.ts', import.meta.url), [database.url], {
      execArgv: ['--import', 'tsx'],
    })
    const ended = once(child, 'exit')
    await once(child, 'message')
    await pause(chance() * 400)
    child.kill('SIGKILL')
    await ended
    left.push((await pendingMigrations(database.db)).length)
    await migrate(database.db)
    expect(await schemaOf(database.db)).toEqual(expected)
    await database.drop()
  }
  console.log(`migrations left to do after each kill: ${left.join(', ')}`)
})
