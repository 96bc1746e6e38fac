import { type Kysely, sql } from 'kysely'

/**
 * Where a project draws lines across its pictures of agreement, with their sources. Those that are usual are
 * there until a lead sets others, or none.
 */
// biome-ignore lint/suspicious/noExplicitAny: a migration is frozen and knows no later schema
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .alterTable('projects')
    .addColumn('thresholds', 'jsonb', (c) =>
      c
        .notNull()
        .defaultTo(
          sql`'[{"value": 0.667, "source": "Krippendorff 2019"}, {"value": 0.8, "source": "Krippendorff 2019"}]'::jsonb`,
        ),
    )
    .execute()
}

// biome-ignore lint/suspicious/noExplicitAny: as above
export async function down(db: Kysely<any>): Promise<void> {
  await db.schema.alterTable('projects').dropColumn('thresholds').execute()
}
