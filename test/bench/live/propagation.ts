import { leastOf } from './figures.ts'
import type { PeerName } from './peers.ts'
import { type Steady, steady } from './steady.ts'
import type { Bench, Goal, Outcome, Work, Workload } from './workload.ts'

const sizes: Record<string, Steady> = {
  '10 clients': { rooms: 1, clientsPerRoom: 10, entriesPerSecond: 1, presencePerSecond: 1 },
  '50 clients': { rooms: 1, clientsPerRoom: 50, entriesPerSecond: 1, presencePerSecond: 1 },
  '200 clients': { rooms: 1, clientsPerRoom: 200, entriesPerSecond: 0.25, presencePerSecond: 0.2 },
  '100 rooms x 5': { rooms: 100, clientsPerRoom: 5, entriesPerSecond: 0.2, presencePerSecond: 0.2 },
}

export const timesOf = ({ isShort }: Bench) =>
  isShort ? { warmUpMs: 500, measuredMs: 2_000 } : { warmUpMs: 2_000, measuredMs: 6_000 }

export const steadyColumns = {
  p50: 'p50 ms',
  p99: 'p99 ms',
  acknowledged50: 'ack p50',
  acknowledged99: 'ack p99',
  cpu: 'CPU %',
  postgresCpu: 'Postgres CPU %',
  late99: 'late p99',
  delay: 'loop held ms',
}

export function steadyWork(name: string, size: Steady, peers: readonly PeerName[]): Work {
  return {
    name,
    peers,
    columns: steadyColumns,
    run: async (peer, bench) => {
      const server = await peer.start({ rooms: size.rooms })
      try {
        return await steady(server, size, timesOf(bench), bench.postgres)
      } finally {
        await server.kill()
      }
    },
  }
}

/** How soon others see what one wrote, and when it is acknowledged. */
export const propagation: Workload = {
  works: Object.entries(sizes).map(([name, size]) =>
    steadyWork(name, size, ['stock', 'memory', 'postgres', 'parley']),
  ),
  goals: (outcome, { postgres }) => [
    ...Object.keys(sizes).flatMap((work) => comparedWithMemory(work, outcome)),
    {
      what: 'acknowledged after COMMIT, 50 writers, p99 ms',
      figure: outcome('50 clients', 'parley').acknowledged99!,
      most: 25 + 3 * postgres.syncMs,
    },
    {
      what: 'acknowledged after COMMIT, 200 clients, p99 ms',
      figure: outcome('200 clients', 'parley').acknowledged99!,
      most: 50 + 3 * postgres.syncMs,
    },
  ],
}

/** @param room the work that the servers in memory did */
export function comparedWithMemory(work: string, outcome: Outcome, room = work): Goal[] {
  const own = outcome(work, 'parley')
  const fastest = (part: 'p50' | 'p99') =>
    leastOf((['stock', 'memory'] as const).map((peer) => outcome(room, peer)[part]))
  const p50 = fastest('p50')
  const p99 = fastest('p99')
  return [
    {
      what: `${work}: p50 over the fastest in memory`,
      figure: own.p50! / p50,
      most: Math.max(1.2, 1 + 0.5 / p50),
    },
    {
      what: `${work}: p99 over the fastest in memory`,
      figure: own.p99! / p99,
      most: Math.max(1.3, 1 + 3 / p99),
    },
  ]
}
