import { type Kysely, sql } from 'kysely'

/**
 * The words of transcripts as searching finds them, made of their texts when somebody first searches.
 *
 * The two extensions come with PostgreSQL, and any owner of a database may make them. Where they are
 * missing all the same, the same is found, by reading more.
 */
// biome-ignore lint/suspicious/noExplicitAny: a migration is frozen and knows no later schema
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('text_stretches')
    .addColumn('project_id', 'uuid', (c) => c.notNull())
    .addColumn('transcript_id', 'uuid', (c) => c.notNull())
    .addColumn('start', 'integer', (c) => c.notNull())
    // 0 outside any turn.
    .addColumn('turn', 'integer', (c) => c.notNull())
    // By its name, since a backup may be restored where it has another number.
    .addColumn('configuration', 'text', (c) => c.notNull())
    .addColumn('speech', 'text', (c) => c.notNull())
    .addColumn('words', sql`tsvector`, (c) => c.notNull())
    .addPrimaryKeyConstraint('text_stretches_pkey', ['project_id', 'transcript_id', 'start'])
    .addForeignKeyConstraint(
      'text_stretches_of_transcript',
      ['project_id', 'transcript_id'],
      'transcripts',
      ['project_id', 'id'],
      (c) => c.onDelete('cascade'),
    )
    .execute()
  for (const extension of ['btree_gin', 'pg_trgm']) {
    await sql`
      do $$ begin
        create extension if not exists ${sql.raw(extension)};
      exception when others then
        raise notice 'Searching reads more without the extension ${sql.raw(extension)}.';
      end $$`.execute(db)
  }
  // Which stretches of a project have this word; which have these letters anywhere.
  await sql`
    do $$ begin
      if exists (select from pg_extension where extname = 'btree_gin') then
        create index text_stretches_words on text_stretches using gin (project_id, words);
        if exists (select from pg_extension where extname = 'pg_trgm') then
          create index text_stretches_letters on text_stretches
            using gin (project_id, speech gin_trgm_ops);
        end if;
      else
        create index text_stretches_words on text_stretches using gin (words);
      end if;
    end $$`.execute(db)
}

// biome-ignore lint/suspicious/noExplicitAny: as above
export async function down(db: Kysely<any>): Promise<void> {
  await db.schema.dropTable('text_stretches').execute()
}
