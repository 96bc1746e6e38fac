import type { Kysely, Transaction } from 'kysely'
import type { Role } from '#model/round.ts'
import type { Database } from './schema.ts'

export interface Project {
  id: string
  name: string
  demo: boolean
  spansAcrossTurns: boolean
  createdAt: Date
}

/** A member of a project, with the name others see. No roles: removed, with the layers kept. */
export interface ProjectMember {
  id: string
  email: string
  name: string
  initials: string
  roles: readonly Role[]
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
    project: {
      id: row.id,
      name: row.name,
      demo: row.demo,
      spansAcrossTurns: row.spans_across_turns,
      createdAt: row.created_at,
    },
    roles: row.roles,
    checklistHidden: row.checklist_hidden,
  }
}

/** Everybody who is or was a member, by name. */
export async function listMembers(
  db: Kysely<Database>,
  projectId: string,
): Promise<ProjectMember[]> {
  const rows = await db
    .selectFrom('members')
    .innerJoin('people', 'people.id', 'members.person_id')
    .select(['people.id', 'people.email', 'people.name', 'people.initials', 'members.roles'])
    .where('members.project_id', '=', projectId)
    .orderBy('people.name')
    .orderBy('people.id')
    .execute()
  return rows
}

/** Gives a person these roles in a project, whether or not the person was a member before. */
export async function setRoles(
  db: Kysely<Database>,
  projectId: string,
  personId: string,
  roles: readonly Role[],
): Promise<void> {
  await db
    .insertInto('members')
    .values({ project_id: projectId, person_id: personId, roles: [...roles] })
    .onConflict((conflict) =>
      conflict.columns(['project_id', 'person_id']).doUpdateSet({ roles: [...roles] }),
    )
    .execute()
}

/**
 * Members with their rows locked until the transaction ends, so that two leads who take each other's
 * role at once cannot leave a project without any.
 */
export async function lockMembers(
  trx: Transaction<Database>,
  projectId: string,
): Promise<{ id: string; roles: readonly Role[] }[]> {
  return trx
    .selectFrom('members')
    .select(['person_id as id', 'roles'])
    .where('project_id', '=', projectId)
    .orderBy('person_id')
    .forUpdate()
    .execute()
}
