import { type Kysely, sql } from 'kysely'

/** Kept figures are rows of lines: one of megabytes held up everybody whom the server serves beside. */
// biome-ignore lint/suspicious/noExplicitAny: a migration is frozen and knows no later schema
export async function up(db: Kysely<any>): Promise<void> {
  // They are computed again when somebody asks.
  await sql`delete from kept_figures`.execute(db)
  await db.schema.alterTable('kept_figures').dropColumn('answer').execute()
  await db.schema
    .createTable('kept_figure_lines')
    .addColumn('project_id', 'uuid', (c) => c.notNull())
    .addColumn('question', 'text', (c) => c.notNull())
    .addColumn('place', 'integer', (c) => c.notNull())
    .addColumn('line', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('kept_figure_lines_pkey', ['project_id', 'question', 'place'])
    .addForeignKeyConstraint(
      'kept_figure_lines_of_answer',
      ['project_id', 'question'],
      'kept_figures',
      ['project_id', 'question'],
      (c) => c.onDelete('cascade'),
    )
    .execute()
}

// biome-ignore lint/suspicious/noExplicitAny: as above
export async function down(db: Kysely<any>): Promise<void> {
  await db.schema.dropTable('kept_figure_lines').execute()
  await sql`delete from kept_figures`.execute(db)
  await db.schema
    .alterTable('kept_figures')
    .addColumn('answer', 'text', (c) => c.notNull())
    .execute()
}
