import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { type RoundPart, readPartsJson, readRoundParts, stateOfLayers } from '#db/agreement.ts'
import { recordEvent } from '#db/audit.ts'
import {
  insertMethodsReport,
  listMethodsReports,
  type MethodsReport,
  type ReportFile,
  readMethodsReport,
  readReportFile,
  sumTranscripts,
} from '#db/methods-reports.ts'
import { type Round, roundFacts } from '#db/rounds.ts'
import type { AgreementSettings } from '#model/agreement/figures.ts'
import type { Codebook } from '#model/codebook.ts'
import { DomainError } from '#model/errors.ts'
import { isId } from '#model/fields.ts'
import { reportName } from '#model/formats/file-names.ts'
import { may } from '#model/rights.ts'
import { type Member, memberOf, notFound, requireMay, roundOf } from './access.ts'
import { taskOf } from './agreement.ts'
import { ReportQuery, requireChoosable } from './agreement-query.ts'
import { checked } from './checked.ts'
import { codebookOf } from './codebooks.ts'
import type { Download } from './files/download.ts'
import { projectFor } from './projects.ts'
import type { ReportTask } from './report/report-worker.ts'
import type { Person, Services } from './services.ts'
import { versionOf } from './version.ts'

/** A frozen report as it is listed. */
export interface ListedReport extends Omit<MethodsReport, 'state'> {
  /** Whether nothing of what it was computed from has changed since. */
  isCurrent: boolean
}

/**
 * Freezes a methods report: layers, texts and codebook as they are at one moment, the figures computed from
 * them, documents, and a bundle that computes them again. It is kept as it is for good.
 *
 * The bundle holds what every coder gave to every unit, so it is made once the coders' codes may be seen.
 *
 * @throws {DomainError} `not-permitted` to whoever is no lead, and while the round is blind;
 *   `not-enough-data` where nothing is compared yet, `conflict` where the round has as many as it may
 */
export async function freezeReport(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
  given: unknown,
): Promise<ListedReport> {
  const { member, round } = await readerOf(services, person, projectId, roundId)
  requireMay(member, { may: 'manage-rounds' })
  const { pseudonyms, ...settings } = checked(ReportQuery, given)
  await services.rates.take('export', `${person.id} ${round.id} report`)
  const of = { projectId: member.project.id, roundId: round.id }
  const { reportsPerRound } = services.settings.limits
  if ((await listMethodsReports(services.db, of)).length >= reportsPerRound) {
    throw new DomainError(
      'conflict',
      `This round has ${reportsPerRound} frozen reports already, as many as it may.`,
    )
  }
  const codebook = await codebookOf(services, member, round)
  const parts = await readRoundParts(services.db, of)
  requireChoosable(settings, parts, codebook)
  const frozenAt = services.clock.now()
  const names = pseudonyms ? null : namesOf(parts)
  let state = ''
  const made = await services.reports.make(async () => {
    const snapshot = await readSnapshot(services, { member, round, codebook, settings })
    state = snapshot.state
    const { task } = snapshot
    return {
      round: task.round,
      context: { ...task.context, names, madeAt: frozenAt.toISOString() },
    }
  })
  const id = randomUUID()
  await services.db.transaction().execute(async (trx) => {
    const kept = { ...of, id, frozenAt, frozenBy: person.id, state, settings, pseudonyms, ...made }
    await insertMethodsReport(trx, kept)
    const about = { roundId: round.id, reportId: id, inputs: made.inputs, pseudonyms }
    await recordEvent(trx, { projectId, personId: person.id, kind: 'report-frozen', about })
  })
  return readListed(services, member, round, id)
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
  const [reports, state] = await Promise.all([
    listMethodsReports(services.db, of),
    stateOfLayers(services.db, of),
  ])
  return reports.map((report) => listed(report, state))
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

const kinds: Record<string, { file: ReportFile; contentType: string }> = {
  'report.html': { file: 'html', contentType: 'text/html; charset=utf-8' },
  'report.md': { file: 'markdown', contentType: 'text/markdown; charset=utf-8' },
  'bundle.zip': { file: 'bundle', contentType: 'application/zip' },
}

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
  const kind = kinds[name]
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
  const member = await memberOf(services, person, projectId)
  const round = await roundOf(services, member, roundId)
  requireMay(member, { may: 'read-figures', round: roundFacts(round) })
  const isHidden = !may(member, { may: 'read-passages', round: roundFacts(round) })
  return {
    project: projectFor(member),
    round,
    isHidden,
    mayFreeze: !isHidden && may(member, { may: 'manage-rounds' }),
    reports: isHidden ? [] : await listReports(services, person, projectId, roundId),
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
  { db }: Services,
  member: Member,
  round: Round,
  id: string,
): Promise<ListedReport> {
  const of = { projectId: member.project.id, roundId: round.id }
  const report = isId(id) ? await readMethodsReport(db, { ...of, id }) : undefined
  if (report === undefined) throw notFound('report')
  return listed(report, await stateOfLayers(db, of))
}

function listed({ state, ...report }: MethodsReport, now: string): ListedReport {
  return { ...report, isCurrent: state === now }
}

/** All that figures rest on, read in one transaction, so that it is the round of one moment. */
async function readSnapshot(
  { db }: Services,
  {
    member,
    round,
    codebook,
    settings,
  }: { member: Member; round: Round; codebook: Codebook; settings: AgreementSettings },
) {
  const of = { projectId: member.project.id, roundId: round.id }
  const { codes, codebook: tree } = taskOf(round, codebook, settings)
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const state = await stateOfLayers(trx, of)
      const parts = await readPartsJson(trx, of)
      const sums = await sumTranscripts(trx, member.project.id)
      const { name, visibility, status, codebookVersion } = round
      const task: Omit<ReportTask, 'scripts' | 'context'> & {
        context: Omit<ReportTask['context'], 'names' | 'madeAt'>
      } = {
        round: { parts, codes, codebook: tree, settings },
        context: {
          project: { name: member.project.name, ...sums },
          round: { name, visibility, status, codebookVersion },
          codebook: codebook.name,
          codes: codebook.codes.map(({ id, name }) => ({ id, name })),
          parley: versionOf(process.cwd()),
        },
      }
      return { state, task }
    })
}

function namesOf({ coders, transcripts }: RoundPart) {
  return {
    coders: Object.fromEntries(coders.map(({ id, name }) => [id, name])),
    transcripts: Object.fromEntries(transcripts.map(({ id, title }) => [id, title])),
  }
}
