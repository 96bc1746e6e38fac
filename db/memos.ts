import { type Kysely, sql } from 'kysely'
import type { Noted } from '#model/memo-about.ts'
import { listRoundCoders, streamSpans } from './exports.ts'
import type { Database } from './schema.ts'

/**
 * All memos of one transcript in a round: coder by coder those on the transcript, on its turns and on codes, then
 * those on coded spans in reading order.
 *
 * @param coderId this coder's alone
 */
export async function* streamMemos(
  db: Kysely<Database>,
  key: { projectId: string; roundId: string; transcriptId: string },
  coderId?: string,
): AsyncGenerator<Noted> {
  const coders = (await listRoundCoders(db, key.projectId, key.roundId)).map(({ id }) => id)
  let query = db
    .selectFrom('layer_memos')
    .innerJoin('people', 'people.id', 'layer_memos.coder_id')
    .select(['people.id', 'people.name', 'layer_memos.about', 'layer_memos.memo'])
    .where('project_id', '=', key.projectId)
    .where('round_id', '=', key.roundId)
    .where('transcript_id', '=', key.transcriptId)
    .orderBy(sql`array_position(${coders}::uuid[], people.id)`)
    .orderBy(sql`case when about = 'transcript' then 0 when about like 'turn:%' then 1 else 2 end`)
    // Turn 2 before turn 10.
    .orderBy(sql`length(about)`)
    .orderBy('about')
  if (coderId !== undefined) query = query.where('coder_id', '=', coderId)
  for (const { id, name, about, memo } of await query.execute()) {
    yield { coder: { id, name }, about, memo }
  }
  for await (const { coder, span } of streamSpans(db, key, coderId)) {
    if (span.memo !== '') yield { coder, span }
  }
}
