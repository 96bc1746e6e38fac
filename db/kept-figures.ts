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

/** The last figures of a question; `undefined` where there are none. */
export async function readKeptFigures(
  db: Kysely<Database>,
  { projectId, question }: QuestionKey,
): Promise<Pick<KeptFigures, 'state' | 'computedAt' | 'lines'> | undefined> {
  const rows = await db
    .selectFrom('kept_figures')
    .innerJoin('kept_figure_lines as lines', (on) =>
      on
        .onRef('lines.project_id', '=', 'kept_figures.project_id')
        .onRef('lines.question', '=', 'kept_figures.question'),
    )
    .select(['state', 'computed_at as computedAt', 'line'])
    .where('kept_figures.project_id', '=', projectId)
    .where('kept_figures.question', '=', question)
    .orderBy('place')
    .execute()
  const [first] = rows
  if (first === undefined) return undefined
  const { state, computedAt } = first
  return { state, computedAt, lines: rows.map(({ line }) => line) }
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
