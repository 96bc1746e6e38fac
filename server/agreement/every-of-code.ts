import { readRoundParts } from '#db/agreement.ts'
import { unitChoices } from '#model/agreement/choices.ts'
import type { EveryCoefficient, EveryQuestion } from '#model/agreement/every-coefficient.ts'
import { type Draws, usualDraws } from '#model/agreement/interval-method.ts'
import type { ResultRow } from '#model/agreement/result-rows.ts'
import { isDomainError } from '#model/errors.ts'
import { type Face, inOrderOfNames } from '#model/person.ts'
import { notFound } from '../access.ts'
import { notesInWords, readerOf, shownAgreement, taskOf } from '../agreement.ts'
import { codePageOf } from '../agreement-pages.ts'
import {
  EveryQuery,
  requireChoosable,
  requireDrawn,
  requireEffect,
  withWindow,
} from '../agreement-query.ts'
import { checked } from '../checked.ts'
import { codebookOf } from '../codebooks.ts'
import type { Person, Services } from '../services.ts'
import { withMarks } from './interval-marks.ts'
import { answerOf, shownOf } from './standing.ts'

/**
 * The page of every coefficient of one code, by a job of its own, with the ledger of the code's spans.
 *
 * Gamma is left out, and `isGammaBusy` says so, while another of this person is computed.
 *
 * @throws {DomainError} as `agreementOfCode`
 */
export async function everyOfCode(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
  codeId: string,
  given: Record<string, unknown>,
) {
  const query = checked(EveryQuery, given)
  requireDrawn(query)
  // The round's own figures stay as they are: how this page's intervals are made is no question of theirs.
  const { interval: _, targets: __, gamma: ___, bootstrap: ____, seed: _____, ...choices } = given
  const found = await shownAgreement(services, person, projectId, roundId, choices)
  const page = codePageOf(found, codeId)
  const { member, round, codebook } = found
  const coders = inOrderOfNames(page.coders)
  const { figuresPatienceMs: patienceMs, figuresExactMs: exactMs } = services.settings.limits
  const asked = async (every: EveryQuestion) => {
    const task = taskOf(round, codebook, withoutDraws(page.settings), { every })
    const of = { patienceMs, askedBy: member.id }
    return { every, standing: await services.figures.ask<EveryCoefficient | null>(task, of) }
  }
  const { gamma, ...question } = questionAbout(codeId, coders, query)
  const whole = gamma && (await unlessBusy(() => asked({ ...question, gamma })))
  const { every, standing } = whole ?? (await asked(question))
  const { answer, computedAt, job } = shownOf(standing, member)
  if (answer === null) throw notFound('code')
  return {
    ...page,
    coders,
    every: answer,
    ledger: answer.ledger,
    asked: askedOf(every),
    isGammaBusy: gamma !== undefined && whole === undefined,
    notes: notesInWords(round),
    exactSeconds: Math.round(exactMs / 1_000),
    computedAt,
    job,
  }
}
export type EveryOfCodePage = Awaited<ReturnType<typeof everyOfCode>>

/** What is found, or nothing while whoever asks has something else of that kind computed. */
async function unlessBusy<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (isDomainError(error) && error.code === 'too-many-requests') return undefined
    throw error
  }
}

/**
 * The same for a program: figures of the present layers, without passages.
 *
 * @throws {DomainError} `not-found` for a code that is not compared; `invalid-input` for draws and targets without
 *   effect; `being-computed` as `agreementFigures`; `too-many-requests` for gamma while another of this person is computed
 */
export async function everyFigures(
  services: Services,
  person: Person,
  { projectId, roundId, codeId }: { projectId: string; roundId: string; codeId: string },
  query: EveryQuery,
) {
  requireEffect(query, 'formula')
  const { member, round } = await readerOf(services, person, projectId, roundId)
  const codebook = await codebookOf(services, member, round)
  const parts = await readRoundParts(services.db, { projectId, roundId })
  requireChoosable(query, parts, codebook)
  if (!codebook.codes.some(({ id }) => id === codeId)) throw notFound('code')
  const every = questionAbout(codeId, inOrderOfNames(parts.coders), query)
  const { interval: _, targets: __, gamma: ___, bootstrap: ____, seed: _____, ...said } = query
  const choices = withWindow(said)
  const task = taskOf(round, codebook, withoutDraws(choices), { every })
  const found = await answerOf<EveryCoefficient | null>(services, task, member, undefined)
  if (found === null) throw notFound('code')
  const { codebookVersion, visibility } = round
  return {
    round: round.id,
    code: codeId,
    settings: { ...choices, overlap: unitChoices(choices).overlap, codebookVersion, visibility },
    asked: askedOf(every),
    notes: notesInWords(round),
    ...found,
    units: ofPairs(found.units, parts.coders).map(withMarks),
    matching: ofPairs(found.matching, parts.coders),
  }
}

/** Rows with the two coders they are of, by id and name; those of no pair as they are. */
function ofPairs(rows: readonly ResultRow[], coders: readonly Face[]) {
  const named = (id: string) => ({ id, name: coders.find((one) => one.id === id)?.name ?? id })
  return rows.map((row) => {
    const [pair, ...parts] = row.parts
    const [first, second] = pair?.split('|') ?? []
    if (first === undefined || second === undefined) return row
    return { ...row, parts, first: named(first), second: named(second) }
  })
}

/** @param coders in the order in which pairs name them */
function questionAbout(
  code: string,
  coders: readonly Face[],
  { bootstrap, seed, interval: method, targets, gamma }: EveryQuery,
): EveryQuestion {
  const about = {
    code,
    coders: coders.map(({ id }) => id),
    ...(gamma === undefined ? {} : { gamma: { samples: gamma, seed } }),
  }
  if (method === undefined || bootstrap === 0) return about
  const draws: Draws = { draws: bootstrap ?? usualDraws[method], seed, method }
  const isMissable = targets !== undefined && method === 'krippendorff'
  return { ...about, draws: isMissable ? { ...draws, targets } : draws }
}

/** What of the coefficients was asked for, `null` where it was not: intervals by formula, and no gamma. */
function askedOf({ draws, gamma }: EveryQuestion) {
  return { draws: draws ?? null, gamma: gamma ?? null }
}

/** Draws of its own are part of the question, so that those of other figures make it no other one. */
function withoutDraws<T extends object>(settings: T): T & { bootstrap: number; seed: number } {
  return { ...settings, bootstrap: 0, seed: 1 }
}
