import { type Kysely, sql, type Transaction } from 'kysely'
import type { Face } from '#model/person.ts'
import type { Role, RoundStatus, Visibility } from '#model/round.ts'
import { type DiscussionKey, discussionColumns, ofDiscussion } from './discussion-key.ts'
import type { Database } from './schema.ts'

/** A comment that somebody is told of, as an inbox shows it. */
export interface Mention {
  /** Whether it mentions them, or answers in a thread in which they wrote before. */
  reason: 'mention' | 'answer'
  project: { id: string; name: string }
  round: { id: string; name: string }
  transcript: { id: string; title: string; language: string }
  thread: { id: string; start: number; end: number; isResolved: boolean }
  comment: { id: string; text: string }
  author: Face
  /** The beginning of the passage it is about. */
  words: string
  mentionedAt: Date
  readAt: Date | null
}

/** A round in which somebody is told of comments, and what it depends on whether they may still read that. */
export interface MentioningRound {
  projectId: string
  roundId: string
  roles: readonly Role[]
  visibility: Visibility
  status: RoundStatus
  /** Of these comments, how many they have not read. */
  unread: number
}

/** How much of a passage an inbox quotes, in characters. */
const mostWords = 160

/**
 * Makes who is told of comments equal to what stands in these: whoever is mentioned, and whoever wrote in the
 * thread before. Who is still told keeps whether they have read it; nobody is told of their own words.
 */
export async function settleMentions(
  trx: Transaction<Database>,
  comments: readonly { discussion: DiscussionKey; comment: string }[],
): Promise<void> {
  if (comments.length === 0) return
  const put = sql`unnest(${discussionColumns(comments)},
    ${comments.map(({ comment }) => comment)}::uuid[])
    as put (project_id, round_id, transcript_id, id)`
  await sql`
    with said as (
      select said.* from discussion_comments said
      join ${put} using (project_id, round_id, transcript_id, id)
    ), spoke as (
      -- Once for each thread, however many comments it has: when somebody first wrote there.
      select distinct on (project_id, round_id, transcript_id, thread_id, author_id)
        project_id, round_id, transcript_id, thread_id, author_id, recorded_at,
        created_at::timestamptz as written_at
      from discussion_comments
      join (select distinct project_id, round_id, transcript_id, thread_id from said) threads
        using (project_id, round_id, transcript_id, thread_id)
      where taken_back_by is null
      order by project_id, round_id, transcript_id, thread_id, author_id, recorded_at, written_at
    ), told as (
      select said.project_id, said.round_id, said.transcript_id, said.id as comment_id,
        members.person_id,
        case when members.person_id = any(said.mentions) then 'mention' else 'answer' end as reason
      from said join members on members.project_id = said.project_id
        and members.person_id <> said.author_id
      left join spoke on spoke.project_id = said.project_id and spoke.round_id = said.round_id
        and spoke.transcript_id = said.transcript_id and spoke.thread_id = said.thread_id
        and spoke.author_id = members.person_id
      where said.taken_back_by is null and (
        members.person_id = any(said.mentions)
        or (spoke.recorded_at, spoke.written_at)
          < (said.recorded_at, said.created_at::timestamptz)
      )
    ), gone as (
      delete from discussion_mentions as mention using said
      where mention.project_id = said.project_id and mention.round_id = said.round_id
        and mention.transcript_id = said.transcript_id and mention.comment_id = said.id
        and not exists (
          select 1 from told
          where told.project_id = said.project_id and told.round_id = said.round_id
            and told.transcript_id = said.transcript_id and told.comment_id = said.id
            and told.person_id = mention.person_id
        )
    )
    insert into discussion_mentions
      (project_id, round_id, transcript_id, comment_id, person_id, reason)
    select project_id, round_id, transcript_id, comment_id, person_id, reason from told
    on conflict (project_id, round_id, transcript_id, comment_id, person_id)
      do update set reason = excluded.reason`.execute(trx)
}

