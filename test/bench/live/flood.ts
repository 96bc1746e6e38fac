import { fork } from 'node:child_process'
import type { Figures } from './figures.ts'
import { steadyColumns, timesOf } from './propagation.ts'
import type { Server } from './server.ts'
import { type Beside, steady } from './steady.ts'
import type { Work, Workload } from './workload.ts'

const quiet = 'flood: 10 clients, undisturbed'
const flooded = 'flood: 10 clients, one more sends 5,000 updates/s'
/** In a process of its own: in this one it would delay the others' clients, and these be measured. */
const flooder: Beside = (server: Server) => {
  const address = JSON.stringify(server.address(0))
  const child = fork(new URL('./flooder.ts', import.meta.url), [address], {
    execArgv: ['--import', 'tsx'],
  })
  return () => child.kill('SIGKILL')
}

/** One who sends all that the line takes costs the others little. */
export const flood: Workload = {
  works: [work(quiet), work(flooded, flooder)],
  goals: (outcome) => [
    {
      what: "others' p95 under a flood over theirs without",
      figure: outcome(flooded, 'parley').p95! / outcome(quiet, 'parley').p95!,
      most: 2,
      isAsserted: true,
    },
    {
      what: 'event loop held under a flood, ms',
      figure: outcome(flooded, 'parley').delay!,
      most: 200,
      isAsserted: true,
    },
  ],
}

function work(name: string, beside?: Beside): Work {
  return {
    name,
    peers: ['parley'],
    columns: { ...steadyColumns, p95: 'p95 ms' },
    run: async (peer, bench): Promise<Figures> => {
      const server = await peer.start()
      const size = {
        ...{ rooms: 1, clientsPerRoom: 10, entriesPerSecond: 1, presencePerSecond: 1 },
        // All of them would integrate the flood as well, and the generator be late by that.
        timed: 2,
      }
      try {
        return await steady(server, size, timesOf(bench), bench.postgres, beside)
      } finally {
        await server.kill()
      }
    },
  }
}
