import { type Kysely, sql, type Transaction } from 'kysely'
import type { Database } from './schema.ts'

/**
 * Says of a project's working codebook and discussions, whose rights hang on who is a member in which role, that
 * who may write them is another answer now. Waits for what is being committed in them; what is committed later
 * was accepted under the former answer, and is asked for again.
 *
 * Belongs into the transaction that changes roles, after what it says of layers: those who commit take
 * the locks in the same order.
 */
export async function renewMemberRights(db: Kysely<Database>, projectId: string): Promise<void> {
  await db
    .updateTable('projects')
    .set({ member_rights_version: sql<number>`member_rights_version + 1` })
    .where('id', '=', projectId)
    .execute()
}

/** What was accepted into such a document of a project, and under which number of its members' rights. */
interface Accepted {
  projectId: string
  rightsVersion: number
}

/** Projects whose members' rights were changed since something was accepted, or that are gone. */
export class MemberRightsOvertaken extends Error {
  constructor(readonly projectIds: readonly string[]) {
    super('the rights of members were changed meanwhile')
  }
}

/**
 * Holds the rights of members as they are until the transaction ends.
 *
 * @throws {MemberRightsOvertaken} where those of some are others than when it was accepted
 */
export async function holdMemberRights(
  trx: Transaction<Database>,
  accepted: readonly Accepted[],
): Promise<void> {
  if (accepted.length === 0) return
  const { rows } = await sql<{ projectId: string }>`
    with accepted as (
      select * from unnest(${accepted.map(({ projectId }) => projectId)}::uuid[],
        ${accepted.map(({ rightsVersion }) => rightsVersion)}::int[])
        as accepted (project_id, rights_version)
    ), held as (
      select projects.id, projects.member_rights_version
      from projects join accepted on projects.id = accepted.project_id
      order by projects.id for share of projects
    )
    select accepted.project_id as "projectId"
    from accepted left join held on held.id = accepted.project_id
    where held.member_rights_version is distinct from accepted.rights_version`.execute(trx)
  if (rows.length > 0) throw new MemberRightsOvertaken(rows.map(({ projectId }) => projectId))
}
