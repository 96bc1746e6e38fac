import { type Kysely, sql } from 'kysely'

/** The keys of the workspace as a person chose them; no row where nothing was chosen. */
// biome-ignore lint/suspicious/noExplicitAny: a migration is frozen and knows no later schema
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('key_choices')
    .addColumn('person_id', 'uuid', (c) =>
      c.primaryKey().references('people.id').onDelete('cascade'),
    )
    .addColumn('enabled', 'boolean', (c) => c.notNull().defaultTo(true))
    .addColumn('keys', 'jsonb', (c) => c.notNull().defaultTo(sql`'{}'`))
    .execute()
}

// biome-ignore lint/suspicious/noExplicitAny: as above
export async function down(db: Kysely<any>): Promise<void> {
  await db.schema.dropTable('key_choices').execute()
}
