import { monitorEventLoopDelay } from 'node:perf_hooks'
import { ownServer } from './own-server.ts'

/** What a server says of itself when it is asked. */
export interface Look {
  rssBytes: number
  heapBytes: number
  /** The longest that its event loop was held up since it was last asked. */
  longestDelayMs: number
}

interface Started {
  url: string
  stop(): Promise<unknown>
}

/** A server that the bench measures, ours or a peer, alone in this process. */
const { module, ...options } = JSON.parse(process.argv[2]!)
const delay = monitorEventLoopDelay({ resolution: 5 })
const start: (options: never) => Promise<Started> =
  module === 'parley'
    ? ownServer
    : (await import(new URL(`../peers/${module}.mjs`, import.meta.url).href)).start
const server = await start(options as never)
delay.enable()

process.on('message', async (asked: 'look' | 'collect' | 'stop') => {
  if (asked === 'stop') {
    await server.stop()
    process.exit(0)
  }
  const longestDelayMs = delay.max / 1e6
  if (asked === 'collect') (globalThis as { gc?: () => void }).gc?.()
  const { rss, heapUsed, external } = process.memoryUsage()
  delay.reset()
  process.send!({ rssBytes: rss, heapBytes: heapUsed + external, longestDelayMs } satisfies Look)
})
// Whoever started it is gone without a word: nothing is left running.
process.on('disconnect', () => process.exit(1))
process.send!({ url: server.url })
