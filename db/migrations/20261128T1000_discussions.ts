import { type Kysely, sql } from 'kysely'

/**
 * What people say about a transcript in a round: threads on passages, comments in them, and who is to be
 * told of which comment. Threads and comments follow the live document; whether somebody has read that
 * they were mentioned stands here alone.
 */
// biome-ignore lint/suspicious/noExplicitAny: a migration is frozen and knows no later schema
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('discussion_threads')
    .addColumn('project_id', 'uuid', (c) => c.notNull())
    .addColumn('round_id', 'uuid', (c) => c.notNull())
    .addColumn('transcript_id', 'uuid', (c) => c.notNull())
    .addColumn('id', 'uuid', (c) => c.notNull())
    .addColumn('start', 'integer', (c) => c.notNull())
    .addColumn('end', 'integer', (c) => c.notNull())
    // Where the thread is about a turn as a whole.
    .addColumn('turn', 'integer')
    .addColumn('author_id', 'uuid', (c) => c.notNull())
    // What the device claims, to the letter; `recorded_at` is ours.
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('recorded_at', 'timestamptz', (c) => c.notNull().defaultTo(sql`now()`))
    .addColumn('resolved_by', 'uuid')
    .addColumn('resolved_at', 'text')
    .addPrimaryKeyConstraint('discussion_threads_pkey', [
      'project_id',
      'round_id',
      'transcript_id',
      'id',
    ])
    .addForeignKeyConstraint(
      'discussion_threads_of_round',
      ['project_id', 'round_id'],
      'rounds',
      ['project_id', 'id'],
      (c) => c.onDelete('cascade'),
    )
    .addForeignKeyConstraint(
      'discussion_threads_of_transcript',
      ['project_id', 'transcript_id'],
      'transcripts',
      ['project_id', 'id'],
      (c) => c.onDelete('cascade'),
    )
    .addForeignKeyConstraint(
      'discussion_threads_of_author',
      ['project_id', 'author_id'],
      'members',
      ['project_id', 'person_id'],
    )
    .addForeignKeyConstraint(
      'discussion_threads_resolved_by_member',
      ['project_id', 'resolved_by'],
      'members',
      ['project_id', 'person_id'],
    )
    .addCheckConstraint('discussion_threads_range', sql`0 <= start and start < "end"`)
    .addCheckConstraint('discussion_threads_turn', sql`turn > 0`)
    .addCheckConstraint(
      'discussion_threads_resolved',
      sql`(resolved_by is null) = (resolved_at is null)`,
    )
    .execute()

  const ofThread = ['project_id', 'round_id', 'transcript_id', 'thread_id'] as const
  await db.schema
    .createTable('discussion_comments')
    .addColumn('project_id', 'uuid', (c) => c.notNull())
    .addColumn('round_id', 'uuid', (c) => c.notNull())
    .addColumn('transcript_id', 'uuid', (c) => c.notNull())
    .addColumn('id', 'uuid', (c) => c.notNull())
    .addColumn('thread_id', 'uuid', (c) => c.notNull())
    .addColumn('author_id', 'uuid', (c) => c.notNull())
    .addColumn('text', 'text', (c) => c.notNull())
    .addColumn('mentions', sql`uuid[]`, (c) => c.notNull())
    .addColumn('created_at', 'text', (c) => c.notNull())
    .addColumn('changed_at', 'text')
    .addColumn('recorded_at', 'timestamptz', (c) => c.notNull().defaultTo(sql`now()`))
    .addPrimaryKeyConstraint('discussion_comments_pkey', [
      'project_id',
      'round_id',
      'transcript_id',
      'id',
    ])
    .addForeignKeyConstraint(
      'discussion_comments_of_thread',
      [...ofThread],
      'discussion_threads',
      ['project_id', 'round_id', 'transcript_id', 'id'],
      (c) => c.onDelete('cascade'),
    )
    .addForeignKeyConstraint(
      'discussion_comments_of_author',
      ['project_id', 'author_id'],
      'members',
      ['project_id', 'person_id'],
    )
    .execute()
  await db.schema
    .createIndex('discussion_comments_of_thread')
    .on('discussion_comments')
    .columns([...ofThread])
    .execute()

  await db.schema
    .createTable('discussion_mentions')
    .addColumn('project_id', 'uuid', (c) => c.notNull())
    .addColumn('round_id', 'uuid', (c) => c.notNull())
    .addColumn('transcript_id', 'uuid', (c) => c.notNull())
    .addColumn('comment_id', 'uuid', (c) => c.notNull())
    .addColumn('person_id', 'uuid', (c) => c.notNull())
    // In milliseconds, as a program that pages through them has it.
    .addColumn('mentioned_at', sql`timestamptz(3)`, (c) => c.notNull().defaultTo(sql`now()`))
    .addColumn('read_at', 'timestamptz')
    .addPrimaryKeyConstraint('discussion_mentions_pkey', [
      'project_id',
      'round_id',
      'transcript_id',
      'comment_id',
      'person_id',
    ])
    .addForeignKeyConstraint(
      'discussion_mentions_of_comment',
      ['project_id', 'round_id', 'transcript_id', 'comment_id'],
      'discussion_comments',
      ['project_id', 'round_id', 'transcript_id', 'id'],
      (c) => c.onDelete('cascade'),
    )
    .addForeignKeyConstraint(
      'discussion_mentions_of_member',
      ['project_id', 'person_id'],
      'members',
      ['project_id', 'person_id'],
    )
    .execute()
  // For somebody’s inbox, the newest first.
  await db.schema
    .createIndex('discussion_mentions_of_person')
    .on('discussion_mentions')
    .columns(['person_id', 'mentioned_at', 'comment_id'])
    .execute()
  // For the number beside it, on every page.
  await db.schema
    .createIndex('discussion_mentions_unread')
    .on('discussion_mentions')
    .columns(['person_id', 'project_id', 'round_id'])
    .where(sql.ref('read_at'), 'is', null)
    .execute()
}

// biome-ignore lint/suspicious/noExplicitAny: as above
export async function down(db: Kysely<any>): Promise<void> {
  await db.schema.dropTable('discussion_mentions').execute()
  await db.schema.dropTable('discussion_comments').execute()
  await db.schema.dropTable('discussion_threads').execute()
}
