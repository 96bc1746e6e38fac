import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '#db/connection.ts'
import { useEmbedded } from '#db/embedded/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { checkDocuments } from '#server/check.ts'
import { accountOf, codingTeam } from '../builders/coding-team.ts'
import { aDataFolder } from '../builders/own-postgres.ts'
import { random as seeded } from '../builders/random.ts'
import { startServerProcess } from '../builders/server-process.ts'

const rounds = Number(process.env.ROUNDS ?? 100)

test('[LV7] a hundred times killed under four coders, a server loses nothing acknowledged and doubles nothing', async () => {
  const folder = await aDataFolder()
  onTestFinished(folder.remove)
  const embedded = await useEmbedded(folder.path)
  const { db, close } = openDatabase(embedded.connection)
  onTestFinished(async () => {
    await close()
    await embedded.stop()
  })
  await migrate(db)
  const team = await codingTeam(db)
  const random = seeded(20261127)
  let documents: (Awaited<ReturnType<(typeof team)[0]['join']>>['doc'] | undefined)[] = []
  for (let round = 1; round <= rounds; round++) {
    const begun = performance.now()
    const server = startServerProcess({ PARLEY_DATA: folder.path })
    onTestFinished(() => void server.child.kill('SIGKILL'))
    const url = await server.address
    const readyMs = Math.round(performance.now() - begun)
    expect(readyMs).toBeLessThan(5_000)
    // Half of the pages stay open over the fall, and bring back what they still hold.
    const clients = await Promise.all(team.map((coder, index) => coder.join(url, documents[index])))
    const coding = team.map((coder, index) => coder.code(clients[index]!))
    await pause(200 + random() * 1_000)
    server.child.kill('SIGKILL')
    await server.exit
    await Promise.all(coding)
    documents = clients.map(({ doc }) => (random() < 0.5 ? doc : undefined))
    const { acknowledged, found, lost, strange } = await accountOf(db, team)
    console.log(
      `round ${round}: ready in ${readyMs} ms, acknowledged ${acknowledged}, found ${found}, lost ${lost.length}, doubled ${strange.length}`,
    )
    expect({ lost, strange }).toEqual({ lost: [], strange: [] })
  }
  expect(await checkDocuments(db)).toEqual([])
  expect(Math.min(...team.map(({ acknowledged }) => acknowledged.size))).toBeGreaterThan(rounds * 5)
})
