import { type Kysely, sql, type Transaction } from 'kysely'
import type { LayerKey } from '#model/round.ts'
import type { CodedSpan } from '#model/span.ts'
import type { Database } from './schema.ts'

/** Many coded spans that were taken out of a layer at once, as they stood. */
export interface LargeRemoval {
  id: string
  layer: LayerKey
  /** The coded spans, a list in JSON: where they are very many it is written bit by bit. */
  spans: string
  removed: number
  /** How many coded spans the layer had before. */
  of: number
}

/** A large removal that nobody has brought back or let be yet. */
export interface OpenRemoval {
  id: string
  transcriptId: string
  coderId: string
  removed: number
  of: number
  removedAt: Date
}

export type Settlement = 'restored' | 'kept'

/** Keeps what was removed; in the transaction that removes it. */
export async function insertRemovals(
  trx: Transaction<Database>,
  removals: readonly LargeRemoval[],
): Promise<void> {
  if (removals.length === 0) return
  await trx
    .insertInto('large_removals')
    .values(
      removals.map(({ id, layer, spans, removed, of }) => ({
        project_id: layer.projectId,
        id,
        round_id: layer.roundId,
        transcript_id: layer.transcriptId,
        coder_id: layer.coderId,
        spans: sql<CodedSpan[]>`${spans}::text::jsonb`,
        removed,
        of,
      })),
    )
    .execute()
}

/** What waits in a round to be brought back or let be, the newest first. @param only one layer alone */
export async function listOpenRemovals(
  db: Kysely<Database>,
  { projectId, roundId }: { projectId: string; roundId: string },
  only: { transcriptId?: string; coderId?: string } = {},
): Promise<OpenRemoval[]> {
  let query = db
    .selectFrom('large_removals')
    .select(['id', 'transcript_id', 'coder_id', 'removed', 'of', 'removed_at'])
    .where('project_id', '=', projectId)
    .where('round_id', '=', roundId)
    .where('settled_at', 'is', null)
    .orderBy('removed_at', 'desc')
    .limit(mostListed)
  if (only.transcriptId !== undefined) query = query.where('transcript_id', '=', only.transcriptId)
  if (only.coderId !== undefined) query = query.where('coder_id', '=', only.coderId)
  const rows = await query.execute()
  return rows.map((row) => ({
    id: row.id,
    transcriptId: row.transcript_id,
    coderId: row.coder_id,
    removed: row.removed,
    of: row.of,
    removedAt: row.removed_at,
  }))
}

const mostListed = 100

/** The coded spans of one removal; `undefined` where the layer has none of that id. */
export async function readRemoval(
  db: Kysely<Database>,
  layer: LayerKey,
  id: string,
): Promise<{ spans: CodedSpan[]; settled: Settlement | null } | undefined> {
  const row = await db
    .selectFrom('large_removals')
    .select('settled_as')
    .where('project_id', '=', layer.projectId)
    .where('round_id', '=', layer.roundId)
    .where('transcript_id', '=', layer.transcriptId)
    .where('coder_id', '=', layer.coderId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return undefined
  // Each by itself: a hundred thousand in one value would be parsed in one go.
  const { rows } = await sql<{ span: CodedSpan }>`
    select element.span from large_removals, jsonb_array_elements(spans) as element (span)
    where project_id = ${layer.projectId} and id = ${id}`.execute(db)
  return { spans: rows.map(({ span }) => span), settled: row.settled_as }
}

/** @returns whether it was still open */
export async function settleRemoval(
  trx: Transaction<Database>,
  { projectId }: LayerKey,
  id: string,
  settlement: Settlement,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('large_removals')
    .set({ settled_at: now, settled_as: settlement })
    .where('project_id', '=', projectId)
    .where('id', '=', id)
    .where('settled_at', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}
