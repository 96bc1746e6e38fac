import { createHash } from 'node:crypto'
import { type RoundKey, stateOfLayers } from '#db/agreement.ts'
import { type FigureJob, listUnfinishedJobs } from '#db/figure-jobs.ts'
import { listMethodsReports } from '#db/methods-reports.ts'
import { withDraws } from '#model/agreement/interval-method.ts'
import { isUnderWay } from '#model/agreement/job-state.ts'
import { DomainError } from '#model/errors.ts'
import { type Member, notFound, requireMay } from '../access.ts'
import { withoutAnswer } from '../agreement/standing.ts'
import { ReportQuery, requireEffect } from '../agreement-query.ts'
import { checked } from '../checked.ts'
import { type ListedReport, readReport, reportReaderOf } from '../methods-reports.ts'
import type { Person, Services } from '../services.ts'
import { versionOf } from '../version.ts'
import { readGround } from './report-ground.ts'
import type { ReportTask } from './report-worker.ts'

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
  const { member, round } = await reportReaderOf(services, person, projectId, roundId)
  requireMay(member, { may: 'manage-rounds' })
  const { pseudonyms, language, ...query } = checked(ReportQuery, given)
  requireEffect(query, 'percentile')
  const settings = withDraws(query)
  await services.rates.take('report', `${person.id} ${round.id}`)
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
