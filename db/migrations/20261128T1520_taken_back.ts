import { type Kysely, sql } from 'kysely'

/** A comment whose words a lead took back: its place is kept, without them. */
// biome-ignore lint/suspicious/noExplicitAny: a migration is frozen and knows no later schema
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema.alterTable('discussion_comments').addColumn('taken_back_by', 'uuid').execute()
  await db.schema
    .alterTable('discussion_comments')
    .addForeignKeyConstraint(
      'discussion_comments_taken_back_by_member',
      ['project_id', 'taken_back_by'],
      'members',
      ['project_id', 'person_id'],
    )
    .execute()
  await db.schema
    .alterTable('discussion_comments')
    .addCheckConstraint(
      'discussion_comments_taken_back',
      sql`taken_back_by is null or (text = '' and mentions = '{}')`,
    )
    .execute()
}

// biome-ignore lint/suspicious/noExplicitAny: as above
export async function down(db: Kysely<any>): Promise<void> {
  await db.deleteFrom('discussion_comments').where('taken_back_by', 'is not', null).execute()
  await db.schema.alterTable('discussion_comments').dropColumn('taken_back_by').execute()
}
