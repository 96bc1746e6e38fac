import { type Kysely, sql, type Transaction } from 'kysely'
import type { Database } from './schema.ts'

/**
 * Says of a project's working codebook that who may write it is another answer now. Waits for what is
 * being committed in it; what is committed later was accepted under the former answer, and is asked for
 * again.
 *
 * Belongs into the transaction that changes roles, after what it says of layers: those who commit take
 * the locks in the same order.
 */
export async function renewCodebookRights(db: Kysely<Database>, projectId: string): Promise<void> {
  await db
    .updateTable('projects')
    .set({ codebook_rights_version: sql<number>`codebook_rights_version + 1` })
    .where('id', '=', projectId)
    .execute()
}

/** What was accepted into a project's working codebook, and under which number of its rights. */
interface Accepted {
  projectId: string
  rightsVersion: number
}

/** Working codebooks whose rights were changed since something was accepted into them, or that are gone. */
export class CodebooksOvertaken extends Error {
  constructor(readonly projectIds: readonly string[]) {
    super('the rights of a working codebook were changed meanwhile')
  }
}

/**
 * Holds the rights of working codebooks as they are until the transaction ends.
 *
 * @throws {CodebooksOvertaken} where those of some are others than when it was accepted
 */
export async function holdCodebooks(
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
      select projects.id, projects.codebook_rights_version
      from projects join accepted on projects.id = accepted.project_id
      order by projects.id for share of projects
    )
    select accepted.project_id as "projectId"
    from accepted left join held on held.id = accepted.project_id
    where held.codebook_rights_version is distinct from accepted.rights_version`.execute(trx)
  if (rows.length > 0) throw new CodebooksOvertaken(rows.map(({ projectId }) => projectId))
}
