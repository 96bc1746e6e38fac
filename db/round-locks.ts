import { sql, type Transaction } from 'kysely'
import { nameOfRound, type Round, readRound } from './rounds.ts'
import type { Database } from './schema.ts'

/** The round, kept from changing until the transaction ends. */
export async function lockRound(
  trx: Transaction<Database>,
  projectId: string,
  roundId: string,
): Promise<Round | undefined> {
  await trx
    .selectFrom('rounds')
    .select('id')
    .where('project_id', '=', projectId)
    .where('id', '=', roundId)
    .forUpdate()
    .execute()
  // A statement of its own, so that it sees what was committed while it waited for the lock.
  return readRound(trx, projectId, roundId)
}

/** Keeps a round's status as it is until the transaction ends; one that is being changed is waited for. */
export async function holdRound(
  trx: Transaction<Database>,
  projectId: string,
  roundId: string,
): Promise<void> {
  await trx
    .selectFrom('rounds')
    .select('id')
    .where('project_id', '=', projectId)
    .where('id', '=', roundId)
    .forShare()
    .execute()
}

/**
 * Waits for what is being committed in a round's layers, and lets nothing more in until the transaction
 * ends. Documents first: those who commit take the locks in this order.
 */
export async function lockLayers(
  trx: Transaction<Database>,
  projectId: string,
  roundId: string,
): Promise<void> {
  await trx
    .selectFrom('documents')
    .select('name')
    .where('project_id', '=', projectId)
    .where(nameOfRound(roundId))
    .orderBy('name')
    .forUpdate()
    .execute()
  await trx
    .selectFrom('layers')
    .select('round_id')
    .where('project_id', '=', projectId)
    .where('round_id', '=', roundId)
    .orderBy('transcript_id')
    .orderBy('coder_id')
    .forUpdate()
    .execute()
}

/** Which of these ids are transcripts of the project. They stay there until the transaction ends. */
export async function holdTranscripts(
  trx: Transaction<Database>,
  projectId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  const rows = await trx
    .selectFrom('transcripts')
    .select('id')
    .where('project_id', '=', projectId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('id')
    .forKeyShare()
    .execute()
  return new Set(rows.map((row) => row.id))
}
