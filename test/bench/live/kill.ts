import { setTimeout as pause } from 'node:timers/promises'
import { random as seeded } from '../../builders/random.ts'
import { BenchClient } from './client.ts'
import { openLoop, steadily } from './open-loop.ts'
import type { Peer } from './peers.ts'
import { dialAll } from './steady.ts'
import type { Bench, Workload } from './workload.ts'

const writers = 10

/** The server is killed in mid-flight, its clients never return, and a fresh one counts. */
export const kill: Workload = {
  works: [
    {
      name: 'kill -9 in mid-flight, 50 entries/s',
      peers: ['postgres', 'sqlite', 'parley'],
      // Of two the higher is taken.
      mostRounds: 2,
      columns: {
        written: 'written',
        acknowledged: 'acknowledged',
        found: 'found',
        lost: 'acknowledged and lost',
      },
      run: killed,
    },
  ],
  goals: (outcome) => [
    {
      what: 'acknowledged and lost after kill -9',
      figure: outcome('kill -9 in mid-flight, 50 entries/s', 'parley').lost!,
      most: 0,
    },
  ],
}

async function killed(peer: Peer, { isShort }: Bench) {
  const server = await peer.start()
  const clients = Array.from({ length: writers }, () => new BenchClient(false))
  await dialAll(clients, () => server.address(0))
  let written = 0
  const random = seeded(7)
  const killedAtMs = isShort ? 3_000 : 17_000
  const dues = clients.flatMap((client) =>
    steadily(5, killedAtMs + 500, random, () => {
      if (client.isOpen) client.write(written++)
    }),
  )
  await openLoop([...dues, { atMs: killedAtMs, act: () => void server.kill() }])
  for (const client of clients) client.hangUp()
  await server.restart()
  const fresh = new BenchClient(true)
  await fresh.dial(server.address(0))
  // Some say that all was sent before it was.
  await pause(1_000)
  const found = fresh.contents()
  const acknowledged = clients.flatMap((client) => [...client.acknowledged])
  fresh.hangUp()
  await server.kill()
  return {
    written,
    acknowledged: acknowledged.length,
    found: found.size,
    lost: acknowledged.filter((id) => !found.has(id)).length,
  }
}
