import { readRoundParts } from '#db/agreement.ts'
import { type Round, roundFacts } from '#db/rounds.ts'
import type { AnatomyAnswer, AnatomyQuestion } from '#model/agreement/anatomy/question.ts'
import type { JobState } from '#model/agreement/job-state.ts'
import { DomainError, isDomainError } from '#model/errors.ts'
import { may } from '#model/rights.ts'
import type { Member } from './access.ts'
import type { Standing } from './agreement/asking.ts'
import { jobState, presentOf, type Shown, shownOf } from './agreement/standing.ts'
import { notesInWords, readerOf, taskOf } from './agreement.ts'
import { type AnatomyQuery, requireChoosable, withWindow } from './agreement-query.ts'
import { codebookOf } from './codebooks.ts'
import type { Person, Services } from './services.ts'

/** A round, and who asks of it: all that an answer names. */
export type Ground = Awaited<ReturnType<typeof groundOf>>

/** @param reader whose right to read figures, or passages, was asked for */
export async function groundOf(services: Services, reader: { member: Member; round: Round }) {
  const { member, round } = reader
  const of = { projectId: round.projectId, roundId: round.id }
  const [codebook, parts] = await Promise.all([
    codebookOf(services, member, round),
    readRoundParts(services.db, of),
  ])
  return {
    member,
    round,
    codebook,
    parts,
    mayReadPassages: may(member, { may: 'read-passages', round: roundFacts(round) }),
  }
}

/**
 * What agreement of a round is lost to, for a page: the answer is `null` where of what was asked for nothing was
 * compared.
 *
 * @throws {DomainError} `invalid-input` for what is not there to choose, `being-computed` where there is no answer
 *   to show yet
 */
export async function anatomyFor(
  services: Services,
  ground: Ground,
  query: AnatomyQuery,
): Promise<Shown<AnatomyAnswer | null>> {
  const { figuresPatienceMs } = services.settings.limits
  return shownOf(await anatomyWithin(services, ground, query, figuresPatienceMs), ground.member)
}

/**
 * The same beside other figures, which are shown without it: the answer is `null` where it is not there yet either.
 *
 * @param other what those are computed by: behind that job none is waited for
 */
export async function anatomyBeside(
  services: Services,
  ground: Ground,
  query: AnatomyQuery,
  other: JobState | null,
): Promise<{ answer: AnatomyAnswer | null; job: JobState | null }> {
  const patienceMs = other === null ? services.settings.limits.figuresPatienceMs : 0
  // As the page of lost agreement asks it, so that both have one answer.
  const asked = { ...query, order: 'place' as const, from: 0, count: 0 }
  try {
    const { last, job } = await anatomyWithin(services, ground, asked, patienceMs)
    return { answer: last?.answer ?? null, job: job && jobState(job, ground.member) }
  } catch (error) {
    // So many figures wait that this is not even asked for.
    if (isDomainError(error) && error.code === 'unavailable') return { answer: null, job: null }
    throw error
  }
}

/** What shapes reliability data, and what of the disagreement in it is asked for. */
export function choicesAndQuestion({
  over,
  code,
  pair: coders,
  kind,
  transcript,
  unsure,
  order,
  from,
  count,
  at,
  ...choices
}: AnatomyQuery) {
  const question = { over, code, coders, kind, transcript, unsure, order, from, count, at }
  return { choices, question: question satisfies AnatomyQuestion }
}

async function anatomyWithin(
  services: Services,
  { member, round, codebook, parts }: Ground,
  query: AnatomyQuery,
  patienceMs: number,
): Promise<Standing<AnatomyAnswer | null>> {
  const { choices, question } = choicesAndQuestion(query)
  const { code, coders, transcript } = question
  requireChoosable(choices, parts, codebook)
  requireChoosable(
    {
      ...(code === undefined ? {} : { codes: [code] }),
      ...(coders === undefined ? {} : { coders }),
      ...(transcript === undefined ? {} : { transcripts: [transcript] }),
    },
    parts,
    codebook,
  )
  const settings = { ...choices, bootstrap: 0, seed: 1 }
  // The list goes through transcripts as pages list them; what else is answered knows no order.
  const hasList = question.count > 0 || question.at !== undefined
  const inOrder = hasList ? { inOrder: parts.transcripts.map(({ id }) => id) } : {}
  const task = taskOf(round, codebook, settings, { question: { ...question, ...inOrder } })
  return services.figures.ask(task, { patienceMs, askedBy: member.id })
}

/**
 * The answer of the API: figures by kind, confusion, costs, habits, what to do next; and for those who may
 * read passages the dearest ones, what single turns cost, and a page of the working list.
 *
 * @throws {DomainError} `not-permitted` while the figures would tell a coder what the others do,
 *   `invalid-input` for what is not there to choose, `not-enough-data` where of what was asked for nothing
 *   was compared
 */
export async function anatomyOfRound(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
  asked: AnatomyQuery,
) {
  const query = withWindow(asked)
  const { figuresApiPatienceMs } = services.settings.limits
  const ground = await groundOf(services, await readerOf(services, person, projectId, roundId))
  const standing = await anatomyWithin(services, ground, query, figuresApiPatienceMs)
  const answer = presentOf(standing, ground.member)
  if (answer === null) {
    throw new DomainError('not-enough-data', 'Of what you asked for nothing was compared yet.')
  }
  const { choices } = choicesAndQuestion(query)
  const { round, mayReadPassages } = ground
  return {
    round: round.id,
    settings: { ...choices, codebookVersion: round.codebookVersion, visibility: round.visibility },
    notes: notesInWords(round),
    ...(mayReadPassages ? answer : withoutPassages(answer)),
  }
}

/** Figures alone: nothing that leads to a place in a text. */
export function withoutPassages({ costs, passages: _, list: __, ...answer }: AnatomyAnswer) {
  return { ...answer, costs: { ...costs, turns: null }, passages: null, list: null }
}
