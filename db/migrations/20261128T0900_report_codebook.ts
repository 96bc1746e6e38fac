import { type Kysely, sql } from 'kysely'

/** What a report's codebook was, apart from its layers; none: it was frozen before that was kept. */
// biome-ignore lint/suspicious/noExplicitAny: a migration is frozen and knows no later schema
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema.alterTable('methods_reports').addColumn('codebook', 'text').execute()
  await db.schema
    .alterTable('methods_reports')
    .addCheckConstraint('methods_reports_codebook', sql`codebook ~ '^[0-9a-f]{64}$'`)
    .execute()
  // Their tasks carry what is now read when they run: whoever wants such a report asks again.
  await sql`
    update figure_jobs set status = 'cancelled', ended_at = now()
    where kind = 'report' and status in ('waiting', 'running')`.execute(db)
}

// biome-ignore lint/suspicious/noExplicitAny: as above
export async function down(db: Kysely<any>): Promise<void> {
  await db.schema.alterTable('methods_reports').dropColumn('codebook').execute()
}
