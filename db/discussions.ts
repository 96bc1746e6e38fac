import { type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import type { Comment, Resolution, Thread } from '#model/discussion.ts'
import { type DiscussionKey, discussionColumns, ofDiscussion } from './discussion-key.ts'
import { inOneGo } from './in-one-go.ts'
import { settleMentions } from './mentions.ts'
import type { Database, DiscussionCommentsTable, DiscussionThreadsTable } from './schema.ts'

/** What a document or its rows hold, each by its key; resolutions by thread. */
export interface DiscussionEntries {
  threads: ReadonlyMap<string, Thread>
  comments: ReadonlyMap<string, Comment>
  resolutions: ReadonlyMap<string, Resolution>
}

/** What changed in one discussion: rows to be there as they stand here, and comments to be gone. */
export interface DiscussionChange {
  discussion: DiscussionKey
  threads: readonly Thread[]
  comments: readonly Comment[]
  removedComments: readonly string[]
  /** `null` for a thread that is open again. */
  resolutions: readonly { thread: string; resolution: Resolution | null }[]
}

/** Everything that is stored of a discussion. */
export async function readDiscussion(
  db: Kysely<Database>,
  key: DiscussionKey,
): Promise<DiscussionEntries> {
  const [threadRows, commentRows] = await Promise.all([
    db
      .selectFrom('discussion_threads')
      .selectAll()
      .where((row) => row.and(ofDiscussion(key)))
      .execute(),
    db
      .selectFrom('discussion_comments')
      .selectAll()
      .where((row) => row.and(ofDiscussion(key)))
      .execute(),
  ])
  return {
    threads: new Map(threadRows.map((row) => [row.id, toThread(row)])),
    comments: new Map(commentRows.map((row) => [row.id, toComment(row)])),
    resolutions: new Map(
      threadRows.flatMap(({ id, resolved_by: by, resolved_at: at }) =>
        by === null || at === null ? [] : [[id, { by, at }] as const],
      ),
    ),
  }
}

/** Discussions that have rows, of one project or of all. */
export async function listDiscussions(
  db: Kysely<Database>,
  projectId?: string,
): Promise<DiscussionKey[]> {
  let query = db
    .selectFrom('discussion_threads')
    .select(['project_id as projectId', 'round_id as roundId', 'transcript_id as transcriptId'])
    .distinct()
  if (projectId !== undefined) query = query.where('project_id', '=', projectId)
  return await query.execute()
}

/** Makes the stored rows follow the documents, for all discussions of a commit at once. */
export async function changeDiscussions(
  trx: Transaction<Database>,
  changes: readonly DiscussionChange[],
): Promise<void> {
  if (changes.length === 0) return
  await inOneGo(
    putThreads(trx, changes),
    setResolutions(trx, changes),
    removeComments(trx, changes),
    putComments(trx, changes),
    settleMentions(
      trx,
      changes.flatMap(({ discussion, comments }) =>
        comments.map(({ id }) => ({ discussion, comment: id })),
      ),
    ),
  )
}

async function putThreads(trx: Transaction<Database>, changes: readonly DiscussionChange[]) {
  const rows = changes.flatMap(({ discussion, threads }) =>
    threads.map((thread) => ({ discussion, thread })),
  )
  if (rows.length === 0) return
  await sql`
    insert into discussion_threads (project_id, round_id, transcript_id,
      id, start, "end", turn, author_id, created_at)
    select * from unnest(${discussionColumns(rows)},
      ${rows.map(({ thread }) => thread.id)}::uuid[],
      ${rows.map(({ thread }) => thread.start)}::int[],
      ${rows.map(({ thread }) => thread.end)}::int[],
      ${rows.map(({ thread }) => thread.turn ?? null)}::int[],
      ${rows.map(({ thread }) => thread.by)}::uuid[],
      ${rows.map(({ thread }) => thread.createdAt)}::text[])
    on conflict (project_id, round_id, transcript_id, id) do update set
      created_at = excluded.created_at`.execute(trx)
}

async function setResolutions(trx: Transaction<Database>, changes: readonly DiscussionChange[]) {
  const rows = changes.flatMap(({ discussion, resolutions }) =>
    resolutions.map((one) => ({ discussion, ...one })),
  )
  if (rows.length === 0) return
  await sql`
    update discussion_threads as thread
    set resolved_by = settled.resolved_by, resolved_at = settled.resolved_at
    from unnest(${discussionColumns(rows)}, ${rows.map(({ thread }) => thread)}::uuid[],
      ${rows.map(({ resolution }) => resolution?.by ?? null)}::uuid[],
      ${rows.map(({ resolution }) => resolution?.at ?? null)}::text[])
      as settled (project_id, round_id, transcript_id, id, resolved_by, resolved_at)
    where thread.project_id = settled.project_id and thread.round_id = settled.round_id
      and thread.transcript_id = settled.transcript_id and thread.id = settled.id`.execute(trx)
}

async function removeComments(trx: Transaction<Database>, changes: readonly DiscussionChange[]) {
  const rows = changes.flatMap(({ discussion, removedComments }) =>
    removedComments.map((id) => ({ discussion, id })),
  )
  if (rows.length === 0) return
  await sql`
    delete from discussion_comments as comment
    using unnest(${discussionColumns(rows)}, ${rows.map(({ id }) => id)}::uuid[])
      as gone (project_id, round_id, transcript_id, id)
    where comment.project_id = gone.project_id and comment.round_id = gone.round_id
      and comment.transcript_id = gone.transcript_id and comment.id = gone.id`.execute(trx)
}

async function putComments(trx: Transaction<Database>, changes: readonly DiscussionChange[]) {
  const rows = changes.flatMap(({ discussion, comments }) =>
    comments.map((comment) => ({ discussion, comment })),
  )
  if (rows.length === 0) return
  await sql`
    insert into discussion_comments (project_id, round_id, transcript_id,
      id, thread_id, author_id, text, mentions, created_at, changed_at, taken_back_by)
    select project_id, round_id, transcript_id,
      id, thread_id, author_id, text, mentions::uuid[], created_at, changed_at, taken_back_by
    from unnest(${discussionColumns(rows)},
      ${rows.map(({ comment }) => comment.id)}::uuid[],
      ${rows.map(({ comment }) => comment.thread)}::uuid[],
      ${rows.map(({ comment }) => comment.by)}::uuid[],
      ${rows.map(({ comment }) => comment.text)}::text[],
      ${rows.map(({ comment }) => `{${comment.mentions.join(',')}}`)}::text[],
      ${rows.map(({ comment }) => comment.createdAt)}::text[],
      ${rows.map(({ comment }) => comment.changedAt ?? null)}::text[],
      ${rows.map(({ comment }) => comment.takenBackBy ?? null)}::uuid[])
      as said (project_id, round_id, transcript_id,
        id, thread_id, author_id, text, mentions, created_at, changed_at, taken_back_by)
    on conflict (project_id, round_id, transcript_id, id) do update set
      text = excluded.text, mentions = excluded.mentions, created_at = excluded.created_at,
      changed_at = excluded.changed_at, taken_back_by = excluded.taken_back_by`.execute(trx)
}

export function toThread(row: Selectable<DiscussionThreadsTable>): Thread {
  return {
    id: row.id,
    start: row.start,
    end: row.end,
    ...(row.turn === null ? {} : { turn: row.turn }),
    by: row.author_id,
    createdAt: row.created_at,
  }
}

export function toComment(row: Selectable<DiscussionCommentsTable>): Comment {
  return {
    id: row.id,
    thread: row.thread_id,
    by: row.author_id,
    text: row.text,
    mentions: row.mentions,
    createdAt: row.created_at,
    ...(row.changed_at === null ? {} : { changedAt: row.changed_at }),
    ...(row.taken_back_by === null ? {} : { takenBackBy: row.taken_back_by }),
  }
}
