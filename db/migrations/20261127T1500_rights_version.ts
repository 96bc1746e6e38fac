import type { Kysely } from 'kysely'

/**
 * Counted up with each change of who may write a layer. What a server accepted under another number than
 * the one at its commit is held against the rights anew.
 */
// biome-ignore lint/suspicious/noExplicitAny: a migration is frozen and knows no later schema
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .alterTable('layers')
    .addColumn('rights_version', 'integer', (c) => c.notNull().defaultTo(1))
    .execute()
}

// biome-ignore lint/suspicious/noExplicitAny: as above
export async function down(db: Kysely<any>): Promise<void> {
  await db.schema.alterTable('layers').dropColumn('rights_version').execute()
}
