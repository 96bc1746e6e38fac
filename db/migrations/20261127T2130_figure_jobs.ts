import { type Kysely, sql } from 'kysely'

/** Figures that are being computed, and the last ones of each question. */
// biome-ignore lint/suspicious/noExplicitAny: a migration is frozen and knows no later schema
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('figure_jobs')
    .addColumn('project_id', 'uuid', (c) => c.notNull())
    .addColumn('id', 'uuid', (c) => c.notNull())
    .addColumn('round_id', 'uuid', (c) => c.notNull())
    // A hash of the task: what two people ask for is computed once.
    .addColumn('question', 'text', (c) => c.notNull())
    .addColumn('task', 'jsonb', (c) => c.notNull())
    // Of the layers when it was asked for.
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('status', 'text', (c) => c.notNull().defaultTo('waiting'))
    .addColumn('share', 'float8', (c) => c.notNull().defaultTo(0))
    .addColumn('problem', 'jsonb')
    .addColumn('runs', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('asked_at', 'timestamptz', (c) => c.notNull().defaultTo(sql`now()`))
    .addColumn('started_at', 'timestamptz')
    // When the server that runs it last said so.
    .addColumn('heard_at', 'timestamptz')
    .addColumn('ended_at', 'timestamptz')
    .addPrimaryKeyConstraint('figure_jobs_pkey', ['project_id', 'id'])
    .addForeignKeyConstraint(
      'figure_jobs_of_round',
      ['project_id', 'round_id'],
      'rounds',
      ['project_id', 'id'],
      (c) => c.onDelete('cascade'),
    )
    .addCheckConstraint(
      'figure_jobs_status',
      sql`status in ('waiting', 'running', 'done', 'failed', 'cancelled')`,
    )
    .addCheckConstraint(
      'figure_jobs_ended',
      sql`(ended_at is null) = (status in ('waiting', 'running'))`,
    )
    .addCheckConstraint('figure_jobs_problem', sql`(problem is null) = (status <> 'failed')`)
    .addCheckConstraint('figure_jobs_share', sql`share between 0 and 1`)
    .execute()
  await sql`
    create unique index figure_jobs_one_runs on figure_jobs (project_id)
    where status = 'running'`.execute(db)
  await sql`
    create unique index figure_jobs_asked_once on figure_jobs (project_id, question)
    where status in ('waiting', 'running')`.execute(db)
  // For whoever asks again: how the last one of a question ended.
  await db.schema
    .createIndex('figure_jobs_of_question')
    .on('figure_jobs')
    .columns(['project_id', 'question', 'asked_at'])
    .execute()

  await db.schema
    .createTable('kept_figures')
    .addColumn('project_id', 'uuid', (c) => c.notNull())
    .addColumn('question', 'text', (c) => c.notNull())
    .addColumn('round_id', 'uuid', (c) => c.notNull())
    // Of the layers that they were computed from.
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('answer', 'text', (c) => c.notNull())
    .addColumn('computed_at', 'timestamptz', (c) => c.notNull())
    .addPrimaryKeyConstraint('kept_figures_pkey', ['project_id', 'question'])
    .addForeignKeyConstraint(
      'kept_figures_of_round',
      ['project_id', 'round_id'],
      'rounds',
      ['project_id', 'id'],
      (c) => c.onDelete('cascade'),
    )
    .execute()
}

// biome-ignore lint/suspicious/noExplicitAny: as above
export async function down(db: Kysely<any>): Promise<void> {
  await db.schema.dropTable('kept_figures').execute()
  await db.schema.dropTable('figure_jobs').execute()
}
