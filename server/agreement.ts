import type { z } from 'zod'
import { readQuotes, readRoundParts } from '#db/agreement.ts'
import { type Round, roundFacts } from '#db/rounds.ts'
import type { Agreement, AgreementSettings } from '#model/agreement/figures.ts'
import { withDraws } from '#model/agreement/interval-method.ts'
import { notesOf, type RoundNote } from '#model/agreement/round-notes.ts'
import type { Codebook } from '#model/codebook.ts'
import { may } from '#model/rights.ts'
import { memberOf, requireMay, roundOf } from './access.ts'
import type { FigureTask } from './agreement/figure-task.ts'
import { withMarks } from './agreement/interval-marks.ts'
import { recordOpening } from './agreement/opening.ts'
import { quoteOf } from './agreement/quote.ts'
import { answerOf, shownOf } from './agreement/standing.ts'
import {
  AgreementQuery,
  choosableCodes,
  requireChoosable,
  requireDrawn,
  requireEffect,
  withWindow,
} from './agreement-query.ts'
import { checked } from './checked.ts'
import { codebookOf } from './codebooks.ts'
import { projectFor } from './projects.ts'
import { headOf } from './round-head.ts'
import type { Person, Services } from './services.ts'

/**
 * Agreement of a round: the figures, the ledger, and for those who may read passages the units on which
 * coders differ, with their words.
 *
 * Whoever opens the figures of a blind round before it is revealed is put down in the audit log.
 *
 * Where layers changed since, the last figures are given with their date and the job that computes new ones.
 *
 * @throws {DomainError} `not-permitted` while the figures would tell a coder what the others do,
 *   `being-computed` where there are none to show yet
 */
export async function agreementReport(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
  given: z.input<typeof AgreementQuery> | Record<string, unknown> = {},
) {
  return reportOf(services, await shownAgreement(services, person, projectId, roundId, given))
}

/** The same of what was asked for already. */
export async function reportOf(
  services: Services,
  { round, agreement, shown, mayReadPassages }: Awaited<ReturnType<typeof shownAgreement>>,
) {
  /** Absent where passages may not be read yet. */
  const passages = mayReadPassages ? await passagesOf(services, round.projectId, agreement) : null
  return { ...shown, passages }
}
export type AgreementReport = Awaited<ReturnType<typeof agreementReport>>

/**
 * What every page of a round's agreement shows, and what it was made from.
 *
 * @throws {DomainError} as `agreementReport`
 */
export async function shownAgreement(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
  given: z.input<typeof AgreementQuery> | Record<string, unknown>,
) {
  const query = checked(AgreementQuery, given)
  requireDrawn(query)
  const settings = withDraws(query)
  const { member, round } = await readerOf(services, person, projectId, roundId)
  const codebook = await codebookOf(services, member, round)
  const parts = await readRoundParts(services.db, { projectId, roundId })
  requireChoosable(settings, parts, codebook)
  const { figuresPatienceMs: patienceMs } = services.settings.limits
  const asked = { patienceMs, askedBy: member.id }
  const task = taskOf(round, codebook, settings)
  const {
    answer: agreement,
    computedAt,
    job,
  } = shownOf(await services.figures.ask<Agreement>(task, asked), member)
  const counted = new Set(agreement.coefficients.map((one) => one.code))
  const shown = {
    project: projectFor(member),
    round: headOf(round),
    settings: agreement.settings,
    /** Over all coders: of pairs on each code there are thousands, which few pages show. */
    coefficients: agreement.coefficients.filter(({ coders }) => coders === undefined),
    ledger: agreement.ledger,
    ratings: agreement.ratings,
    /** Coders who completed something, and transcripts completed by two or more. */
    compared: { coders: agreement.coders, transcripts: agreement.transcripts },
    /** Those that were compared: not those below the level that was chosen. */
    codes: codebook.codes
      .filter(({ id }) => counted.has(id))
      .map(({ id, name, colour, retired }) => ({ id, name, colour, retired: retired === true })),
    choosable: choosableCodes(codebook, settings.level),
    ...parts,
    computedAt,
    /** `null` where these are the figures of the present layers. */
    job,
  }
  const mayReadPassages = may(member, { may: 'read-passages', round: roundFacts(round) })
  return { member, round, codebook, parts, mayReadPassages, agreement, shown }
}
export type AgreementShown = Awaited<ReturnType<typeof shownAgreement>>['shown']

/**
 * The answer of the API: figures of the present layers and their ledger, without passages.
 *
 * @param tell is told how much is done, 0 to 1, and waits as long as it takes
 * @throws {DomainError} `being-computed` where they are not there after a while and nobody is told; `invalid-input` for
 *   what is said of intervals without effect
 */
export async function agreementFigures(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
  query: AgreementQuery,
  tell?: (share: number) => void,
) {
  requireEffect(query, 'percentile')
  const settings = withWindow(withDraws(query))
  const { member, round } = await readerOf(services, person, projectId, roundId)
  const codebook = await codebookOf(services, member, round)
  requireChoosable(settings, await readRoundParts(services.db, { projectId, roundId }), codebook)
  const task = taskOf(round, codebook, settings)
  const { coefficients, ledger } = await answerOf<Agreement>(services, task, member, tell)
  return {
    round: round.id,
    unit: settings.unit,
    settings: { ...settings, codebookVersion: round.codebookVersion, visibility: round.visibility },
    notes: notesInWords(round),
    coefficients: coefficients.map(withMarks),
    ledger,
  }
}

const noteWords: Record<RoundNote, string> = {
  saw_codes: 'coders saw one another’s codes',
  codebook_grew:
    'the round follows the working codebook: codes came and changed while it was coded',
}

/** What goes with every figure of a round, in the words of the API. */
export function notesInWords(round: Round): string[] {
  return notesOf(round).map((note) => noteWords[note])
}

/**
 * Who reads the figures of a round; that a blind one is opened is recorded.
 *
 * @throws {DomainError} `not-permitted` while the figures would tell a coder what the others do
 */
export async function readerOf(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
) {
  const { member, round } = await mayReadFigures(services, person, projectId, roundId)
  await recordOpening(services, person, round)
  return { member, round }
}

/** The same without a record of it: for how far figures are, which says nothing of them. */
export async function mayReadFigures(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
) {
  const member = await memberOf(services, person, projectId)
  const round = await roundOf(services, member, roundId)
  requireMay(member, { may: 'read-figures', round: roundFacts(round) })
  return { member, round }
}

/**
 * What is asked of a round, for whichever server computes it.
 *
 * @param more absent: the figures, of layers that are completed
 */
export function taskOf(
  { projectId, id: roundId }: Round,
  { codes }: Codebook,
  settings: AgreementSettings,
  more: Pick<FigureTask, 'question' | 'passed' | 'plan' | 'every'> = {},
): FigureTask {
  return {
    projectId,
    roundId,
    codes: codes.map(({ id }) => id),
    codebook: codes.map(({ id, parent, group, exclusive, retired, slots }) => ({
      ...{ id, parent, group, retired },
      // Most codes have none, and what is not there is not sent along.
      ...(exclusive === undefined ? {} : { exclusive }),
      ...(slots === undefined ? {} : { slots }),
    })),
    settings: withWindow(settings),
    ...more,
  }
}

async function passagesOf({ db }: Services, projectId: string, agreement: Agreement) {
  const quotes = await readQuotes(db, projectId, agreement.differences)
  return {
    total: agreement.differing,
    shown: agreement.differences.map((difference, index) => ({
      ...difference,
      quote: quoteOf(quotes[index] ?? ''),
    })),
  }
}
