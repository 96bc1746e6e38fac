import { Readable } from 'node:stream'
import { readRoundParts, stateOfLayers } from '#db/agreement.ts'
import { recordEvent } from '#db/audit.ts'
import { listUnfinishedJobs } from '#db/figure-jobs.ts'
import {
  listMethodsReports,
  type MethodsReport,
  type ReportFile,
  readMethodsReport,
  readReportFile,
} from '#db/methods-reports.ts'
import { type Round, roundFacts } from '#db/rounds.ts'
import { isId } from '#model/fields.ts'
import { reportName } from '#model/formats/file-names.ts'
import { may } from '#model/rights.ts'
import { type Member, memberOf, notFound, requireMay, roundOf } from './access.ts'
import { jobState } from './agreement/standing.ts'
import { mayReadFigures } from './agreement.ts'
import { choosableCodes } from './agreement-query.ts'
import { codebookOf, storedCodebookOf } from './codebooks.ts'
import type { Download } from './files/download.ts'
import { projectFor } from './projects.ts'
import { codebookState } from './report/report-ground.ts'
import type { Person, Services } from './services.ts'

/** A frozen report as it is listed. */
export interface ListedReport extends Omit<MethodsReport, 'state' | 'codebook'> {
  /** Whether nothing of what it was computed from has changed since. */
  isCurrent: boolean
}

/** Reports of a round, the newest first. @throws {DomainError} `not-permitted` while the round is blind */
export async function listReports(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
): Promise<ListedReport[]> {
  const { member, round } = await reportReaderOf(services, person, projectId, roundId)
  const of = { projectId: member.project.id, roundId: round.id }
  const [reports, now] = await Promise.all([
    listMethodsReports(services.db, of),
    presentState(services, member, round),
  ])
  return reports.map((report) => listed(report, now))
}

/** One report. @throws {DomainError} `not-found` where the round has no such report */
export async function readReport(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
  reportId: string,
): Promise<ListedReport> {
  const { member, round } = await reportReaderOf(services, person, projectId, roundId)
  return readListed(services, member, round, reportId)
}

const kinds = new Map<string, { file: ReportFile; contentType: string }>([
  ['report.html', { file: 'html', contentType: 'text/html; charset=utf-8' }],
  ['report.md', { file: 'markdown', contentType: 'text/markdown; charset=utf-8' }],
  ['bundle.zip', { file: 'bundle', contentType: 'application/zip' }],
])

/**
 * A file of a report, as it was frozen: `report.html`, `report.md` or `bundle.zip`. That it was taken is
 * recorded.
 *
 * @throws {DomainError} `not-found`, also for another name
 */
export async function reportFile(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
  reportId: string,
  name: string,
): Promise<Download> {
  const { member, round } = await reportReaderOf(services, person, projectId, roundId)
  const kind = kinds.get(name)
  if (kind === undefined || !isId(reportId)) throw notFound('report')
  const key = { projectId: member.project.id, roundId: round.id, id: reportId }
  const [report, bytes] = await Promise.all([
    readMethodsReport(services.db, key),
    readReportFile(services.db, key, kind.file),
  ])
  if (report === undefined || bytes === undefined) throw notFound('report')
  const about = { roundId: round.id, reportId, file: name }
  await recordEvent(services.db, { projectId, personId: person.id, kind: 'exported', about })
  return {
    fileName: reportName(round.name, report.frozenAt, name),
    contentType: kind.contentType,
    stream: Readable.from([bytes]),
  }
}

/** What the page of reports shows; before the round is revealed only that there is nothing to show yet. */
export async function reportsPage(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
) {
  const { member, round } = await mayReadFigures(services, person, projectId, roundId)
  const of = { projectId: member.project.id, roundId: round.id }
  const isHidden = !may(member, { may: 'read-passages', round: roundFacts(round) })
  const mayFreeze = !isHidden && may(member, { may: 'manage-rounds' })
  return {
    project: projectFor(member),
    round,
    isHidden,
    /** What a report may be limited to; `null` for whoever freezes none. */
    choosable: mayFreeze ? await choosableIn(services, member, round) : null,
    reports: isHidden ? [] : await listReports(services, person, projectId, roundId),
    /** Being made, or failed within the last hour. */
    jobs: isHidden
      ? []
      : (await listUnfinishedJobs(services.db, { ...of, kind: 'report' })).map((job) =>
          jobState(job, member),
        ),
  }
}

async function choosableIn(services: Services, member: Member, round: Round) {
  const [{ coders, transcripts }, codebook] = await Promise.all([
    readRoundParts(services.db, { projectId: round.projectId, roundId: round.id }),
    codebookOf(services, member, round),
  ])
  return {
    coders: coders.map(({ id, name }) => ({ id, name })),
    transcripts: transcripts.map(({ id, title }) => ({ id, name: title })),
    ...choosableCodes(codebook),
  }
}

/** Whoever may see what every coder did: a report says it, unit by unit. */
export async function reportReaderOf(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
) {
  const member = await memberOf(services, person, projectId)
  const round = await roundOf(services, member, roundId)
  requireMay(member, { may: 'read-passages', round: roundFacts(round) })
  return { member, round }
}

async function readListed(
  services: Services,
  member: Member,
  round: Round,
  id: string,
): Promise<ListedReport> {
  const of = { projectId: member.project.id, roundId: round.id }
  const report = isId(id) ? await readMethodsReport(services.db, { ...of, id }) : undefined
  if (report === undefined) throw notFound('report')
  return listed(report, await presentState(services, member, round))
}

/** What reports rest on, as it is now. */
async function presentState({ db }: Services, { project }: Member, round: Round) {
  const [layers, codebook] = await Promise.all([
    stateOfLayers(db, { projectId: project.id, roundId: round.id }),
    storedCodebookOf(db, project, round),
  ])
  return { layers, codebook: codebookState(round, codebook) }
}

function listed(
  { state, codebook, ...report }: MethodsReport,
  now: Awaited<ReturnType<typeof presentState>>,
): ListedReport {
  const isSameCodebook = codebook === null || codebook === now.codebook
  return { ...report, isCurrent: state === now.layers && isSameCodebook }
}
