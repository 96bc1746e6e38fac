import type { Kysely } from 'kysely'

/** A demo study takes many steps to make: until the last is done its project is unfinished. */
// biome-ignore lint/suspicious/noExplicitAny: a migration is frozen and knows no later schema
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .alterTable('projects')
    .addColumn('unfinished', 'boolean', (c) => c.notNull().defaultTo(false))
    .execute()
}

// biome-ignore lint/suspicious/noExplicitAny: as above
export async function down(db: Kysely<any>): Promise<void> {
  await db.schema.alterTable('projects').dropColumn('unfinished').execute()
}
