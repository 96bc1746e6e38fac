import { sql as query } from 'kysely'
import type { Live } from '../services.ts'
import { documentsChannel, readDocumentNews, rightsChannel } from './channels.ts'
import { DurableRoom } from './durable-room.ts'
import type { Rooms } from './rooms.ts'
import type { LiveOptions } from './start.ts'

type RightsChange = Parameters<Live['rightsChanged']>[0]

/**
 * What other processes on the same Postgres write and change: a second server, or the command line
 * beside a running one. Postgres tells only that something is new; what it is stands in the log.
 */
export async function listenToOthers(
  { db, sql, log }: Pick<LiveOptions, 'db' | 'sql' | 'log'>,
  processId: string,
  rooms: Rooms,
  answer: {
    /** Looks at those concerned by a change that another process tells of. */
    obey(of: RightsChange): Promise<void>
    /** Looks at everybody. */
    obeyAll(): Promise<void>
  },
): Promise<{ tell(of: RightsChange): Promise<void>; stop(): Promise<void> }> {
  const defect = (error: unknown) =>
    log.error({ err: error }, 'news of another process were not taken')

  const documents = await sql.listen(
    documentsChannel,
    (message) => {
      const news = readDocumentNews(message)
      if (news === null || news.processId === processId) return
      void rooms.refresh(news.document, news).catch(defect)
    },
    // Listening anew after the connection was lost: whatever was said meanwhile was not heard.
    () => {
      for (const room of rooms.all()) {
        if (room instanceof DurableRoom) void rooms.refresh(room.document).catch(defect)
      }
    },
  )
  const rights = await sql.listen(
    rightsChannel,
    (message) => {
      const space = message.indexOf(' ')
      if (message.slice(0, space) === processId) return
      void answer.obey(JSON.parse(message.slice(space + 1)) as RightsChange).catch(defect)
    },
    // The same of rights: whose were taken meanwhile must not go on by the old answer.
    () => void answer.obeyAll().catch(defect),
  )

  return {
    tell: async (of) => {
      const message = `${processId} ${JSON.stringify(of)}`
      await query`select pg_notify(${rightsChannel}, ${message})`.execute(db)
    },
    stop: async () => {
      await Promise.allSettled([documents.unlisten(), rights.unlisten()])
    },
  }
}
