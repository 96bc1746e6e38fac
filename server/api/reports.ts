import { z } from 'zod'
import { Id } from '#model/fields.ts'
import { interfaceLanguages } from '#model/interface-language.ts'
import { ReportQuery } from '../agreement-query.ts'
import { downloadResponse } from '../files/download.ts'
import { listReports, readReport, reportFile } from '../methods-reports.ts'
import { freezeReport } from '../report/freeze-report.ts'
import { endpoint, listOf } from './endpoint.ts'

const path = '/projects/{project}/rounds/{round}/agreement/reports'
const Round = z.object({ project: Id, round: Id })
const One = Round.extend({ report: Id })

const Report = z.object({
  id: Id,
  frozenAt: z.date().meta({ type: 'string', format: 'date-time' }),
  frozenBy: z.string(),
  /** SHA-256 of all that the figures were computed from. */
  inputs: z.string(),
  /** Whether nothing of it has changed since. */
  isCurrent: z.boolean(),
  settings: z.record(z.string(), z.unknown()),
  pseudonyms: z.boolean(),
  language: z.enum(interfaceLanguages),
  /** Krippendorff's alpha by sets (MASI) over all codes. */
  alpha: z.number().nullable(),
  ci95: z.tuple([z.number(), z.number()]).nullable(),
})

export const reportEndpoints = [
  endpoint({
    method: 'GET',
    path,
    operation: 'listReports',
    summary: 'Frozen methods reports of a round, the newest first',
    params: Round,
    answer: { status: 200, description: 'Reports', schema: listOf(Report) },
    handle: async ({ services, person, params: { project, round } }) => ({
      items: await listReports(services, person, project, round),
      next: null,
    }),
  }),
  endpoint({
    method: 'POST',
    path,
    operation: 'freezeReport',
    summary:
      'Freezes a methods report from the round as it is now; a lead, once coders’ codes may be seen. It is kept as it is, with a bundle that computes its figures again. Where it takes longer, 202 names its job, whose id the report has once the job is done',
    params: Round,
    body: ReportQuery,
    bodyIsChecked: 'by-use-case',
    answer: { status: 201, description: 'Frozen', schema: Report },
    isComputed: true,
    handle: ({ services, person, params: { project, round }, body }) =>
      freezeReport(services, person, project, round, body),
  }),
  endpoint({
    method: 'GET',
    path: `${path}/{report}`,
    operation: 'readReport',
    summary: 'One frozen report, without its files',
    params: One,
    answer: { status: 200, description: 'The report', schema: Report },
    handle: ({ services, person, params: { project, round, report } }) =>
      readReport(services, person, project, round, report),
  }),
  endpoint({
    method: 'GET',
    path: `${path}/{report}/bundle.zip`,
    operation: 'readReportBundle',
    summary:
      'The bundle of a report: HTML, Markdown, reliability data as CSV without texts, and scripts in Python and R that compute the figures again',
    params: One,
    answer: { status: 200, description: 'ZIP', contentType: 'application/zip' },
    handle: async ({ services, person, params: { project, round, report } }) =>
      downloadResponse(await reportFile(services, person, project, round, report, 'bundle.zip')),
  }),
]
