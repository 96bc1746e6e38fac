import type { Kysely } from 'kysely'

/** Who asked for a job first, and so may cancel it; none: whoever it was is gone, or it was before that was kept. */
// biome-ignore lint/suspicious/noExplicitAny: a migration is frozen and knows no later schema
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .alterTable('figure_jobs')
    .addColumn('asked_by', 'uuid', (c) => c.references('people.id').onDelete('set null'))
    .execute()
}

// biome-ignore lint/suspicious/noExplicitAny: as above
export async function down(db: Kysely<any>): Promise<void> {
  await db.schema.alterTable('figure_jobs').dropColumn('asked_by').execute()
}
