import { type Kysely, sql } from 'kysely'

/** How a person has transcripts set: size, width, spacing, face; none: as they are set for everybody. */
// biome-ignore lint/suspicious/noExplicitAny: a migration is frozen and knows no later schema
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema.alterTable('people').addColumn('text_setting', 'jsonb').execute()
  await db.schema
    .alterTable('people')
    .addCheckConstraint('people_text_setting', sql`jsonb_typeof(text_setting) = 'object'`)
    .execute()
}

// biome-ignore lint/suspicious/noExplicitAny: as above
export async function down(db: Kysely<any>): Promise<void> {
  await db.schema.alterTable('people').dropColumn('text_setting').execute()
}
