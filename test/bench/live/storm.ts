import { setTimeout as pause } from 'node:timers/promises'
import type { CodedSpan } from '#model/span.ts'
import { BenchClient } from './client.ts'
import { type Figures, leastOf, quantile } from './figures.ts'
import type { Peer, PeerName } from './peers.ts'
import { dialAll, settled, timedPerRoom } from './steady.ts'
import type { Bench, Workload } from './workload.ts'

const name = '200 clients dial again at once, two edits each, the server restarted in between'
const durable = ['sqlite', 'postgres'] as const satisfies readonly PeerName[]

/** Everybody's line is cut, everybody codes on, and the server that they find again is another one. */
export const storm: Workload = {
  works: [
    {
      name,
      peers: [...durable, 'parley'],
      columns: {
        synced50: 'synced p50 ms',
        synced99: 'synced p99',
        acknowledged50: 'acknowledged p50',
        acknowledged99: 'acknowledged p99',
        all: 'all of both',
      },
      run: struck,
    },
  ],
  goals: (outcome) => {
    const best = leastOf(durable.map((peer) => outcome(name, peer).all))
    const what = 'all synced and acknowledged, over the best durable peer'
    const figure = outcome(name, 'parley').all! / best
    return [
      { what, figure, most: 1.6 },
      { what: `${what} (the aim)`, figure, most: 1.3 },
    ]
  },
}

/** @throws {Error} when somebody does not end up with exactly what was written */
async function struck(peer: Peer, { isShort }: Bench): Promise<Figures> {
  const server = await peer.start()
  try {
    const number = isShort ? 40 : 200
    const clients = Array.from({ length: number }, (_, n) => new BenchClient(n < timedPerRoom))
    const written = new Map<string, CodedSpan>()
    const write = (client: BenchClient, n: number) => {
      const entry = client.write(n)
      written.set(entry.id, entry)
    }
    await dialAll(clients, () => server.address(0))
    for (const [n, client] of clients.entries()) write(client, n)
    await Promise.all(clients.map((client) => acknowledged(client)))
    for (const client of clients) client.hangUp()
    for (const [n, client] of clients.entries()) for (const m of [1, 2]) write(client, n + m)
    await server.restart()

    const begun = performance.now()
    const since = () => performance.now() - begun
    const times = await Promise.all(
      clients.map(async (client) => {
        const synced = client.dial(server.address(0)).then(since)
        await synced
        return { synced: await synced, acknowledged: await acknowledged(client).then(since) }
      }),
    )
    await settled(server.address(0), written, clients)
    for (const client of clients) client.hangUp()
    const synced = times.map((time) => time.synced)
    const done = times.map((time) => time.acknowledged)
    return {
      synced50: quantile(synced, 0.5),
      synced99: quantile(synced, 0.99),
      acknowledged50: quantile(done, 0.5),
      acknowledged99: quantile(done, 0.99),
      all: Math.max(...synced, ...done),
    }
  } finally {
    await server.kill()
  }
}

async function acknowledged(client: BenchClient): Promise<void> {
  const end = performance.now() + 30_000
  while (!client.isAcknowledged) {
    if (performance.now() > end) throw new Error('something was not acknowledged')
    await pause(5)
  }
}
