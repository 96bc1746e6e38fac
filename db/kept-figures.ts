import { type Kysely, sql } from 'kysely'
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
  /** In lines of JSON. */
  answer: string
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

/**
 * The last figures of a question, a row for each of their lines: while the driver puts a row of megabytes together
 * from what comes in, nobody else is served.
 *
 * @returns `undefined` where there are none
 */
export async function readKeptFigures(
  db: Kysely<Database>,
  { projectId, question }: QuestionKey,
): Promise<(Pick<KeptFigures, 'state' | 'computedAt'> & { lines: string[] }) | undefined> {
  const { rows } = await sql<{ state: string; computedAt: Date; line: string; place: number }>`
    select state, computed_at as "computedAt", line, place::int
    from kept_figures, string_to_table(answer, E'\n') with ordinality as lines (line, place)
    where project_id = ${projectId} and question = ${question}`.execute(db)
  const [first] = rows
  if (first === undefined) return undefined
  // Put in order here: there they would be written to the disk for it.
  const lines = rows.sort((a, b) => a.place - b.place).map(({ line }) => line)
  return { state: first.state, computedAt: first.computedAt, lines }
}

/** Puts figures in the place of the last ones of their question. */
export async function keepFigures(
  db: Kysely<Database>,
  { projectId, roundId, question, state, answer, computedAt }: KeptFigures,
): Promise<void> {
  const values = { state, answer, computed_at: computedAt }
  await db
    .insertInto('kept_figures')
    .values({ project_id: projectId, round_id: roundId, question, ...values })
    .onConflict((conflict) => conflict.columns(['project_id', 'question']).doUpdateSet(values))
    .execute()
  await sql`
    delete from kept_figures where project_id = ${projectId} and question in (
      select question from kept_figures where project_id = ${projectId}
      order by computed_at desc, question offset ${mostOfProject})`.execute(db)
}
