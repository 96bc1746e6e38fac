import { type Kysely, type Selectable, sql } from 'kysely'
import type { Comment, Resolution, Talk } from '#model/discussion.ts'
import { groupedBy } from '#model/grouped.ts'
import { type DiscussionKey, ofDiscussion } from './discussion-key.ts'
import { toComment, toThread } from './discussions.ts'
import type { Database, DiscussionThreadsTable } from './schema.ts'

/** One comment; `undefined` where there is none. */
export async function readComment(
  db: Kysely<Database>,
  key: DiscussionKey,
  id: string,
): Promise<Comment | undefined> {
  const row = await db
    .selectFrom('discussion_comments')
    .selectAll()
    .where((where) => where.and(ofDiscussion(key)))
    .where('id', '=', id)
    .executeTakeFirst()
  return row && toComment(row)
}

/** Whether there is such a thread, also where nothing stands in it any more. */
export async function hasThread(
  db: Kysely<Database>,
  key: DiscussionKey,
  id: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('discussion_threads')
    .select('id')
    .where((where) => where.and(ofDiscussion(key)))
    .where('id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}

/** One thread with what stands in it; `undefined` where there is none, or nothing stands in it. */
export async function readTalk(
  db: Kysely<Database>,
  key: DiscussionKey,
  id: string,
): Promise<Talk | undefined> {
  const row = await db
    .selectFrom('discussion_threads')
    .selectAll()
    .where((where) => where.and(ofDiscussion(key)))
    .where('id', '=', id)
    .executeTakeFirst()
  return row && (await withComments(db, key, [row]))[0]
}

/**
 * Threads in reading order, those on one place as they were opened.
 *
 * @param after id of the thread that they come after; absent: from the first
 * @param most after so many comments no further thread is read: of the last one all are
 * @returns `next`: what the threads that are left come after; `null` where none is left
 */
export async function listTalks(
  db: Kysely<Database>,
  key: DiscussionKey,
  { after, most }: { after: string | undefined; most: number },
): Promise<{ talks: Talk[]; next: string | null }> {
  const { projectId, roundId, transcriptId } = key
  const ofKey = sql`project_id = ${projectId} and round_id = ${roundId}
    and transcript_id = ${transcriptId}`
  const { rows } = await sql<Selectable<DiscussionThreadsTable> & { left: number }>`
    with said as (
      select thread_id as id, count(*) as comments from discussion_comments
      where ${ofKey} group by thread_id
    ), ahead as (
      select thread.*, count(*) over ()::int as left,
        sum(said.comments) over (
          order by thread.start, thread."end" desc, thread.recorded_at, thread.id
        ) - said.comments as read
      from discussion_threads thread join said using (id)
      where ${ofKey} ${
        after === undefined
          ? sql``
          : sql`and (thread.start, -thread."end", thread.recorded_at, thread.id) > (
              select start, -"end", recorded_at, id from discussion_threads
              where ${ofKey} and id = ${after})`
      }
    )
    select * from ahead where read < ${most}
    order by start, "end" desc, recorded_at, id`.execute(db)
  const last = rows.at(-1)
  return {
    talks: await withComments(db, key, rows),
    next: last !== undefined && last.left > rows.length ? last.id : null,
  }
}

async function withComments(
  db: Kysely<Database>,
  key: DiscussionKey,
  threads: readonly Selectable<DiscussionThreadsTable>[],
): Promise<Talk[]> {
  if (threads.length === 0) return []
  const rows = await db
    .selectFrom('discussion_comments')
    .selectAll()
    .where((where) => where.and(ofDiscussion(key)))
    .where('thread_id', '=', sql<string>`any(${threads.map(({ id }) => id)}::uuid[])`)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  const said = groupedBy(rows.map(toComment), ({ thread }) => thread)
  return threads.flatMap((thread) => {
    const comments = said.get(thread.id)
    return comments === undefined
      ? []
      : [{ ...toThread(thread), comments, resolved: resolutionOf(thread) }]
  })
}

function resolutionOf({
  resolved_by: by,
  resolved_at: at,
}: Selectable<DiscussionThreadsTable>): Resolution | null {
  return by === null || at === null ? null : { by, at }
}
