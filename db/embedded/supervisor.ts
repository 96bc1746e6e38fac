import { setTimeout as pause } from 'node:timers/promises'
import { parley } from './cluster.ts'
import type { Locks } from './locks.ts'

interface Supervised {
  openLocks(onLost: () => void): Locks
  /** Resolves once Postgres runs: found running, or started again. */
  restart(): Promise<void>
  log(message: string): void
}

export interface Supervisor {
  /** @returns false when another server owns this Postgres */
  own(): Promise<boolean>
  close(): Promise<void>
}

/** The longest pause between two attempts to start a Postgres that does not stay up. */
const longestPauseMs = 10_000

/**
 * Holds the owner's lock, and starts Postgres again when it ends while we own it.
 *
 * The session that holds the lock ends with Postgres, so it is also what tells us.
 */
export function keepRunning({ openLocks, restart, log }: Supervised): Supervisor {
  const closing = new AbortController()
  let owns = false
  let recovery: Promise<void> | undefined
  const locks = openLocks(() => {
    if (owns && !closing.signal.aborted)
      recovery ??= recover().finally(() => (recovery = undefined))
  })

  async function take(): Promise<boolean> {
    if (!(await locks.tryOwn())) return false
    await locks.use()
    await locks.ensureDatabase(parley)
    return true
  }

  async function recover(): Promise<void> {
    log('PostgreSQL ended or restarted; bringing it back')
    for (let waitMs = 100; !closing.signal.aborted; waitMs = Math.min(waitMs * 2, longestPauseMs)) {
      try {
        await restart()
        if (await take()) return log('PostgreSQL is back')
        log('Another server took this data folder over; stop this one')
      } catch (error) {
        log(`PostgreSQL does not start: ${(error as Error).message}`)
      }
      await pause(waitMs, undefined, { signal: closing.signal }).catch(() => {})
    }
  }

  return {
    own: async () => {
      owns = await take()
      return owns
    },
    close: async () => {
      closing.abort()
      await recovery
      await locks.close()
    },
  }
}
