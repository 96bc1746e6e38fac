import { setTimeout as pause } from 'node:timers/promises'
import { BenchClient } from './client.ts'
import type { Figures } from './figures.ts'
import type { Look } from './holder.ts'
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
        grown: 'with as many rooms MB',
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
  const server = await peer.start({ rooms: 2 * number + 2 })
  try {
    const process = await settled(server)
    // What the first bring along (compiled code, room for young objects, connections) is no room's: of
    // rooms the second lot is weighed, of clients those behind as many that have come and gone.
    const first = await open(server, number, (n) => n)
    const grown = await settled(server)
    const rooms = await open(server, number, (n) => number + n)
    const withRooms = await settled(server)
    await close(await open(server, number, () => 2 * number))
    const empty = await settled(server)
    const clients = await open(server, number, () => 2 * number + 1)
    const withClients = await settled(server)
    await close([...first, ...rooms, ...clients])
    const each = (bytes: number) => bytes / number / 1024
    return {
      process: process.rssBytes / 2 ** 20,
      grown: grown.rssBytes / 2 ** 20,
      room: each(withRooms.rssBytes - grown.rssBytes),
      roomHeap: each(withRooms.heapBytes - grown.heapBytes),
      client: each(withClients.rssBytes - empty.rssBytes),
      clientHeap: each(withClients.heapBytes - empty.heapBytes),
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
    return (await settled(server)).heapBytes / 2 ** 20
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

/** Once its memory sinks no more: pages are given back some seconds after a collection, rooms when idle. */
async function settled(server: Server): Promise<Look> {
  let least = await server.look(true)
  for (;;) {
    await pause(2_500)
    const now = await server.look(true)
    const isLess =
      now.rssBytes < least.rssBytes - 2 ** 20 || now.heapBytes < least.heapBytes - 2 ** 17
    if (!isLess) return now
    least = now
  }
}
