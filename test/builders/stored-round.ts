import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Database } from '#db/schema.ts'
import type { ComparedLayer } from '#model/agreement/reliability.ts'
import type { Person } from '#server/services.ts'
import { aStudy, type StudySize } from '../model/agreement/study.ts'
import { aCodebook } from './codebook.ts'
import { insertPerson } from './live-study.ts'

/** A made-up open round in the database. */
export interface StoredRound {
  projectId: string
  roundId: string
  lead: Person
  transcripts: string[]
  coders: Person[]
}

/**
 * Stores a round as `aStudy` makes it up, of whatever size: transcripts, the codebook, completed layers.
 *
 * @param words stand after the last turn of each transcript, for texts of the length of real ones
 * @param given who leads it; absent: somebody new
 */
export async function storeRound(
  db: Kysely<Database>,
  size: StudySize,
  { words = '', lead: given }: { words?: string; lead?: Person } = {},
): Promise<StoredRound> {
  const study = aStudy(size)
  const lead = given ?? (await insertPerson(db, 'Lia'))
  const [projectId, roundId] = [randomUUID(), randomUUID()]
  const coders = new Map<string, Person>()
  for (const name of new Set(study.layers.map((layer) => layer.coder))) {
    coders.set(name, await insertPerson(db, name))
  }
  const ids = new Map(study.transcripts.map(({ id }) => [id, randomUUID()]))
  await db
    .insertInto('projects')
    .values({ id: projectId, name: 'Made up', created_by: lead.id })
    .execute()
  await db
    .insertInto('members')
    .values([
      { project_id: projectId, person_id: lead.id, roles: ['lead'] },
      ...[...coders.values()].map(({ id }) => ({
        project_id: projectId,
        person_id: id,
        roles: ['coder' as const],
      })),
    ])
    .execute()
  await db
    .insertInto('codebook_versions')
    .values({
      project_id: projectId,
      version: 1,
      codebook: aCodebook({ codes: study.codes.map((id) => ({ id, name: id })) }),
      published_by: lead.id,
    })
    .execute()
  await db
    .insertInto('rounds')
    .values({
      project_id: projectId,
      id: roundId,
      name: 'Round 1',
      visibility: 'open',
      codebook_version: 1,
      created_by: lead.id,
      closed_at: null,
      revealed_at: null,
    })
    .execute()
  for (const { id, text, turns, speakers } of study.transcripts) {
    const key = { project_id: projectId, transcript_id: ids.get(id)! }
    await db
      .insertInto('transcripts')
      .values({
        project_id: projectId,
        id: key.transcript_id,
        title: id,
        text: text + words,
        length: [...text, ...words].length,
        words: 1,
        sha256: '0',
        language: 'en',
        file_name: null,
        created_by: lead.id,
      })
      .execute()
    await db
      .insertInto('speakers')
      .values(speakers.map((one) => ({ ...key, ...one, name: null, kind: 'other' as const })))
      .execute()
    await db
      .insertInto('turns')
      .values(
        turns.map(({ speechStart, ...turn }) => ({ ...key, ...turn, speech_start: speechStart })),
      )
      .execute()
    for (const layer of study.layers.filter(({ transcript }) => transcript === id)) {
      const of = { ...key, project_id: projectId, round_id: roundId }
      await storeLayer(db, { ...of, coder_id: coders.get(layer.coder)!.id }, layer)
    }
  }
  return { projectId, roundId, lead, transcripts: [...ids.values()], coders: [...coders.values()] }
}

interface LayerColumns {
  project_id: string
  round_id: string
  transcript_id: string
  coder_id: string
}

async function storeLayer(
  db: Kysely<Database>,
  key: LayerColumns,
  { completed, spans }: ComparedLayer,
): Promise<void> {
  await db
    .insertInto('layers')
    .values({
      ...key,
      completed_at: completed ? new Date('2026-05-14T09:00:00Z') : null,
      last_work_at: null,
      last_turn: null,
    })
    .execute()
  await sql`
    insert into coded_spans (project_id, round_id, transcript_id, coder_id, id, start, "end", code,
      memo, slots, unsure, created_at)
    select ${key.project_id}, ${key.round_id}, ${key.transcript_id}, ${key.coder_id}, gen_random_uuid(),
      start, "end", code, '', '{}', false, '2026-05-14T09:00:00Z'
    from jsonb_to_recordset(${spans}::jsonb) as span (start int, "end" int, code text)`.execute(db)
}

/** Takes back that the first coder completed a transcript, or completes it again. */
export async function toggleCompleted(
  db: Kysely<Database>,
  { projectId, roundId, transcripts, coders }: StoredRound,
  transcript = 0,
): Promise<void> {
  await sql`
    update layers set completed_at = case when completed_at is null then now() end
    where project_id = ${projectId} and round_id = ${roundId}
      and transcript_id = ${transcripts[transcript]!} and coder_id = ${coders[0]!.id}`.execute(db)
}
