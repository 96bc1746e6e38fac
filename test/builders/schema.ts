import { type Kysely, sql } from 'kysely'
import type { Database } from '#db/schema.ts'

/** Everything a migration can make: columns, constraints and indexes, in words of Postgres. */
export async function schemaOf(db: Kysely<Database>): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable ||
      ' ' || coalesce(column_default, '') as line
    from information_schema.columns where table_schema = 'public'
    union all
    select 'constraint ' || conrelid::regclass || '.' || conname || ' ' || pg_get_constraintdef(oid)
    from pg_constraint where connamespace = 'public'::regnamespace
    union all
    select 'index ' || indexdef from pg_indexes where schemaname = 'public'
    union all
    select 'trigger ' || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
    order by line`.execute(db)
  return rows.map(({ line }) => line).filter((line) => !line.includes('kysely_migration'))
}
