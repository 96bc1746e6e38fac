import { type Kysely, sql } from 'kysely'

/** What a large removal took out of a layer, until its coder brings it back or lets it be. */
// biome-ignore lint/suspicious/noExplicitAny: a migration is frozen and knows no later schema
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('large_removals')
    .addColumn('project_id', 'uuid', (c) => c.notNull())
    .addColumn('id', 'uuid', (c) => c.notNull())
    .addColumn('round_id', 'uuid', (c) => c.notNull())
    .addColumn('transcript_id', 'uuid', (c) => c.notNull())
    .addColumn('coder_id', 'uuid', (c) => c.notNull())
    // The coded spans as they stood: the log that held them is folded some day.
    .addColumn('spans', 'jsonb', (c) => c.notNull())
    // How many there were, and how many the layer had before.
    .addColumn('removed', 'integer', (c) => c.notNull())
    .addColumn('of', 'integer', (c) => c.notNull())
    .addColumn('removed_at', 'timestamptz', (c) => c.notNull().defaultTo(sql`now()`))
    .addColumn('settled_at', 'timestamptz')
    .addColumn('settled_as', 'text')
    .addPrimaryKeyConstraint('large_removals_pkey', ['project_id', 'id'])
    .addForeignKeyConstraint(
      'large_removals_of_layer',
      ['project_id', 'round_id', 'transcript_id', 'coder_id'],
      'layers',
      ['project_id', 'round_id', 'transcript_id', 'coder_id'],
      (c) => c.onDelete('cascade'),
    )
    .addCheckConstraint('large_removals_settled', sql`(settled_at is null) = (settled_as is null)`)
    .addCheckConstraint('large_removals_settled_as', sql`settled_as in ('restored', 'kept')`)
    .execute()
  // For the workspace and the round's page: what waits to be settled.
  await db.schema
    .createIndex('large_removals_of_round')
    .on('large_removals')
    .columns(['project_id', 'round_id', 'transcript_id', 'coder_id'])
    .execute()
}

// biome-ignore lint/suspicious/noExplicitAny: as above
export async function down(db: Kysely<any>): Promise<void> {
  await db.schema.dropTable('large_removals').execute()
}
