import { type Kysely, sql } from 'kysely'
import type { Database } from './schema.ts'

/** Layers of a project: those of one round, or those of one coder. */
type SomeLayers = { projectId: string } & ({ roundId: string } | { coderId: string })

/**
 * Says of layers that who may write them is another answer now. Waits for what is being committed in
 * them; what is committed later was accepted under the former answer, and is asked for again.
 *
 * Belongs into the transaction that changes the answer: a round's status, a member's roles. The locks are
 * taken in one order, as by those who commit.
 */
export async function renewRights(db: Kysely<Database>, of: SomeLayers): Promise<void> {
  const which =
    'roundId' in of ? sql`round_id = ${of.roundId}` : sql`coder_id = ${of.coderId}::uuid`
  await sql`
    with held as (
      select project_id, round_id, transcript_id, coder_id from layers
      where project_id = ${of.projectId} and ${which}
      order by project_id, round_id, transcript_id, coder_id for no key update
    )
    update layers set rights_version = rights_version + 1
    from held
    where layers.project_id = held.project_id and layers.round_id = held.round_id
      and layers.transcript_id = held.transcript_id and layers.coder_id = held.coder_id`.execute(db)
}
