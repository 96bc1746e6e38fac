import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { readCompared, readQuotes, readRoundParts, stateOfLayers } from '#db/agreement.ts'
import { recordEvent } from '#db/audit.ts'
import { type Round, roundFacts } from '#db/rounds.ts'
import type { AgreementInput } from '#model/agreement/agreement.ts'
import type { Agreement, AgreementSettings } from '#model/agreement/figures.ts'
import type { Codebook } from '#model/codebook.ts'
import { may } from '#model/rights.ts'
import { memberOf, requireMay, roundOf } from './access.ts'
import { shortened } from './agreement/shortened.ts'
import { AgreementQuery, requireChoosable } from './agreement-query.ts'
import { checked } from './checked.ts'
import { codebookOf } from './codebooks.ts'
import { projectFor } from './projects.ts'
import type { Person, Services } from './services.ts'

/**
 * Agreement of a round: the figures, the ledger, and for those who may read passages the units on which
 * coders differ, with their words.
 *
 * Whoever opens the figures of a blind round before it is revealed is put down in the audit log.
 *
 * @throws {DomainError} `not-permitted` while the figures would tell a coder what the others do
 */
export async function agreementReport(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
  given: z.input<typeof AgreementQuery> | Record<string, unknown> = {},
) {
  const settings = checked(AgreementQuery, given)
  const { member, round } = await readerOf(services, person, projectId, roundId)
  const codebook = await codebookOf(services, member, round)
  const parts = await readRoundParts(services.db, { projectId, roundId })
  requireChoosable(settings, parts, codebook)
  const agreement = await agreementFor(services, round, codebook, settings)
  const counted = new Set(agreement.coefficients.map((one) => one.code))
  const mayReadPassages = may(member, { may: 'read-passages', round: roundFacts(round) })
  return {
    project: projectFor(member),
    round: headOf(round),
    settings: agreement.settings,
    coefficients: agreement.coefficients,
    ledger: agreement.ledger,
    ratings: agreement.ratings,
    /** Coders who completed something, and transcripts completed by two or more. */
    compared: { coders: agreement.coders, transcripts: agreement.transcripts },
    /** Those that were compared: not those below the level that was chosen. */
    codes: codebook.codes
      .filter(({ id }) => counted.has(id))
      .map(({ id, name, colour, retired }) => ({ id, name, colour, retired: retired === true })),
    ...parts,
    computedAt: services.clock.now(),
    /** Absent where passages may not be read yet. */
    passages: mayReadPassages ? await passagesOf(services, projectId, agreement) : null,
  }
}
export type AgreementReport = Awaited<ReturnType<typeof agreementReport>>

/** The answer of the API: figures and ledger, without passages. */
export async function agreementFigures(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
  settings: AgreementQuery,
) {
  const { member, round } = await readerOf(services, person, projectId, roundId)
  const codebook = await codebookOf(services, member, round)
  requireChoosable(settings, await readRoundParts(services.db, { projectId, roundId }), codebook)
  const { coefficients, ledger } = await agreementFor(services, round, codebook, settings)
  return {
    round: round.id,
    unit: settings.unit,
    settings: { ...settings, codebookVersion: round.codebookVersion, visibility: round.visibility },
    notes: round.visibility === 'open' ? [sawOneAnother] : [],
    coefficients,
    ledger,
  }
}

/** What goes with every figure of an open round, in page, API, export and report. */
export const sawOneAnother = 'coders saw one another’s codes'

/** @throws {DomainError} `not-permitted` while the figures would tell a coder what the others do */
export async function readerOf(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
) {
  const member = await memberOf(services, person, projectId)
  const round = await roundOf(services, member, roundId)
  requireMay(member, { may: 'read-figures', round: roundFacts(round) })
  if (round.visibility === 'blind' && round.status !== 'revealed') {
    await recordEvent(services.db, {
      projectId,
      personId: person.id,
      kind: 'agreement-opened',
      about: { roundId },
    })
  }
  return { member, round }
}

/** Figures of a round by its present layers, kept or computed. */
async function agreementFor(
  services: Services,
  round: Round,
  codebook: Codebook,
  settings: AgreementSettings,
): Promise<Agreement> {
  const { key, read } = await inputOf(services, round, codebook, settings)
  return services.figures.agreement(round.projectId, key, read)
}

/**
 * What figures of a round are computed from.
 *
 * @param besides what else the answer depends on
 * @returns a name of the state of all of it, and how to read it
 */
export async function inputOf(
  { db }: Services,
  round: Round,
  codebook: Codebook,
  settings: AgreementSettings,
  besides: unknown = null,
): Promise<{ key: string; read: () => Promise<AgreementInput> }> {
  const of = { projectId: round.projectId, roundId: round.id }
  const codes = codebook.codes.map((code) => code.id)
  const tree = codebook.codes.map(({ id, parent, group, retired }) => ({
    id,
    parent,
    group,
    retired,
  }))
  const state = await stateOfLayers(db, of)
  const key = createHash('sha256')
    .update(JSON.stringify([of, state, codes, settings, tree, besides]))
    .digest('hex')
  const read = async () => ({ ...(await readCompared(db, of)), codes, codebook: tree, settings })
  return { key, read }
}

async function passagesOf({ db }: Services, projectId: string, agreement: Agreement) {
  const quotes = await readQuotes(db, projectId, agreement.differences)
  return {
    total: agreement.differing,
    shown: agreement.differences.map((difference, index) => ({
      ...difference,
      quote: shortened(quotes[index] ?? ''),
    })),
  }
}

/** What every page of a round knows of it. */
export function headOf(round: Round) {
  const { id, name, visibility, status, codebookVersion, revealedAt } = round
  return { id, name, visibility, status, codebookVersion, revealedAt }
}
