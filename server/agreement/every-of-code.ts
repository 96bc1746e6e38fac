import type { EveryCoefficient } from '#model/agreement/every-coefficient.ts'
import { notFound } from '../access.ts'
import { shownAgreement, taskOf } from '../agreement.ts'
import { codePageOf } from '../agreement-pages.ts'
import type { Person, Services } from '../services.ts'
import { shownOf } from './standing.ts'

/**
 * Every coefficient of one code, in a job of its own, beside the ledger of the round's figures.
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
  const found = await shownAgreement(services, person, projectId, roundId, given)
  const page = codePageOf(found, codeId)
  const { member, round, codebook } = found
  // Nothing is drawn for them, so that all draws have one answer.
  const settings = { ...page.settings, bootstrap: 0, seed: 1 }
  const task = taskOf(round, codebook, settings, { every: { code: codeId } })
  const { figuresPatienceMs: patienceMs } = services.settings.limits
  const { answer, computedAt, job } = shownOf(
    await services.figures.ask<EveryCoefficient | null>(task, { patienceMs, askedBy: member.id }),
    member,
  )
  if (answer === null) throw notFound('code')
  return { ...page, every: answer, computedAt, job }
}
export type EveryOfCodePage = Awaited<ReturnType<typeof everyOfCode>>
