import type { Kysely } from 'kysely'
import { type Person, toPerson } from './people.ts'
import type { Database } from './schema.ts'

export interface Session {
  person: Person | null
  lastSeenAt: Date
  expiresAt: Date
}

/** Keeps a session by the hash of its id. */
export async function insertSession(
  db: Kysely<Database>,
  session: { idHash: Buffer; personId: string | null; now: Date; expiresAt: Date },
): Promise<void> {
  await db
    .insertInto('sessions')
    .values({
      id_hash: session.idHash,
      person_id: session.personId,
      values: {},
      created_at: session.now,
      last_seen_at: session.now,
      expires_at: session.expiresAt,
    })
    .execute()
}

/** @returns `undefined` for one that is not there; one whose time is over is still given */
export async function readSession(
  db: Kysely<Database>,
  idHash: Buffer,
): Promise<Session | undefined> {
  const row = await db
    .selectFrom('sessions')
    .leftJoin('people', 'people.id', 'sessions.person_id')
    .select(['sessions.last_seen_at', 'sessions.expires_at'])
    .selectAll('people')
    .where('sessions.id_hash', '=', idHash)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { id, email, name, initials, theme, language, text_setting, created_at, password_hash } =
    row
  const person =
    id === null ||
    email === null ||
    name === null ||
    initials === null ||
    theme === null ||
    created_at === null
      ? null
      : toPerson({
          id,
          email,
          name,
          initials,
          theme,
          language,
          text_setting,
          created_at,
          password_hash,
        })
  return { person, lastSeenAt: row.last_seen_at, expiresAt: row.expires_at }
}

/** Notes that the session was used now, which keeps it from ending idle. */
export async function touchSession(db: Kysely<Database>, idHash: Buffer, now: Date): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ last_seen_at: now })
    .where('id_hash', '=', idHash)
    .execute()
}

/** Ends one session. */
export async function deleteSession(db: Kysely<Database>, idHash: Buffer): Promise<void> {
  await db.deleteFrom('sessions').where('id_hash', '=', idHash).execute()
}

/** Ends the sessions of a person, but for `except`. @returns the hashes of those ended */
export async function deleteSessionsOf(
  db: Kysely<Database>,
  personId: string,
  except?: Buffer,
): Promise<Buffer[]> {
  const rows = await db
    .deleteFrom('sessions')
    .where('person_id', '=', personId)
    .$if(except !== undefined, (query) => query.where('id_hash', '!=', except!))
    .returning('id_hash')
    .execute()
  return rows.map((row) => row.id_hash)
}

/** Sessions whose time is over are dropped now and then, by the server that notices. */
export async function deleteEndedSessions(
  db: Kysely<Database>,
  now: Date,
  idleMs: number,
): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where((where) =>
      where.or([
        where('expires_at', '<=', now),
        where('last_seen_at', '<', new Date(now.getTime() - idleMs)),
      ]),
    )
    .execute()
}
