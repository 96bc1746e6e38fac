import { type Kysely, sql } from 'kysely'

const usual = sql`'[{"value": 0.667, "source": "Krippendorff 2019"}, {"value": 0.8, "source": "Krippendorff 2019"}]'::jsonb`

/** Thresholds that nobody saved are none, so that those in use are not taken for the project’s own. */
// biome-ignore lint/suspicious/noExplicitAny: a migration is frozen and knows no later schema
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .alterTable('projects')
    .alterColumn('thresholds', (column) => column.dropDefault())
    .alterColumn('thresholds', (column) => column.dropNotNull())
    .execute()
  // Who had saved the usual ones as they are is not told from who had not.
  await sql`update projects set thresholds = null where thresholds = ${usual}`.execute(db)
}

// biome-ignore lint/suspicious/noExplicitAny: as above
export async function down(db: Kysely<any>): Promise<void> {
  await sql`update projects set thresholds = ${usual} where thresholds is null`.execute(db)
  await db.schema
    .alterTable('projects')
    .alterColumn('thresholds', (column) => column.setDefault(usual))
    .alterColumn('thresholds', (column) => column.setNotNull())
    .execute()
}
