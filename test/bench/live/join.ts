import * as Y from 'yjs'
import { BenchClient } from './client.ts'
import { anEntry, entriesOf } from './entry.ts'
import { type Figures, leastOf } from './figures.ts'
import type { Peer, PeerName } from './peers.ts'
import type { Server } from './server.ts'
import type { Bench, Outcome, Work, Workload } from './workload.ts'

const inMemory = ['stock', 'memory'] as const satisfies readonly PeerName[]
const durable = ['sqlite', 'postgres'] as const satisfies readonly PeerName[]
const sizes = [1_000, 10_000, 100_000]
const nameOf = (spans: number) => `room of ${spans.toLocaleString('en')} spans`

/** From the dialling of a fresh client to the moment it holds every coded span. */
export const join: Workload = {
  works: sizes.map(
    (spans): Work => ({
      name: nameOf(spans),
      peers: [...inMemory, ...durable, 'parley'],
      columns: { cold: 'first join after a restart, ms', warm: 'join of an open room, ms' },
      run: (peer, bench) => joined(peer, spans, bench),
    }),
  ),
  goals: (outcome) => {
    const [largest, middle] = [
      outcome(nameOf(100_000), 'parley'),
      outcome(nameOf(10_000), 'parley'),
    ]
    return [
      {
        what: "100,000 spans: cold over the fastest in-memory peer's warm",
        figure: largest.cold! / least(outcome, inMemory, 'warm'),
        most: 1.3,
      },
      {
        what: "100,000 spans: cold over the best durable peer's cold",
        figure: largest.cold! / least(outcome, durable, 'cold'),
        most: 0.6,
      },
      { what: '10,000 spans: cold, ms', figure: middle.cold!, most: 250 },
    ]
  },
}

function least(outcome: Outcome, peers: readonly PeerName[], figure: 'cold' | 'warm'): number {
  return leastOf(peers.map((peer) => outcome(nameOf(100_000), peer)[figure]))
}

async function joined(peer: Peer, spans: number, { isShort }: Bench): Promise<Figures> {
  const number = isShort ? spans / 10 : spans
  const server = await peer.start()
  try {
    const filler = await fill(server, number)
    // Also shows that all of it has arrived, where nothing is acknowledged.
    await timeToHold(server, number)
    // A server in memory forgets a room with its last client.
    if (!peer.isDurable) return { warm: await timeToHold(server, number) }
    filler.hangUp()
    await server.restart()
    const cold = await timeToHold(server, number)
    return { cold, warm: await timeToHold(server, number) }
  } finally {
    await server.kill()
  }
}

const perUpdate = 1_000

async function fill(server: Server, spans: number): Promise<BenchClient> {
  const client = new BenchClient(false)
  await client.dial(server.address(0))
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let number = 0; number < spans; ) {
    doc.transact(() => {
      for (const end = Math.min(number + perUpdate, spans); number < end; number++) {
        const entry = anEntry(number)
        entriesOf(doc).set(entry.id, entry)
      }
    })
    await client.sendUpdate(updates.pop()!)
  }
  return client
}

/** @throws {Error} when it never holds so many */
async function timeToHold(server: Server, spans: number): Promise<number> {
  const begun = performance.now()
  const client = new BenchClient(true)
  const isFull = new Promise<number>((resolve, reject) => {
    client.doc.on('update', () => {
      if (entriesOf(client.doc).size === spans) resolve(performance.now() - begun)
    })
    setTimeout(() => {
      reject(new Error(`a client holds ${entriesOf(client.doc).size} of ${spans} entries`))
    }, 60_000).unref()
  })
  await client.dial(server.address(0))
  const ms = await isFull
  client.hangUp()
  return ms
}
