import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { type RoundKey, stateOfLayers } from '#db/agreement.ts'
import { recordEvent } from '#db/audit.ts'
import { type FigureJob, listUnfinishedJobs } from '#db/figure-jobs.ts'
import {
  listMethodsReports,
  type MethodsReport,
  type ReportFile,
  readMethodsReport,
  readReportFile,
} from '#db/methods-reports.ts'
import { type Round, roundFacts } from '#db/rounds.ts'
import { isUnderWay } from '#model/agreement/job-state.ts'
import { DomainError } from '#model/errors.ts'
import { isId } from '#model/fields.ts'
import { reportName } from '#model/formats/file-names.ts'
import { may } from '#model/rights.ts'
import { type Member, memberOf, notFound, requireMay, roundOf } from './access.ts'
import { jobState, withoutAnswer } from './agreement/standing.ts'
import { mayReadFigures } from './agreement.ts'
import { ReportQuery } from './agreement-query.ts'
import { checked } from './checked.ts'
import { storedCodebookOf } from './codebooks.ts'
import type { Download } from './files/download.ts'
import { projectFor } from './projects.ts'
import { codebookState, readGround } from './report/report-ground.ts'
import type { ReportTask } from './report/report-worker.ts'
import type { Person, Services } from './services.ts'
import { versionOf } from './version.ts'

/** A frozen report as it is listed. */
export interface ListedReport extends Omit<MethodsReport, 'state' | 'codebook'> {
  /** Whether nothing of what it was computed from has changed since. */
  isCurrent: boolean
}

/**
 * Freezes a methods report: layers, texts and codebook as they are at one moment, the figures computed from
 * them, documents, and a bundle that computes them again. It is kept as it is for good.
 *
 * The bundle holds what every coder gave to every unit, so it is made once the coders' codes may be seen. It is
 * made by a job, as figures are; the report has the id of its job.
 *
 * @param tell is told how much is done, 0 to 1, and waits as long as it takes
 * @throws {DomainError} `being-computed` where it is not there after a while and nobody is told;
 *   `not-permitted` to whoever is no lead, and while the round is blind; `not-enough-data` where nothing is
 *   compared yet, `conflict` where the round has as many as it may; what else its job ended with
 */
export async function freezeReport(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
  given: unknown,
  tell?: (share: number) => void,
): Promise<ListedReport> {
  const { figuresApiPatienceMs } = services.settings.limits
  // Whoever is told hears at once that it has begun.
  const patienceMs = tell === undefined ? figuresApiPatienceMs : 0
  const of = { projectId, roundId }
  const { member, job: begun } = await beginReport(services, person, of, given, patienceMs)
  let job = begun
  while (tell !== undefined && isUnderWay(job)) {
    tell(job.share)
    job = await ended(services, job, toldEveryMs)
  }
  if (job.status !== 'done') throw withoutReport(job, member)
  return readReport(services, person, projectId, roundId, job.id)
}

/**
 * The same for a page, which does not wait long: whoever asked comes back to it.
 *
 * @returns whether it is frozen already
 * @throws {DomainError} as `freezeReport`, but for `being-computed`
 */
export async function askForReport(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
  given: unknown,
): Promise<boolean> {
  const { figuresPatienceMs } = services.settings.limits
  const of = { projectId, roundId }
  const { member, job } = await beginReport(services, person, of, given, figuresPatienceMs)
  if (!isUnderWay(job) && job.status !== 'done') throw withoutReport(job, member)
  return job.status === 'done'
}

/** How often it is told how far a report is. */
const toldEveryMs = 500

async function beginReport(
  services: Services,
  person: Person,
  { projectId, roundId }: RoundKey,
  given: unknown,
  patienceMs: number,
): Promise<{ member: Member; job: FigureJob }> {
  const { member, round } = await readerOf(services, person, projectId, roundId)
  requireMay(member, { may: 'manage-rounds' })
  const { pseudonyms, language, ...settings } = checked(ReportQuery, given)
  await services.rates.take('export', `${person.id} ${round.id} report`)
  const of = { projectId: member.project.id, roundId: round.id }
  await requireRoom(services, of)
  const task: ReportTask = {
    ...of,
    settings,
    frozenBy: person.id,
    pseudonyms,
    language,
    parley: versionOf(process.cwd()),
  }
  const { about, codebook } = await readGround(services.db, task)
  const state = await stateOfLayers(services.db, of)
  // Whoever asks for the same again, before anything has changed, waits for the same report.
  const question = createHash('sha256').update(
    JSON.stringify(['report', task, about, codebook, state]),
  )
  const asked = { ...of, kind: 'report' as const, question: question.digest('hex'), state, task }
  const begun = await services.figures.begin({ ...asked, askedBy: person.id })
  return { member, job: await ended(services, begun, patienceMs) }
}

async function requireRoom({ db, settings }: Services, of: RoundKey): Promise<void> {
  const { reportsPerRound } = settings.limits
  const [frozen, jobs] = await Promise.all([
    listMethodsReports(db, of),
    listUnfinishedJobs(db, { ...of, kind: 'report' }),
  ])
  if (frozen.length + jobs.filter(isUnderWay).length < reportsPerRound) return
  throw new DomainError(
    'conflict',
    `This round has ${reportsPerRound} frozen reports already, as many as it may.`,
  )
}

async function ended({ figures }: Services, job: FigureJob, ms: number): Promise<FigureJob> {
  const now = await figures.whenEnded(job, ms)
  if (now === undefined) throw notFound('round')
  return now
}

function withoutReport(job: FigureJob, member: Member): DomainError {
  return withoutAnswer(job, member, {
    underWay: 'This report is being made. Look for it among the reports of its round in a moment.',
    cancelled: 'Making this report was cancelled. Freeze another one where it is wanted.',
  })
}

/** Reports of a round, the newest first. @throws {DomainError} `not-permitted` while the round is blind */
export async function listReports(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
): Promise<ListedReport[]> {
  const { member, round } = await readerOf(services, person, projectId, roundId)
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
  const { member, round } = await readerOf(services, person, projectId, roundId)
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
  const { member, round } = await readerOf(services, person, projectId, roundId)
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
  return {
    project: projectFor(member),
    round,
    isHidden,
    mayFreeze: !isHidden && may(member, { may: 'manage-rounds' }),
    reports: isHidden ? [] : await listReports(services, person, projectId, roundId),
    /** Being made, or failed within the last hour. */
    jobs: isHidden
      ? []
      : (await listUnfinishedJobs(services.db, { ...of, kind: 'report' })).map((job) =>
          jobState(job, member),
        ),
  }
}

/** Whoever may see what every coder did: a report says it, unit by unit. */
async function readerOf(services: Services, person: Person, projectId: string, roundId: string) {
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
