import { sql } from 'kysely'

/** What people say about one transcript in one round. */
export interface DiscussionKey {
  projectId: string
  roundId: string
  transcriptId: string
}

/** The columns that say which discussion a row belongs to, as a condition: `row.and(ofDiscussion(key))`. */
export function ofDiscussion({ projectId, roundId, transcriptId }: DiscussionKey) {
  return { project_id: projectId, round_id: roundId, transcript_id: transcriptId }
}

/** The same three columns of each row, as arrays for `unnest`. */
export function discussionColumns(rows: readonly { discussion: DiscussionKey }[]) {
  return sql`${rows.map(({ discussion }) => discussion.projectId)}::uuid[],
    ${rows.map(({ discussion }) => discussion.roundId)}::uuid[],
    ${rows.map(({ discussion }) => discussion.transcriptId)}::uuid[]`
}
