import type { Kysely } from 'kysely'

/**
 * Counted up with each change of who may write the working codebook, as `layers.rights_version` is for a
 * layer.
 */
// biome-ignore lint/suspicious/noExplicitAny: a migration is frozen and knows no later schema
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .alterTable('projects')
    .addColumn('codebook_rights_version', 'integer', (c) => c.notNull().defaultTo(1))
    .execute()
}

// biome-ignore lint/suspicious/noExplicitAny: as above
export async function down(db: Kysely<any>): Promise<void> {
  await db.schema.alterTable('projects').dropColumn('codebook_rights_version').execute()
}
