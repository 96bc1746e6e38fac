import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
import type { Role } from '#model/round.ts'
import type { Database, LinksTable } from './schema.ts'

/** A one-time link as whoever holds it may see it. */
export interface Link {
  id: string
  kind: LinksTable['kind']
  email: string | null
  roles: readonly Role[]
  projectId: string | null
  projectName: string | null
  /** Who made it; `null` for the server itself. */
  createdBy: string | null
  createdAt: Date
  expiresAt: Date
}

/** Keeps a link by the hash of its secret part. */
export async function insertLink(
  db: Kysely<Database>,
  link: {
    id: string
    hash: Buffer
    kind: LinksTable['kind']
    projectId?: string
    email?: string
    roles?: readonly Role[]
    createdBy?: string
    now: Date
    expiresAt: Date
  },
): Promise<void> {
  await db
    .insertInto('links')
    .values({
      id: link.id,
      hash: link.hash,
      kind: link.kind,
      project_id: link.projectId ?? null,
      email: link.email ?? null,
      roles: link.roles === undefined ? null : [...link.roles],
      created_by: link.createdBy ?? null,
      created_at: link.now,
      expires_at: link.expiresAt,
      used_at: null,
    })
    .execute()
}

/** A link that still works: neither used nor too old. */
export async function findLink(
  db: Kysely<Database>,
  hash: Buffer,
  now: Date,
): Promise<Link | undefined> {
  const row = await selectLinks(db, now).where('links.hash', '=', hash).executeTakeFirst()
  return row && toLink(row)
}

/** Takes a link's one use, so that of two requests with it one alone goes on. */
export async function useLink(
  trx: Transaction<Database>,
  hash: Buffer,
  now: Date,
): Promise<boolean> {
  const row = await trx
    .updateTable('links')
    .set({ used_at: now })
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Invitations of a project that nobody has accepted yet. */
export async function listInvitations(
  db: Kysely<Database>,
  projectId: string,
  now: Date,
): Promise<Link[]> {
  const rows = await selectLinks(db, now)
    .where('links.kind', '=', 'invitation')
    .where('links.project_id', '=', projectId)
    .orderBy('links.created_at', 'desc')
    .execute()
  return rows.map(toLink)
}

/** Links of one purpose that nobody has used yet stop working. */
export async function withdrawLinks(
  db: Kysely<Database>,
  of: {
    kind: LinksTable['kind']
    email?: string
    projectId?: string
    id?: string
    createdBy?: string
    /** Those made before this time alone. */
    madeBefore?: Date
  },
): Promise<number> {
  const rows = await db
    .deleteFrom('links')
    .where('kind', '=', of.kind)
    .where('used_at', 'is', null)
    .$if(of.email !== undefined, (query) => query.where('email', '=', of.email!))
    .$if(of.projectId !== undefined, (query) => query.where('project_id', '=', of.projectId!))
    .$if(of.id !== undefined, (query) => query.where('id', '=', of.id!))
    .$if(of.createdBy !== undefined, (query) => query.where('created_by', '=', of.createdBy!))
    .$if(of.madeBefore !== undefined, (query) => query.where('created_at', '<', of.madeBefore!))
    .returning('id')
    .execute()
  return rows.length
}

function selectLinks(db: Kysely<Database>, now: Date) {
  return db
    .selectFrom('links')
    .leftJoin('projects', 'projects.id', 'links.project_id')
    .selectAll('links')
    .select('projects.name as project_name')
    .where('links.used_at', 'is', null)
    .where('links.expires_at', '>', now)
}

type LinkRow = Awaited<ReturnType<ReturnType<typeof selectLinks>['execute']>>[number]

function toLink(row: LinkRow): Link {
  return {
    id: row.id,
    kind: row.kind,
    email: row.email,
    roles: row.roles ?? [],
    projectId: row.project_id,
    projectName: row.project_name,
    createdBy: row.created_by,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  }
}

/** Whether a person is a member of a project that the other person does not lead. */
export async function hasProjectsBeyond(
  db: Kysely<Database>,
  { personId, leadId }: { personId: string; leadId: string },
): Promise<boolean> {
  const { rows } = await sql<{ beyond: boolean }>`
    select ${worksBeyond(sql`${personId}::uuid`, leadId)} as beyond`.execute(db)
  return rows[0]!.beyond
}

/**
 * Ids of members whose accounts are of this project alone: made by accepting an invitation to it, with a password, and
 * at work in no project that the lead does not lead.
 */
export async function listAccountsOfProject(
  db: Kysely<Database>,
  { projectId, leadId }: { projectId: string; leadId: string },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select people.id from members
    join people on people.id = members.person_id
    where members.project_id = ${projectId} and people.password_hash is not null
      and exists (select from audit_events
        where audit_events.project_id = members.project_id and audit_events.person_id = people.id
          and kind = 'invitation-accepted' and (about ->> 'newAccount')::boolean)
      and not ${worksBeyond(sql.ref('people.id'), leadId)}`.execute(db)
  return rows.map(({ id }) => id)
}

function worksBeyond(person: RawBuilder<unknown>, leadId: string) {
  return sql<boolean>`exists (select from members as own
    where own.person_id = ${person} and cardinality(own.roles) > 0
      and not exists (select from members as leads
        where leads.project_id = own.project_id and leads.person_id = ${leadId}::uuid
          and 'lead' = any(leads.roles)))`
}
