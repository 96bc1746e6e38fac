import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { pathToFileURL } from 'node:url'
import { Piscina } from 'piscina'
import type { Agreement } from '#model/agreement/figures.ts'
import { DomainError } from '#model/errors.ts'
import type { Figures } from '../services.ts'

/** More rounds than these waiting at once are told to come back. */
const longestQueue = 200

/**
 * Figures computed in threads of their own, so that no computation delays a live session. One core is left
 * to the event loop; a thread that has nothing to do ends after a minute.
 */
export function makeFigures(): Figures {
  const typeScript = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  const pool = new Piscina({
    filename: new URL('./worker.ts', import.meta.url).href,
    execArgv: ['--import', typeScript],
    minThreads: 0,
    maxThreads: Math.max(1, availableParallelism() - 1),
    idleTimeout: 60_000,
    maxQueue: longestQueue,
  })
  return {
    async agreement(input) {
      if (pool.queueSize >= longestQueue) {
        throw new DomainError('unavailable', 'Too many figures are being computed. Try later.', {
          retryAfterSeconds: 30,
        })
      }
      return (await pool.run(input)) as Agreement
    },
    close: () => pool.destroy(),
  }
}
