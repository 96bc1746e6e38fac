import { type Kysely, sql } from 'kysely'

/**
 * A layer that a lead reopens for its coder although the round is closed, and whether a project lets
 * browsers keep copies of what is coded.
 */
// biome-ignore lint/suspicious/noExplicitAny: a migration is frozen and knows no later schema
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema.alterTable('layers').addColumn('reopened_at', 'timestamptz').execute()
  await db.schema
    .alterTable('layers')
    // Its coder ends it by completing the layer.
    .addCheckConstraint('layers_reopened', sql`reopened_at is null or completed_at is null`)
    .execute()
  await db.schema
    .alterTable('projects')
    .addColumn('device_copies', 'boolean', (c) => c.notNull().defaultTo(true))
    .execute()
}

// biome-ignore lint/suspicious/noExplicitAny: as above
export async function down(db: Kysely<any>): Promise<void> {
  await db.schema.alterTable('projects').dropColumn('device_copies').execute()
  await db.schema.alterTable('layers').dropConstraint('layers_reopened').execute()
  await db.schema.alterTable('layers').dropColumn('reopened_at').execute()
}
