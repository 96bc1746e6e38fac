import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type postgres from 'postgres'
import { notify } from '#db/notify.ts'
import type { Database } from '#db/schema.ts'
import type { Obeying, RightsChange } from '../obeying.ts'
import type { Rooms } from '../rooms/rooms.ts'
import { CatchingUp } from './catching-up.ts'
import { documentsChannel, presenceChannel, readDocumentNews, rightsChannel } from './channels.ts'
import type { Peers } from './peers.ts'

export interface Others {
  tell(of: RightsChange): Promise<void>
  stop(): Promise<void>
}

export interface OthersOptions {
  db: Kysely<Database>
  sql: postgres.Sql
  log: Logger
  processId: string
  rooms: Rooms
  peers: Peers
  /** How often what was not heard of is looked for. */
  gapMs: number
  obeying: Obeying
}

/**
 * What other processes on the same Postgres write and change: a second server, or the command line
 * beside a running one. Postgres tells only that something is new; what it is stands in the log, so
 * nothing is lost with a notification that was not heard.
 */
export async function listenToOthers(options: OthersOptions): Promise<Others> {
  const { db, sql, log, processId, rooms, peers, obeying } = options
  const catchingUp = new CatchingUp(db, rooms)
  const defect = (error: unknown) =>
    log.error({ err: error }, 'news of another process were not taken')

  const documents = await sql.listen(
    documentsChannel,
    (message) => {
      // Most of them are its own.
      if (message.startsWith(processId)) return
      for (const news of readDocumentNews(message)) {
        void catchingUp.refresh(news.document, news).catch(defect)
      }
    },
    // Listening anew after the connection was lost: whatever was said meanwhile was not heard.
    () => void catchingUp.fillGaps().catch(defect),
  )
  const rights = await sql.listen(
    rightsChannel,
    (message) => {
      const space = message.indexOf(' ')
      if (message.slice(0, space) === processId) return
      void obeying.obey(JSON.parse(message.slice(space + 1)) as RightsChange).catch(defect)
    },
    // The same of rights: whose were taken meanwhile must not go on by the old answer.
    () => void obeying.obeyAll().catch(defect),
  )
  const presence = await sql.listen(presenceChannel, (message) => peers.heard(message))
  await peers.attend(rooms)

  let isFilling = false
  const gaps = setInterval(async () => {
    if (isFilling) return
    isFilling = true
    // Where the database is away the next turn looks again; what waits for it says so.
    await catchingUp.fillGaps().catch(() => {})
    isFilling = false
  }, options.gapMs).unref()

  return {
    tell: async (of) => {
      await notify(db, rightsChannel, [`${processId} ${JSON.stringify(of)}`])
    },
    stop: async () => {
      clearInterval(gaps)
      await peers.stop()
      const all = [documents, rights, presence]
      await Promise.allSettled(all.map((listening) => listening.unlisten()))
    },
  }
}
