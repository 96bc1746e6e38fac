import * as Y from 'yjs'
import { frames } from '#server/live/line/messages.ts'
import { BenchClient } from './client.ts'
import { anEntry, entriesOf } from './entry.ts'
import type { Figures } from './figures.ts'
import { steadyColumns, timesOf } from './propagation.ts'
import type { Server } from './server.ts'
import { type Beside, steady } from './steady.ts'
import type { Work, Workload } from './workload.ts'

const quiet = 'flood: 10 clients, undisturbed'
const flooded = 'flood: 10 clients, one more sends 5,000 updates/s'
/** Ten times what a socket may bring. */
const perTick = { everyMs: 10, updates: 50 }
/** What the flooder keeps in its own buffer: with more it would measure its memory. */
const mostBufferedBytes = 64 * 1024

/** Entries without a time, so that they are not counted among those of the others. */
const flooder: Beside = (server: Server) => {
  const client = new BenchClient(false)
  void client.dial(server.address(0)).catch(() => {})
  const doc = new Y.Doc()
  doc.on('update', (update: Uint8Array) => client.sendBytes(frames.update(update)))
  let number = 0
  const timer = setInterval(() => {
    for (let left = perTick.updates; left > 0; left--) {
      if (!client.isOpen || client.bufferedBytes > mostBufferedBytes) return
      const entry = { ...anEntry(number++), memo: 'flood' }
      entriesOf(doc).set(entry.id, entry)
    }
  }, perTick.everyMs)
  return () => {
    clearInterval(timer)
    client.hangUp()
  }
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
      const size = { rooms: 1, clientsPerRoom: 10, entriesPerSecond: 1, presencePerSecond: 1 }
      try {
        return await steady(server, size, timesOf(bench), bench.postgres, beside)
      } finally {
        await server.kill()
      }
    },
  }
}
