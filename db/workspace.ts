import { type Kysely, sql } from 'kysely'
import { type Face, inOrderOfNames } from '#model/person.ts'
import type { LayerKey } from '#model/round.ts'
import type { CodedSpan } from '#model/span.ts'
import { ofLayer } from './layer-key.ts'
import { toCodedSpan } from './layers.ts'
import type { Database } from './schema.ts'

/** The first coded spans of a layer in reading order, and how many there are in all. */
export async function readFirstSpans(
  db: Kysely<Database>,
  layer: LayerKey,
  limit: number,
): Promise<{ codedSpans: CodedSpan[]; count: number }> {
  const rows = await db
    .selectFrom('coded_spans')
    .selectAll()
    .select(sql<string>`count(*) over ()`.as('count'))
    .where((row) => row.and(ofLayer(layer)))
    .orderBy('start')
    .orderBy('end', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
  return { codedSpans: rows.map(toCodedSpan), count: Number(rows[0]?.count ?? 0) }
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
