import { listRounds, type Round, roundFacts } from '#db/rounds.ts'
import type { Agreement, AgreementFigure } from '#model/agreement/figures.ts'
import type { JobState } from '#model/agreement/job-state.ts'
import type { Codebook } from '#model/codebook.ts'
import { isDomainError } from '#model/errors.ts'
import { may } from '#model/rights.ts'
import { isStillBlind } from '#model/round.ts'
import { memberOf } from './access.ts'
import type { Patience } from './agreement/asking.ts'
import type { FigureTask } from './agreement/figure-task.ts'
import { jobState } from './agreement/standing.ts'
import { taskOf } from './agreement.ts'
import { agreementOfTranscripts } from './agreement-pages.ts'
import { codebookOf } from './codebooks.ts'
import type { Person, Services } from './services.ts'

/**
 * Agreement of all rounds of the project that the person may see figures of, by the same rules; and that of
 * this round's transcripts, in whose rows stands when they were completed.
 *
 * Over rounds everything is compared, whatever transcripts, coders or codes were chosen of this one. Figures
 * of other rounds that are still blind are withheld: to see them is put down, and only their own page says so.
 *
 * @throws {DomainError} as `agreementOfTranscripts`
 */
export async function agreementHistory(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
  given: Record<string, unknown>,
) {
  const page = await agreementOfTranscripts(services, person, projectId, roundId, given)
  const { transcripts: _, coders: __, codes: ___, ...settings } = page.settings
  const member = await memberOf(services, person, projectId)
  const rounds: RoundRow[] = []
  let patienceMs = services.settings.limits.figuresPatienceMs
  for (const round of await listRounds(services.db, projectId)) {
    if (!may(member, { may: 'read-figures', round: roundFacts(round) })) continue
    const codebook = await codebookOf(services, member, round)
    if (round.id !== roundId && isStillBlind(round)) {
      rounds.push({ ...rowOf(round, codebook, undefined), isWithheld: true, job: null })
      continue
    }
    const task = taskOf(round, codebook, settings)
    const { last, job } = await standingOf(services, task, { patienceMs, askedBy: person.id })
    // Jobs of a project come one after the other: behind one that takes its time none is waited for.
    if (last === undefined) patienceMs = 0
    rounds.push({ ...rowOf(round, codebook, last?.answer), job: job && jobState(job, member) })
  }
  return { ...page, rounds }
}
export type HistoryPage = Awaited<ReturnType<typeof agreementHistory>>

/** The last figures of a round and the job for newer ones; neither where too many wait. */
async function standingOf({ figures }: Services, task: FigureTask, patience: Patience) {
  try {
    return await figures.ask<Agreement>(task, patience)
  } catch (error) {
    if (isDomainError(error) && error.code === 'unavailable') return { last: undefined, job: null }
    throw error
  }
}

/** A round in a table of rounds. */
export interface RoundRow
  extends Pick<Round, 'id' | 'name' | 'visibility' | 'status' | 'createdAt' | 'codebookVersion'> {
  /** Its figures are seen on its own page alone, where it is said that opening them is put down. */
  isWithheld: boolean
  /** `false`: its figures are being computed, or could not be. */
  isComputed: boolean
  /** What computes them, or why it could not; `null` where they are of the present layers. */
  job: JobState | null
  coders: number
  transcripts: number
  units: number
  /** Of the whole codebook, sets by MASI. */
  alpha: AgreementFigure | null
  codes: { id: string; name: string; alpha: AgreementFigure }[]
}

function rowOf(
  round: Round,
  codebook: Codebook,
  agreement: Agreement | undefined,
): Omit<RoundRow, 'job'> {
  const { id, name, visibility, status, createdAt, codebookVersion } = round
  const coefficients = agreement?.coefficients ?? []
  const names = new Map(codebook.codes.map((code) => [code.id, code.name]))
  return {
    id,
    name,
    visibility,
    status,
    createdAt,
    codebookVersion,
    isWithheld: false,
    isComputed: agreement !== undefined,
    coders: agreement?.coders.length ?? 0,
    transcripts: agreement?.transcripts.length ?? 0,
    units: agreement?.ledger.units.compared ?? 0,
    alpha: coefficients.find((one) => one.name === 'alpha_sets_masi') ?? null,
    codes: coefficients.flatMap((one) =>
      one.name === 'binary_alpha_by_code' && one.code !== undefined
        ? [{ id: one.code, name: names.get(one.code) ?? one.code, alpha: one }]
        : [],
    ),
  }
}
