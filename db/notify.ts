import { type Kysely, sql } from 'kysely'
import type postgres from 'postgres'
import type { Database } from './schema.ts'

/** Tells whoever listens; inside a transaction, once it is committed. */
export async function notify(
  db: Kysely<Database>,
  channel: string,
  messages: readonly string[],
): Promise<void> {
  await sql`select pg_notify(${channel}, message) from unnest(${messages}::text[]) as message`.execute(
    db,
  )
}

/**
 * The same for what need not outlive a crash, over connections of its own: it does not wait for the
 * disk, which would hold up the notifications of commits.
 */
export async function notifyWithoutDisk(
  sql: postgres.Sql,
  channel: string,
  messages: readonly string[],
): Promise<void> {
  await sql`
    select set_config('synchronous_commit', 'off', true), pg_notify(${channel}, message)
    from unnest(${[...messages]}::text[]) as message`
}
