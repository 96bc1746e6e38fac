import type { Kysely, Transaction } from 'kysely'
import { type Face, inOrderOfNames } from '#model/person.ts'
import type { Role } from '#model/round.ts'
import { renewRights } from './layer-rights.ts'
import { renewMemberRights } from './member-rights.ts'
import type { Database } from './schema.ts'

/** A member of a project, with the name others see. No roles: removed, with the layers kept. */
export interface ProjectMember extends Face {
  email: string
  roles: readonly Role[]
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
    .execute()
  return inOrderOfNames(rows)
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
  await renewRights(db, { projectId, coderId: personId })
  await renewMemberRights(db, projectId)
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

/** Hides the first steps from one member, or shows them again. */
export async function setChecklistHidden(
  db: Kysely<Database>,
  projectId: string,
  personId: string,
  hidden: boolean,
): Promise<void> {
  await db
    .updateTable('members')
    .set({ checklist_hidden: hidden })
    .where('project_id', '=', projectId)
    .where('person_id', '=', personId)
    .execute()
}
