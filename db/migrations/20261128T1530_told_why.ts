import { type Kysely, sql } from 'kysely'

/**
 * Why somebody is told of a comment: it mentions them, or it answers where they wrote. And the number of the
 * rights that hang on members alone is called so: discussions are held against it as the working codebook is.
 */
// biome-ignore lint/suspicious/noExplicitAny: a migration is frozen and knows no later schema
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .alterTable('discussion_mentions')
    .addColumn('reason', 'text', (c) => c.notNull().defaultTo('mention'))
    .execute()
  await db.schema
    .alterTable('discussion_mentions')
    .addCheckConstraint('discussion_mentions_reason', sql`reason in ('mention', 'answer')`)
    .execute()
  await db.schema
    .alterTable('projects')
    .renameColumn('codebook_rights_version', 'member_rights_version')
    .execute()
}

// biome-ignore lint/suspicious/noExplicitAny: as above
export async function down(db: Kysely<any>): Promise<void> {
  await db.schema
    .alterTable('projects')
    .renameColumn('member_rights_version', 'codebook_rights_version')
    .execute()
  await db.deleteFrom('discussion_mentions').where('reason', '=', 'answer').execute()
  await db.schema.alterTable('discussion_mentions').dropColumn('reason').execute()
}
