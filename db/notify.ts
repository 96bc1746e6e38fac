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

/** PostgreSQL takes no more in one notification. */
const mostBytes = 7_999

/**
 * Puts entries into as few notifications as they take; an entry that fits into none is left out.
 *
 * @param around what stands before, between and after the entries of each notification
 * @returns at least one, be it without an entry
 */
export function inNotifications(
  entries: Iterable<string>,
  { before, between, after }: { before: string; between: string; after: string },
): string[] {
  const room = mostBytes - Buffer.byteLength(before + after)
  const bodies: string[][] = [[]]
  let left = room
  for (const entry of entries) {
    const bytes = Buffer.byteLength(entry + between)
    if (bytes > room) continue
    if (bytes > left) {
      bodies.push([])
      left = room
    }
    bodies.at(-1)!.push(entry)
    left -= bytes
  }
  return bodies.map((body) => before + body.join(between) + after)
}
