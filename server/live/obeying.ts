import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import { stillValid, touchSessions } from '#db/live.ts'
import type { Database } from '#db/schema.ts'
import type { Clock, Live } from '../services.ts'
import type { Connection } from './line/connection.ts'
import { DurableRoom } from './rooms/durable-room.ts'
import type { Room } from './rooms/room.ts'
import type { Rooms } from './rooms/rooms.ts'

/** Whose rights changed, or which document's pages are to ask again what they were loaded with. */
export type RightsChange = Parameters<Live['rightsChanged']>[0] & { document?: string }

interface ObeyingOptions {
  db: Kysely<Database>
  clock: Clock
  log: Logger
  rooms: Rooms
  connections: ReadonlySet<Connection>
}

/** Open lines follow what people may do now: asked anew after a change, and of sessions now and then. */
export class Obeying {
  private isStopped = false

  constructor(private readonly options: ObeyingOptions) {}

  /** @returns when those concerned were judged, and all that they wrote before is committed */
  async obey(change: RightsChange): Promise<void> {
    const { projectId, roundId, personId, credential, document } = change
    const { connections, rooms } = this.options
    if (document !== undefined) rooms.get(document)?.askAgain()
    const isTheirs = (connection: Connection) =>
      connection.caller?.person.id === personId || connection.caller?.credential === credential
    const theirs =
      personId === undefined && credential === undefined ? [] : [...connections].filter(isTheirs)
    const concerned = rooms.all().filter((room) => {
      if (projectId !== undefined && room.standing.projectId === projectId) return true
      if (roundId !== undefined && 'roundId' in room.name && room.name.roundId === roundId)
        return true
      return personId !== undefined && theirs.some((connection) => room.connections.has(connection))
    })
    await Promise.all([rooms.judging.judge(concerned), this.checkCredentials(theirs)])
    await allCommitted(concerned)
  }

  /** What may have changed while nobody told: asked until the database answers. */
  async obeyAll(): Promise<void> {
    for (;;) {
      try {
        await this.checkAllCredentials()
        const { rooms } = this.options
        return await rooms.judging.judgeQuietly(rooms.all())
      } catch (error) {
        if (this.isStopped) return
        this.options.log.warn({ err: error }, 'rights cannot be read yet')
        await new Promise((resolve) => setTimeout(resolve, 1_000).unref())
      }
    }
  }

  /** Closes the lines of sessions and tokens that have ended. */
  checkAllCredentials(): Promise<void> {
    return this.checkCredentials([...this.options.connections])
  }

  private async checkCredentials(concerned: readonly Connection[]): Promise<void> {
    const { db, clock } = this.options
    const known = concerned.filter((connection) => connection.caller !== undefined)
    if (known.length === 0) return
    const credentials = [...new Set(known.map((connection) => connection.caller.credential))]
    const valid = await stillValid(db, credentials, clock.now())
    for (const connection of known) {
      if (!valid.has(connection.caller.credential)) connection.refuse('not-signed-in')
    }
    // Who codes for hours without asking for a page is at work all the same.
    const writers = known.filter((connection) => connection.hasWritten && connection.isOpen)
    for (const connection of writers) connection.hasWritten = false
    await touchSessions(
      db,
      [...new Set(writers.map(({ caller }) => caller.credential))],
      clock.now(),
    )
  }

  /** A database that is away is asked no more. */
  stop(): void {
    this.isStopped = true
  }
}

async function allCommitted(rooms: readonly Room[]): Promise<void> {
  const durable = rooms.filter((room) => room instanceof DurableRoom)
  await Promise.all(durable.map((room) => room.whenCommitted().catch(() => {})))
}
