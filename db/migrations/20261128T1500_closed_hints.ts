import { type Kysely, sql } from 'kysely'

/** The hints that a person closed and is not shown again; no row for who closed none. */
// biome-ignore lint/suspicious/noExplicitAny: a migration is frozen and knows no later schema
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('closed_hints')
    .addColumn('person_id', 'uuid', (c) => c.references('people.id').onDelete('cascade').notNull())
    .addColumn('hint', 'text', (c) => c.notNull())
    .addColumn('closed_at', 'timestamptz', (c) => c.notNull().defaultTo(sql`now()`))
    .addPrimaryKeyConstraint('closed_hints_pkey', ['person_id', 'hint'])
    .execute()
}

// biome-ignore lint/suspicious/noExplicitAny: as above
export async function down(db: Kysely<any>): Promise<void> {
  await db.schema.dropTable('closed_hints').execute()
}