/** Whom each comment of a discussion mentions, as rows say it. */
export async function readMentioned(
  db: Kysely<Database>,
  key: DiscussionKey,
): Promise<Map<string, ReadonlySet<string>>> {
  const rows = await db
    .selectFrom('discussion_mentions')
    .select(['comment_id', 'person_id'])
    .where((row) => row.and(ofDiscussion(key)))
    .where('reason', '=', 'mention')
    .execute()
  const mentioned = new Map<string, Set<string>>()
  for (const row of rows) {
    mentioned.set(row.comment_id, (mentioned.get(row.comment_id) ?? new Set()).add(row.person_id))
  }
  return mentioned
}

/** Rounds in which somebody is told of comments; `unreadOnly`: those with something they have not read. */
export async function listMentioningRounds(
  db: Kysely<Database>,
  personId: string,
  { unreadOnly = false } = {},
): Promise<MentioningRound[]> {
  const { rows } = await sql<MentioningRound>`
    select found.project_id as "projectId", found.round_id as "roundId", found.unread,
      members.roles, rounds.visibility, rounds.status
    from (
      select project_id, round_id, count(*) filter (where read_at is null)::int as unread
      from discussion_mentions
      where person_id = ${personId} ${unreadOnly ? sql`and read_at is null` : sql``}
      group by project_id, round_id
    ) found
    join members on members.project_id = found.project_id and members.person_id = ${personId}
    join rounds on rounds.project_id = found.project_id and rounds.id = found.round_id`.execute(db)
  return rows
}

/**
 * Comments that somebody is told of in these rounds, the newest first.
 *
 * @param before what comes after this one in that order
 */
export async function listMentions(
  db: Kysely<Database>,
  personId: string,
  roundIds: readonly string[],
  { before, limit }: { before?: { at: Date; comment: string } | undefined; limit: number },
): Promise<Mention[]> {
  const { rows } = await sql<Mention>`
    select mention.reason,
      json_build_object('id', projects.id, 'name', projects.name) as project,
      json_build_object('id', rounds.id, 'name', rounds.name) as round,
      json_build_object('id', transcripts.id, 'title', transcripts.title,
        'language', transcripts.language) as transcript,
      json_build_object('id', thread.id, 'start', thread.start, 'end', thread."end",
        'isResolved', thread.resolved_by is not null) as thread,
      json_build_object('id', said.id, 'text', said.text) as comment,
      json_build_object('id', people.id, 'name', people.name, 'initials', people.initials) as author,
      substring(transcripts.text from thread.start + 1
        for least(thread."end" - thread.start, ${mostWords}::int)) as words,
      mention.mentioned_at as "mentionedAt", mention.read_at as "readAt"
    from discussion_mentions mention
    join discussion_comments said on said.project_id = mention.project_id
      and said.round_id = mention.round_id and said.transcript_id = mention.transcript_id
      and said.id = mention.comment_id
    join discussion_threads thread on thread.project_id = said.project_id
      and thread.round_id = said.round_id and thread.transcript_id = said.transcript_id
      and thread.id = said.thread_id
    join people on people.id = said.author_id
    join projects on projects.id = mention.project_id
    join rounds on rounds.project_id = mention.project_id and rounds.id = mention.round_id
    join transcripts on transcripts.project_id = mention.project_id
      and transcripts.id = mention.transcript_id
    where mention.person_id = ${personId} and mention.round_id = any(${roundIds}::uuid[])
      ${
        before === undefined
          ? sql``
          : sql`and (mention.mentioned_at, mention.comment_id) < (${before.at}, ${before.comment}::uuid)`
      }
    order by mention.mentioned_at desc, mention.comment_id desc
    limit ${limit}`.execute(db)
  return rows
}

/**
 * Says that somebody has read what they are told of, or has not.
 *
 * @param comments which; absent: all in these rounds
 * @returns how many there are
 */
export async function markMentions(
  db: Kysely<Database>,
  personId: string,
  roundIds: readonly string[],
  { comments, readAt }: { comments?: readonly string[]; readAt: Date | null },
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    update discussion_mentions set read_at = ${readAt === null ? null : sql`coalesce(read_at, ${readAt})`}
    where person_id = ${personId} and round_id = any(${roundIds}::uuid[])
      ${comments === undefined ? sql`and read_at is null` : sql`and comment_id = any(${comments}::uuid[])`}
    returning comment_id as id`.execute(db)
  return rows.length
}
