import { type Kysely, sql } from 'kysely'

/** Methods reports as they were frozen. A row never changes: a trigger refuses it. */
// biome-ignore lint/suspicious/noExplicitAny: a migration is frozen and knows no later schema
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('methods_reports')
    .addColumn('project_id', 'uuid', (c) => c.notNull())
    .addColumn('id', 'uuid', (c) => c.notNull().unique())
    .addColumn('round_id', 'uuid', (c) => c.notNull())
    .addColumn('frozen_by', 'uuid', (c) => c.notNull().references('people.id'))
    .addColumn('frozen_at', 'timestamptz', (c) => c.notNull())
    // SHA-256 of all that the figures were computed from, hex.
    .addColumn('inputs', 'text', (c) => c.notNull())
    // What `stateOfLayers` said then: whether anything changed since.
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('settings', 'jsonb', (c) => c.notNull())
    .addColumn('pseudonyms', 'boolean', (c) => c.notNull())
    // Alpha by sets over all codes, so that a list needs no bundle opened; absent: not defined.
    .addColumn('alpha', 'double precision')
    .addColumn('ci_low', 'double precision')
    .addColumn('ci_high', 'double precision')
    .addColumn('html', 'text', (c) => c.notNull())
    .addColumn('markdown', 'text', (c) => c.notNull())
    .addColumn('bundle', 'bytea', (c) => c.notNull())
    .addPrimaryKeyConstraint('methods_reports_pkey', ['project_id', 'id'])
    .addForeignKeyConstraint(
      'methods_reports_of_round',
      ['project_id', 'round_id'],
      'rounds',
      ['project_id', 'id'],
      (c) => c.onDelete('cascade'),
    )
    .addCheckConstraint('methods_reports_inputs', sql`inputs ~ '^[0-9a-f]{64}$'`)
    .addCheckConstraint('methods_reports_interval', sql`(ci_low is null) = (ci_high is null)`)
    .execute()
  // For the page of a round: its reports, the newest first.
  await db.schema
    .createIndex('methods_reports_of_round')
    .on('methods_reports')
    .columns(['project_id', 'round_id', 'frozen_at'])
    .execute()
  await sql`
    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'a frozen report never changes' using errcode = 'restrict_violation';
    end $$`.execute(db)
  await sql`
    create trigger methods_reports_frozen before update on methods_reports
    for each row execute function refuse_change()`.execute(db)
}

// biome-ignore lint/suspicious/noExplicitAny: as above
export async function down(db: Kysely<any>): Promise<void> {
  await db.schema.dropTable('methods_reports').execute()
  await sql`drop function refuse_change()`.execute(db)
}
