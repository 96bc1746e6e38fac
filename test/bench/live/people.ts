import type { CodedSpan } from '#model/span.ts'
import { random as seeded } from '../../builders/random.ts'
import { BenchClient, type Notes } from './client.ts'
import type { Figures } from './figures.ts'
import { steadily } from './open-loop.ts'
import type { Peer } from './peers.ts'
import { comparedWithMemory, steadyColumns, steadyWork, timesOf } from './propagation.ts'
import type { Address } from './server.ts'
import { dialAll, measured, settled, timedPerRoom } from './steady.ts'
import type { Bench, Workload } from './workload.ts'

const feed = '200 people in one open round: 200 layers, one feed'
const room = '200 people in one room'
const most = 200
const speed = { entriesPerSecond: 0.25, presencePerSecond: 0.2 }

/**
 * What one person codes in a layer of their own the others see through the feed. A server that knows no
 * layers has all 200 in one room.
 */
export const people: Workload = {
  works: [
    { name: feed, peers: ['parley'], columns: steadyColumns, run: atWork },
    steadyWork(room, { rooms: 1, clientsPerRoom: most, ...speed }, ['stock', 'memory']),
  ],
  goals: (outcome) => comparedWithMemory(feed, outcome, room),
}

/** Each has three lines, as the workspace has: the own layer, the feed, and presence. */
async function atWork(peer: Peer, bench: Bench): Promise<Figures> {
  const number = bench.isShort ? 40 : most
  const server = await peer.start({ rooms: number })
  const notes: Notes = { fromMicros: 0, propagationMs: [], acknowledgedMs: [] }
  const times = timesOf(bench)
  const endMs = times.warmUpMs + times.measuredMs
  const random = seeded(7)
  const addresses = Array.from({ length: number }, (_, n) => server.address(n))
  const writers = addresses.map(() => new BenchClient(true, notes))
  const readers = addresses.map((_, n) => new BenchClient(n < timedPerRoom, notes))
  const present = addresses.map(() => new BenchClient(false))
  const written = new Map<string, CodedSpan>()
  try {
    await dialAll(writers, (n) => addresses[n]!)
    await dialAll(readers, (n) => at(addresses[n]!, 'feed'))
    await dialAll(present, (n) => at(addresses[n]!, 'presence'))
    let entries = 0
    const dues = [
      ...writers.flatMap((client) =>
        steadily(speed.entriesPerSecond, endMs, random, () => {
          const entry = client.write(entries++)
          written.set(entry.id, entry)
        }),
      ),
      ...present.flatMap((client) =>
        steadily(speed.presencePerSecond, endMs, random, () => client.sendPresence()),
      ),
    ]
    return await measured(server, { dues, notes, times, postgres: bench.postgres }, async () => {
      await settled(at(addresses[0]!, 'feed'), written, readers)
      for (const client of [...writers, ...readers, ...present]) client.hangUp()
    })
  } finally {
    await server.kill()
  }
}

function at(address: Address, which: 'feed' | 'presence'): Address {
  return { ...address, url: address.beside![which] }
}
