import { type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import { type Threshold, usualThresholds } from '#model/agreement/thresholds.ts'
import type { Role } from '#model/round.ts'
import type { Database } from './schema.ts'

/** A team, its transcripts, its codebook, its rounds. */
export interface Project {
  id: string
  name: string
  demo: boolean
  spansAcrossTurns: boolean
  /** Whether browsers may keep copies of what is coded, for work without a network. */
  deviceCopies: boolean
  /** Lines across its pictures of agreement, the lowest first. */
  thresholds: readonly Threshold[]
  /** Whether somebody set them; else they are the usual ones. */
  hasOwnThresholds: boolean
  createdAt: Date
}

/** A project with the roles one person has in it; `undefined` where the person is no member. */
export async function readProjectAs(
  db: Kysely<Database>,
  projectId: string,
  personId: string,
): Promise<{ project: Project; roles: readonly Role[]; checklistHidden: boolean } | undefined> {
  const row = await db
    .selectFrom('members')
    .innerJoin('projects', 'projects.id', 'members.project_id')
    .selectAll('projects')
    .select(['members.roles', 'members.checklist_hidden'])
    .where('members.project_id', '=', projectId)
    .where('members.person_id', '=', personId)
    .executeTakeFirst()
  if (row === undefined || row.roles.length === 0) return undefined
  return {
    project: toProject(row),
    roles: row.roles,
    checklistHidden: row.checklist_hidden,
  }
}

/** @returns whether it was made; not when a project of that id is there already */
export async function insertProject(
  trx: Transaction<Database>,
  project: {
    id: string
    name: string
    demo: boolean
    /** Listed for nobody until `finishProject`. */
    unfinished?: boolean
    createdBy: string
    now: Date
  },
): Promise<boolean> {
  const row = await trx
    .insertInto('projects')
    .values({
      id: project.id,
      name: project.name,
      demo: project.demo,
      unfinished: project.unfinished ?? false,
      created_by: project.createdBy,
      created_at: project.now,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** @returns whether it was there to be finished */
export async function finishProject(db: Kysely<Database>, id: string): Promise<boolean> {
  const row = await db
    .updateTable('projects')
    .set({ unfinished: false })
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Ids of the projects that somebody began to make before a time and did not finish. */
export async function listUnfinished(db: Kysely<Database>, before: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('projects')
    .select('id')
    .where('unfinished', '=', true)
    .where('created_at', '<', before)
    .execute()
  return rows.map(({ id }) => id)
}

/** Names and ids of all projects, for whoever runs the server. */
export async function listAllProjects(
  db: Kysely<Database>,
): Promise<{ id: string; name: string }[]> {
  return db.selectFrom('projects').select(['id', 'name']).execute()
}

/** Projects that a person has a role in, the newest first. */
export async function listProjectsOf(
  db: Kysely<Database>,
  personId: string,
): Promise<(Project & { roles: readonly Role[] })[]> {
  const rows = await db
    .selectFrom('members')
    .innerJoin('projects', 'projects.id', 'members.project_id')
    .selectAll('projects')
    .select('members.roles')
    .where('members.person_id', '=', personId)
    .where('projects.unfinished', '=', false)
    .orderBy('projects.created_at', 'desc')
    .orderBy('projects.id')
    .execute()
  return rows
    .filter(({ roles }) => roles.length > 0)
    .map((row) => ({ ...toProject(row), roles: row.roles }))
}

/** Changes what is given, and leaves the rest. */
export async function updateProject(
  trx: Transaction<Database>,
  id: string,
  changes: {
    name?: string
    spansAcrossTurns?: boolean
    deviceCopies?: boolean
    thresholds?: readonly Threshold[]
  },
): Promise<void> {
  await trx
    .updateTable('projects')
    .set({
      ...(changes.name === undefined ? {} : { name: changes.name }),
      ...(changes.spansAcrossTurns === undefined
        ? {}
        : { spans_across_turns: changes.spansAcrossTurns }),
      ...(changes.deviceCopies === undefined ? {} : { device_copies: changes.deviceCopies }),
      ...(changes.thresholds === undefined
        ? {}
        : {
            // The driver would take an array for one of PostgreSQL's.
            thresholds: sql<Threshold[]>`${JSON.stringify(changes.thresholds)}::text::jsonb`,
          }),
    })
    .where('id', '=', id)
    .execute()
}

/**
 * Deletes a project and everything in it. What points at something else in the project goes before
 * what it points at: rows that only cascade would be found in one another's way.
 */
export async function deleteProjectRows(trx: Transaction<Database>, id: string): Promise<void> {
  await lockProject(trx, id)
  const tables = [
    'discussion_threads',
    'layers',
    'rounds',
    'turns',
    'transcripts',
    'codebook_versions',
  ] as const
  for (const table of tables) {
    await trx.deleteFrom(table).where('project_id', '=', id).execute()
  }
  await trx.deleteFrom('projects').where('id', '=', id).execute()
}

/**
 * Waits for what others are doing in a project, and lets nothing more in until the transaction ends. The
 * project's own row comes last, since every other change records itself there at its end.
 */
async function lockProject(trx: Transaction<Database>, id: string): Promise<void> {
  await sql`select 1 from members where project_id = ${id} order by person_id for no key update`.execute(
    trx,
  )
  for (const [table, key] of [
    ['rounds', 'id'],
    ['transcripts', 'id'],
    ['documents', 'name'],
  ] as const) {
    await sql`select 1 from ${sql.table(table)} where project_id = ${id}
      order by ${sql.ref(key)} for update`.execute(trx)
  }
  await sql`select 1 from projects where id = ${id} for update`.execute(trx)
}

function toProject(row: Selectable<Database['projects']>): Project {
  return {
    id: row.id,
    name: row.name,
    demo: row.demo,
    spansAcrossTurns: row.spans_across_turns,
    deviceCopies: row.device_copies,
    thresholds: row.thresholds ?? usualThresholds,
    hasOwnThresholds: row.thresholds !== null,
    createdAt: row.created_at,
  }
}
