import { type Kysely, sql, type Transaction } from 'kysely'
import type { Database } from './schema.ts'

/** Of a project: with more, those computed longest ago are forgotten. */
const mostOfProject = 300

export interface KeptFigures {
  projectId: string
  roundId: string
  /** Hash of what was asked. */
  question: string
  /** Of the layers they were computed from. */
  state: string
  /** The answer, in lines of JSON. */
  lines: readonly string[]
  computedAt: Date
}

type QuestionKey = Pick<KeptFigures, 'projectId' | 'question'>

/** From what and when the last figures of a question were computed, without the figures. */
export async function readKeptState(
  db: Kysely<Database>,
  { projectId, question }: QuestionKey,
): Promise<Pick<KeptFigures, 'state' | 'computedAt'> | undefined> {
  return await db
    .selectFrom('kept_figures')
    .select(['state', 'computed_at as computedAt'])
    .where('project_id', '=', projectId)
    .where('question', '=', question)
    .executeTakeFirst()
}

/** Lines read at once. Each is short, unless one entry of an answer alone is long. */
const linesAtOnce = 10

/**
 * Reads the last figures of a question a few lines at a time, all of one moment: what is read at once holds up
 * everybody else.
 *
 * @param read is handed their lines, in order
 * @returns what it made of them; `undefined` where there are none
 */
export async function readKeptFigures<T>(
  db: Kysely<Database>,
  key: QuestionKey,
  read: (lines: AsyncIterable<string>) => Promise<T>,
): Promise<(Pick<KeptFigures, 'state' | 'computedAt'> & { figures: T }) | undefined> {
  return await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      const kept = await readKeptState(trx, key)
      return kept && { ...kept, figures: await read(linesIn(trx, key)) }
    })
}

async function* linesIn(
  trx: Transaction<Database>,
  { projectId, question }: QuestionKey,
): AsyncGenerator<string> {
  for (let from = 0; ; from += linesAtOnce) {
    const rows = await trx
      .selectFrom('kept_figure_lines')
      .select('line')
      .where('project_id', '=', projectId)
      .where('question', '=', question)
      .where('place', '>=', from)
      .orderBy('place')
      .limit(linesAtOnce)
      .execute()
    for (const { line } of rows) yield line
    if (rows.length < linesAtOnce) return
  }
}

/**
 * Puts figures in the place of the last ones of their question, line after line: while the driver makes one message
 * of megabytes, nobody else is served.
 */
export async function keepFigures(
  trx: Transaction<Database>,
  { projectId, roundId, question, state, lines, computedAt }: KeptFigures,
): Promise<void> {
  const key = { project_id: projectId, question }
  const values = { state, computed_at: computedAt }
  await trx
    .insertInto('kept_figures')
    .values({ ...key, round_id: roundId, ...values })
    .onConflict((conflict) => conflict.columns(['project_id', 'question']).doUpdateSet(values))
    .execute()
  await trx
    .deleteFrom('kept_figure_lines')
    .where('project_id', '=', projectId)
    .where('question', '=', question)
    .execute()
  for (const [place, line] of lines.entries()) {
    await trx
      .insertInto('kept_figure_lines')
      .values({ ...key, place, line })
      .execute()
  }
  await sql`
    delete from kept_figures where project_id = ${projectId} and question in (
      select question from kept_figures where project_id = ${projectId}
      order by computed_at desc, question offset ${mostOfProject})`.execute(trx)
}
