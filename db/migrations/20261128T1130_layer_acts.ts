import { type Kysely, sql } from 'kysely'

/**
 * What was done in a layer, one row an update of its document, with each entry before and after. It is made
 * when the log is folded, which would else forget it.
 */
// biome-ignore lint/suspicious/noExplicitAny: a migration is frozen and knows no later schema
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('layer_acts')
    .addColumn('project_id', 'uuid', (c) => c.notNull())
    // Of the layer's document.
    .addColumn('name', 'text', (c) => c.notNull())
    // Of the update in its log.
    .addColumn('sequence', 'bigint', (c) => c.notNull())
    .addColumn('changes', 'jsonb', (c) => c.notNull())
    .addColumn('recorded_at', 'timestamptz', (c) => c.notNull())
    .addPrimaryKeyConstraint('layer_acts_pkey', ['project_id', 'name', 'sequence'])
    .addForeignKeyConstraint(
      'layer_acts_of_document',
      ['project_id', 'name'],
      'documents',
      ['project_id', 'name'],
      (c) => c.onDelete('cascade'),
    )
    .addCheckConstraint('layer_acts_changes', sql`jsonb_typeof(changes) = 'array'`)
    .execute()
}

// biome-ignore lint/suspicious/noExplicitAny: as above
export async function down(db: Kysely<any>): Promise<void> {
  await db.schema.dropTable('layer_acts').execute()
}
