import type { Kysely } from 'kysely'
import type { AgreementSettings } from '#model/agreement/figures.ts'
import type { InterfaceLanguage } from '#model/interface-language.ts'
import type { Database } from './schema.ts'

/** A frozen report, without its files. */
export interface MethodsReport {
  id: string
  frozenAt: Date
  /** Name of whoever froze it. */
  frozenBy: string
  /** SHA-256 of all that its figures were computed from, hex. */
  inputs: string
  /** What `stateOfLayers` said then. */
  state: string
  /** What `codebookState` said then; `null`: the report is older than that is kept. */
  codebook: string | null
  settings: AgreementSettings
  pseudonyms: boolean
  /** That it is written in. */
  language: InterfaceLanguage
  /** By sets (MASI) over all codes. */
  alpha: number | null
  ci95: [number, number] | null
}

/** The files of a report: two documents, and a ZIP with both, data and scripts. */
export type ReportFile = 'html' | 'markdown' | 'bundle'

interface ReportsOf {
  projectId: string
  roundId: string
}

/** Reports of a round, the newest first; at most as many as a round may have. */
export async function listMethodsReports(
  db: Kysely<Database>,
  { projectId, roundId }: ReportsOf,
): Promise<MethodsReport[]> {
  const rows = await selectReports(db)
    .where('methods_reports.project_id', '=', projectId)
    .where('round_id', '=', roundId)
    .orderBy('frozen_at', 'desc')
    .orderBy('methods_reports.id')
    .execute()
  return rows.map(toReport)
}

/** @returns `undefined` where the round has no such report */
export async function readMethodsReport(
  db: Kysely<Database>,
  { projectId, roundId, id }: ReportsOf & { id: string },
): Promise<MethodsReport | undefined> {
  const row = await selectReports(db)
    .where('methods_reports.project_id', '=', projectId)
    .where('round_id', '=', roundId)
    .where('methods_reports.id', '=', id)
    .executeTakeFirst()
  return row && toReport(row)
}

/** One file of a report, byte for byte as it was frozen. */
export async function readReportFile(
  db: Kysely<Database>,
  { projectId, roundId, id }: ReportsOf & { id: string },
  file: ReportFile,
): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('methods_reports')
    .select(file)
    .where('project_id', '=', projectId)
    .where('round_id', '=', roundId)
    .where('id', '=', id)
    .executeTakeFirst()
  const content = row?.[file]
  return content === undefined ? undefined : Buffer.from(content as string)
}

/** Keeps a report for good: the database refuses every change of it. */
export async function insertMethodsReport(
  db: Kysely<Database>,
  report: ReportsOf & {
    id: string
    frozenBy: string
    frozenAt: Date
    inputs: string
    state: string
    codebook: string
    settings: AgreementSettings
    pseudonyms: boolean
    language: InterfaceLanguage
    alpha: number | null
    ci95: readonly [number, number] | null
    html: string
    markdown: string
    bundle: Uint8Array
  },
): Promise<void> {
  const { alpha, ci95, html, markdown, inputs, state, codebook, settings } = report
  await db
    .insertInto('methods_reports')
    .values({
      project_id: report.projectId,
      round_id: report.roundId,
      id: report.id,
      frozen_by: report.frozenBy,
      frozen_at: report.frozenAt,
      inputs,
      state,
      codebook,
      settings,
      pseudonyms: report.pseudonyms,
      language: report.language,
      alpha,
      ci_low: ci95?.[0] ?? null,
      ci_high: ci95?.[1] ?? null,
      html,
      markdown,
      bundle: Buffer.from(report.bundle),
    })
    .execute()
}

/** How much text a project has in all, whatever rounds it is in. Characters are code points. */
export async function sumTranscripts(
  db: Kysely<Database>,
  projectId: string,
): Promise<{ transcripts: number; characters: number }> {
  const { count, sum } = db.fn
  const row = await db
    .selectFrom('transcripts')
    .select([count<string>('id').as('transcripts'), sum<string | null>('length').as('characters')])
    .where('project_id', '=', projectId)
    .executeTakeFirstOrThrow()
  return { transcripts: Number(row.transcripts), characters: Number(row.characters ?? 0) }
}

function selectReports(db: Kysely<Database>) {
  return db
    .selectFrom('methods_reports')
    .innerJoin('people', 'people.id', 'methods_reports.frozen_by')
    .select([
      'methods_reports.id',
      'frozen_at',
      'people.name as frozen_by_name',
      'inputs',
      'state',
      'codebook',
      'settings',
      'pseudonyms',
      'methods_reports.language',
      'alpha',
      'ci_low',
      'ci_high',
    ])
}

type Row = Awaited<ReturnType<ReturnType<typeof selectReports>['executeTakeFirstOrThrow']>>

function toReport(row: Row): MethodsReport {
  const { id, inputs, state, codebook, settings, alpha, ci_low, ci_high } = row
  return {
    id,
    frozenAt: row.frozen_at,
    frozenBy: row.frozen_by_name,
    inputs,
    state,
    codebook,
    settings,
    pseudonyms: row.pseudonyms,
    language: row.language,
    alpha,
    ci95: ci_low === null || ci_high === null ? null : [ci_low, ci_high],
  }
}
