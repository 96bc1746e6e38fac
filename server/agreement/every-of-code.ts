import { readRoundParts } from '#db/agreement.ts'
import type { EveryCoefficient, EveryQuestion } from '#model/agreement/every-coefficient.ts'
import { type Draws, usualDraws } from '#model/agreement/interval-method.ts'
import { notFound } from '../access.ts'
import { notesInWords, readerOf, shownAgreement, taskOf } from '../agreement.ts'
import { codePageOf } from '../agreement-pages.ts'
import { EveryQuery, requireChoosable } from '../agreement-query.ts'
import { checked } from '../checked.ts'
import { codebookOf } from '../codebooks.ts'
import type { Person, Services } from '../services.ts'
import { answerOf, shownOf } from './standing.ts'

/**
 * The page of every coefficient of one code, by a job of its own, beside the ledger of the round's figures.
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
  const { interval: _, targets: __, gamma: ___, ...choices } = given
  const found = await shownAgreement(services, person, projectId, roundId, choices)
  const page = codePageOf(found, codeId)
  const { member, round, codebook } = found
  const every = questionOf(codeId, query)
  const task = taskOf(round, codebook, withoutDraws(page.settings), { every })
  const { figuresPatienceMs: patienceMs, figuresExactMs: exactMs } = services.settings.limits
  const { answer, computedAt, job } = shownOf(
    await services.figures.ask<EveryCoefficient | null>(task, { patienceMs, askedBy: member.id }),
    member,
  )
  if (answer === null) throw notFound('code')
  return {
    ...page,
    every: answer,
    asked: askedOf(every),
    exactSeconds: Math.round(exactMs / 1_000),
    computedAt,
    job,
  }
}
export type EveryOfCodePage = Awaited<ReturnType<typeof everyOfCode>>

/**
 * The same for a program: figures of the present layers, without passages.
 *
 * @throws {DomainError} `not-found` for a code that is not compared; `being-computed` as `agreementFigures`
 */
export async function everyFigures(
  services: Services,
  person: Person,
  { projectId, roundId, codeId }: { projectId: string; roundId: string; codeId: string },
  query: EveryQuery,
) {
  const { member, round } = await readerOf(services, person, projectId, roundId)
  const codebook = await codebookOf(services, member, round)
  requireChoosable(query, await readRoundParts(services.db, { projectId, roundId }), codebook)
  if (!codebook.codes.some(({ id }) => id === codeId)) throw notFound('code')
  const every = questionOf(codeId, query)
  const { interval: _, targets: __, gamma: ___, bootstrap: ____, seed: _____, ...choices } = query
  const task = taskOf(round, codebook, withoutDraws(choices), { every })
  const found = await answerOf<EveryCoefficient | null>(services, task, member, undefined)
  if (found === null) throw notFound('code')
  const { codebookVersion, visibility } = round
  return {
    round: round.id,
    code: codeId,
    settings: { ...choices, codebookVersion, visibility },
    asked: askedOf(every),
    notes: notesInWords(round),
    ...found,
  }
}

function questionOf(
  code: string,
  { bootstrap, seed, interval, targets, gamma }: EveryQuery,
): EveryQuestion {
  if (interval === undefined) {
    return { code, ...(gamma === undefined ? {} : { gamma: { samples: gamma, seed } }) }
  }
  const draws: Draws = { draws: bootstrap ?? usualDraws[interval], seed, method: interval }
  return {
    code,
    draws: targets === undefined || interval !== 'krippendorff' ? draws : { ...draws, targets },
    ...(gamma === undefined ? {} : { gamma: { samples: gamma, seed } }),
  }
}

/** What of the coefficients was asked for, `null` where it was not: intervals by formula, and no gamma. */
function askedOf({ draws, gamma }: EveryQuestion) {
  return { draws: draws ?? null, gamma: gamma ?? null }
}

/** Draws of its own are part of the question, so that those of other figures make it no other one. */
function withoutDraws<T extends object>(settings: T): T & { bootstrap: number; seed: number } {
  return { ...settings, bootstrap: 0, seed: 1 }
}
