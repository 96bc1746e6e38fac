import { setTimeout as pause } from 'node:timers/promises'
import { BenchClient } from './client.ts'
import type { Figures } from './figures.ts'
import type { Peer } from './peers.ts'
import type { Server } from './server.ts'
import { dialAll } from './steady.ts'
import type { Bench, Workload } from './workload.ts'

const many = 'memory: rooms with one client each, clients of one room'
const passing = 'memory: rooms opened and closed'

/** What rooms and clients weigh, and that nothing of them stays. */
export const memory: Workload = {
  works: [
    {
      name: many,
      peers: ['stock', 'memory', 'parley'],
      mostRounds: 3,
      columns: {
        process: 'process MB',
        room: 'KB a room',
        roomHeap: 'of it heap',
        client: 'KB a client',
        clientHeap: 'of it heap',
      },
      run: weighed,
    },
    {
      name: passing,
      peers: ['parley'],
      mostRounds: 1,
      columns: { first: 'heap MB after as many', second: 'after twice as many' },
      run: opened,
    },
  ],
  goals: (outcome) => [
    { what: 'KB a room with one client', figure: outcome(many, 'parley').room!, most: 30 },
    { what: 'KB a client', figure: outcome(many, 'parley').client!, most: 20 },
    {
      what: 'process over the stock server, MB',
      figure: outcome(many, 'parley').process! - outcome(many, 'stock').process!,
      most: 60,
    },
    {
      what: 'heap that rooms opened and closed leave behind, MB',
      figure: outcome(passing, 'parley').second! - outcome(passing, 'parley').first!,
      most: 2,
    },
  ],
}

const numberIn = ({ isShort }: Bench) => (isShort ? 100 : 1_000)

async function weighed(peer: Peer, bench: Bench): Promise<Figures> {
  const number = numberIn(bench)
  const server = await peer.start({ rooms: number + 1 })
  try {
    const process = await server.look(true)
    // What the first rooms bring along (compiled code, connections to the database) is no room's.
    await close(await open(server, 50, (n) => n))
    const empty = await server.look(true)
    const rooms = await open(server, number, (n) => n)
    const withRooms = await server.look(true)
    const clients = await open(server, number, () => number)
    const withClients = await server.look(true)
    await close([...rooms, ...clients])
    const each = (bytes: number) => bytes / number / 1024
    return {
      process: process.rssBytes / 2 ** 20,
      room: each(withRooms.rssBytes - empty.rssBytes),
      roomHeap: each(withRooms.heapBytes - empty.heapBytes),
      client: each(withClients.rssBytes - withRooms.rssBytes),
      clientHeap: each(withClients.heapBytes - withRooms.heapBytes),
    }
  } finally {
    await server.kill()
  }
}

async function opened(peer: Peer, bench: Bench): Promise<Figures> {
  const number = numberIn(bench)
  const server = await peer.start({ rooms: number, idleMs: 200 })
  const pass = async () => {
    for (let from = 0; from < number; from += 100) {
      await close(await open(server, 100, (n) => from + n))
    }
    return await settledHeap(server)
  }
  try {
    return { first: await pass(), second: await pass() }
  } finally {
    await server.kill()
  }
}

/** Each writes one entry, and all are acknowledged. */
async function open(
  server: Server,
  number: number,
  roomOf: (n: number) => number,
): Promise<BenchClient[]> {
  const clients = Array.from({ length: number }, () => new BenchClient(false))
  await dialAll(clients, (n) => server.address(roomOf(n)))
  for (const [n, client] of clients.entries()) client.write(n)
  while (!clients.every((client) => client.isAcknowledged)) await pause(20)
  return clients
}

async function close(clients: readonly BenchClient[]): Promise<void> {
  for (const client of clients) client.hangUp()
  await pause(300)
}

/** In MB, once it sinks no more: idle rooms go one after the other. */
async function settledHeap(server: Server): Promise<number> {
  let heap = Number.POSITIVE_INFINITY
  for (;;) {
    await pause(1_500)
    const now = (await server.look(true)).heapBytes / 2 ** 20
    if (now > heap - 0.1) return Math.min(now, heap)
    heap = now
  }
}
