import { type Kysely, sql } from 'kysely'

/** In which language a report is written. Of those that are there their own first lines say it. */
// biome-ignore lint/suspicious/noExplicitAny: a migration is frozen and knows no later schema
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema.alterTable('methods_reports').addColumn('language', 'text').execute()
  // A report never changes; this says of it what it says itself.
  await sql`alter table methods_reports disable trigger methods_reports_frozen`.execute(db)
  await sql`
    update methods_reports
    set language = coalesce(substring(left(html, 200) from '<html lang="([a-z]+)">'), 'en')`.execute(
    db,
  )
  await sql`alter table methods_reports enable trigger methods_reports_frozen`.execute(db)
  await db.schema
    .alterTable('methods_reports')
    .alterColumn('language', (column) => column.setNotNull())
    .execute()
  await db.schema
    .alterTable('methods_reports')
    .addCheckConstraint('methods_reports_language', sql`language in ('en', 'de')`)
    .execute()
}

// biome-ignore lint/suspicious/noExplicitAny: as above
export async function down(db: Kysely<any>): Promise<void> {
  await db.schema.alterTable('methods_reports').dropColumn('language').execute()
}
