import type { Kysely } from 'kysely'
import { type Person, toPerson } from './people.ts'
import type { Database } from './schema.ts'

export interface ApiToken {
  id: string
  name: string
  scope: 'read' | 'write'
  createdAt: Date
  lastUsedAt: Date | null
}

/** Keeps a token by its hash. */
export async function insertToken(
  db: Kysely<Database>,
  token: {
    id: string
    personId: string
    name: string
    scope: 'read' | 'write'
    hash: Buffer
    now: Date
  },
): Promise<void> {
  await db
    .insertInto('api_tokens')
    .values({
      id: token.id,
      person_id: token.personId,
      name: token.name,
      scope: token.scope,
      hash: token.hash,
      created_at: token.now,
    })
    .execute()
}

/** Tokens of a person that still work, the newest first. */
export async function listTokens(db: Kysely<Database>, personId: string): Promise<ApiToken[]> {
  const rows = await db
    .selectFrom('api_tokens')
    .select(['id', 'name', 'scope', 'created_at', 'last_used_at'])
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    scope: row.scope,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
  }))
}

/** @returns whether there was such a token of this person, still working */
export async function revokeToken(
  db: Kysely<Database>,
  token: { id: string; personId: string; now: Date },
): Promise<boolean> {
  const revoked = await db
    .updateTable('api_tokens')
    .set({ revoked_at: token.now })
    .where('id', '=', token.id)
    .where('person_id', '=', token.personId)
    .where('revoked_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return revoked !== undefined
}

/** Revokes the tokens of a person that still work. @returns their ids */
export async function revokeTokensOf(
  db: Kysely<Database>,
  { personId, now }: { personId: string; now: Date },
): Promise<string[]> {
  const revoked = await db
    .updateTable('api_tokens')
    .set({ revoked_at: now })
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .returning('id')
    .execute()
  return revoked.map(({ id }) => id)
}

/** Whose token this is; notes the time of use, at most once a minute. */
export async function findToken(
  db: Kysely<Database>,
  hash: Buffer,
  now: Date,
): Promise<{ id: string; scope: 'read' | 'write'; person: Person } | undefined> {
  const row = await db
    .selectFrom('api_tokens')
    .innerJoin('people', 'people.id', 'api_tokens.person_id')
    .selectAll('people')
    .select(['api_tokens.id as token_id', 'api_tokens.scope', 'api_tokens.last_used_at'])
    .where('api_tokens.hash', '=', hash)
    .where('api_tokens.revoked_at', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return undefined
  if (row.last_used_at === null || now.getTime() - row.last_used_at.getTime() > 60_000) {
    await db
      .updateTable('api_tokens')
      .set({ last_used_at: now })
      .where('id', '=', row.token_id)
      .execute()
  }
  return { id: row.token_id, scope: row.scope, person: toPerson(row) }
}
