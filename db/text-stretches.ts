import { type Kysely, sql, type Transaction } from 'kysely'
import type { Stretch } from '#model/search/stretches.ts'
import type { Database } from './schema.ts'

/** Transcripts of a project that cannot be searched yet: they are new, restored, or in another language now. */
export async function listUnsearchable(
  db: Kysely<Database>,
  projectId: string,
): Promise<{ id: string; language: string }[]> {
  return await db
    .selectFrom('transcripts')
    .select(['id', 'language'])
    .where('project_id', '=', projectId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('text_stretches')
            .select('start')
            .where('text_stretches.project_id', '=', projectId)
            .whereRef('text_stretches.transcript_id', '=', 'transcripts.id'),
        ),
      ),
    )
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

/** Keeps a transcript and its language as they are until the transaction ends. @returns whether it is there */
export async function holdTranscript(
  trx: Transaction<Database>,
  projectId: string,
  { id, language }: { id: string; language: string },
): Promise<boolean> {
  const row = await trx
    .selectFrom('transcripts')
    .select('id')
    .where('project_id', '=', projectId)
    .where('id', '=', id)
    .where('language', '=', language)
    .forShare()
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Stores the stretches of a transcript with their words in the forms of its language, where PostgreSQL
 * knows the language, else as they stand. What is stored already stays.
 */
export async function insertStretches(
  trx: Transaction<Database>,
  projectId: string,
  { id, language }: { id: string; language: string },
  stretches: readonly Stretch[],
): Promise<void> {
  const named = configurationName(language)
  const { rows } = await sql<{ configuration: string }>`
    select coalesce((select cfgname::text from pg_ts_config where cfgname = ${named} limit 1),
      'simple') as configuration`.execute(trx)
  const configuration = rows[0]!.configuration
  for (let from = 0; from < stretches.length; from += mostRows) {
    const some = stretches.slice(from, from + mostRows)
    await sql`
      insert into text_stretches
        (project_id, transcript_id, start, turn, configuration, speech, words)
      select ${projectId}::uuid, ${id}::uuid, start, turn, ${configuration}, speech,
        to_tsvector(${configuration}::text::regconfig, speech)
      from unnest(
        ${some.map(({ start }) => start)}::int[],
        ${some.map(({ turn }) => turn)}::int[],
        ${some.map(({ words }) => words)}::text[]) as stretch (start, turn, speech)
      on conflict do nothing`.execute(trx)
  }
}

/** So many a statement: a very long transcript stays clear of the statement timeout. */
const mostRows = 1_000

/** Forgets how a transcript is found, for it to be made anew when somebody searches. */
export async function deleteStretches(
  trx: Transaction<Database>,
  projectId: string,
  transcriptId: string,
): Promise<void> {
  await trx
    .deleteFrom('text_stretches')
    .where('project_id', '=', projectId)
    .where('transcript_id', '=', transcriptId)
    .execute()
}

/** What PostgreSQL calls the forms of a language: its English name, as in `german`. */
function configurationName(language: string): string {
  const primary = language.split('-')[0]!
  const name = new Intl.DisplayNames(['en'], { type: 'language' }).of(primary) ?? ''
  return name.split(' ')[0]!.toLowerCase()
}
