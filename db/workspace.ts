import { type Kysely, sql } from 'kysely'
import { type Face, inOrderOfNames } from '#model/person.ts'
import type { LayerKey } from '#model/round.ts'
import type { CodedSpan } from '#model/span.ts'
import { ofLayer } from './layer-key.ts'
import { toCodedSpan } from './layers.ts'
import type { Database } from './schema.ts'

/**
 * Coded spans of a layer in reading order from where one reads on, and how many there are in all.
 *
 * @param turn ordinal of the first turn whose spans are read; `null` for the beginning of the text
 */
export async function readSpansFrom(
  db: Kysely<Database>,
  layer: LayerKey,
  turn: number | null,
  limit: number,
): Promise<{ codedSpans: CodedSpan[]; count: number }> {
  const ofThis = db.selectFrom('coded_spans').where((row) => row.and(ofLayer(layer)))
  const turnStart = db
    .selectFrom('turns')
    .select('start')
    .where('project_id', '=', layer.projectId)
    .where('transcript_id', '=', layer.transcriptId)
    .where('ordinal', '=', turn)
  const [rows, { count }] = await Promise.all([
    ofThis
      .selectAll()
      .where('end', '>', ({ fn, val }) => fn.coalesce(turnStart, val(0)))
      .orderBy('start')
      .orderBy('end', 'desc')
      .orderBy('id')
      .limit(limit)
      .execute(),
    ofThis.select(sql<string>`count(*)`.as('count')).executeTakeFirstOrThrow(),
  ])
  return { codedSpans: rows.map(toCodedSpan), count: Number(count) }
}

/** Who is assigned to a transcript in a round, by name. */
export async function listCodersOf(
  db: Kysely<Database>,
  { projectId, roundId, transcriptId }: Omit<LayerKey, 'coderId'>,
): Promise<Face[]> {
  const coders = await db
    .selectFrom('layers')
    .innerJoin('people', 'people.id', 'layers.coder_id')
    .select(['people.id', 'people.name', 'people.initials'])
    .where('layers.project_id', '=', projectId)
    .where('layers.round_id', '=', roundId)
    .where('layers.transcript_id', '=', transcriptId)
    .execute()
  return inOrderOfNames(coders)
}
