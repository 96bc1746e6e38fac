import { type Kysely, sql } from 'kysely'

/** What a job makes: figures that are kept until layers change, or a report that is kept for good. */
// biome-ignore lint/suspicious/noExplicitAny: a migration is frozen and knows no later schema
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .alterTable('figure_jobs')
    .addColumn('kind', 'text', (c) => c.notNull().defaultTo('figures'))
    .execute()
  await db.schema
    .alterTable('figure_jobs')
    .addCheckConstraint('figure_jobs_kind', sql`kind in ('figures', 'report')`)
    .execute()
  // For the page of reports: which are being made, and which could not be.
  await db.schema
    .createIndex('figure_jobs_of_kind')
    .on('figure_jobs')
    .columns(['project_id', 'round_id', 'kind', 'asked_at'])
    .execute()
}

// biome-ignore lint/suspicious/noExplicitAny: as above
export async function down(db: Kysely<any>): Promise<void> {
  await db.schema.dropIndex('figure_jobs_of_kind').execute()
  await db.schema.alterTable('figure_jobs').dropColumn('kind').execute()
}
