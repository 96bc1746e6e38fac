import type { Limits } from '#model/limits.ts'
import type { Connection } from './line/connection.ts'
import { endUnfinished } from './line/unfinished.ts'
import type { Obeying } from './obeying.ts'
import type { Rooms } from './rooms/rooms.ts'

interface SweepingOptions {
  rooms: Rooms
  connections: ReadonlySet<Connection>
  obeying: Obeying
  limits: Limits
  /** How often it is looked. */
  sweepMs: number
  /** How long a room is kept after its last connection left. */
  idleMs: number
  now(): number
  defect(error: unknown): void
}

const sessionCheckMs = 60_000
/** A log of so many updates is folded into a snapshot. */
const longLog = 500

/** Looks for idle rooms, quiet lines, long logs and ended sessions. @returns what ends it */
export function startSweeping(options: SweepingOptions): () => void {
  const { rooms, connections, obeying, limits, sweepMs, idleMs, now, defect } = options
  let sessionsCheckedAt = now()
  let isFolding = false

  function foldLongLogs(): void {
    if (isFolding) return
    isFolding = true
    void rooms
      .foldLong(longLog)
      .catch(defect)
      .finally(() => {
        isFolding = false
      })
  }

  function checkSessions(): void {
    if (now() - sessionsCheckedAt < sessionCheckMs) return
    sessionsCheckedAt = now()
    void obeying.checkAllCredentials().catch(defect)
  }

  const timer = setInterval(() => {
    for (const connection of connections) connection.tick()
    endUnfinished(connections, limits.unfinishedBytesPerPerson)
    void rooms.retireIdle(idleMs).catch(defect)
    foldLongLogs()
    checkSessions()
  }, sweepMs).unref()
  return () => clearInterval(timer)
}
