import { type Kysely, sql } from 'kysely'

/** The language a person reads Parley in; none: the one their browser asks for. */
// biome-ignore lint/suspicious/noExplicitAny: a migration is frozen and knows no later schema
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema.alterTable('people').addColumn('language', 'text').execute()
  await db.schema
    .alterTable('people')
    .addCheckConstraint('people_language', sql`language in ('en', 'de')`)
    .execute()
}

// biome-ignore lint/suspicious/noExplicitAny: as above
export async function down(db: Kysely<any>): Promise<void> {
  await db.schema.alterTable('people').dropColumn('language').execute()
}
