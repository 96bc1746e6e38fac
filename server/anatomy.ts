import { readRoundParts } from '#db/agreement.ts'
import { roundFacts } from '#db/rounds.ts'
import type { AnatomyAnswer } from '#model/agreement/anatomy/question.ts'
import { DomainError } from '#model/errors.ts'
import { may } from '#model/rights.ts'
import { inputOf, readerOf, sawOneAnother } from './agreement.ts'
import { type AnatomyQuery, requireChoosable } from './agreement-query.ts'
import { codebookOf } from './codebooks.ts'
import type { Person, Services } from './services.ts'

/**
 * What agreement of a round is lost to: figures by kind, confusion, costs, habits, what to do next; and for
 * those who may read passages the dearest ones, what single turns cost, and a page of the working list.
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
  query: AnatomyQuery,
) {
  const { member, round } = await readerOf(services, person, projectId, roundId)
  const codebook = await codebookOf(services, member, round)
  const parts = await readRoundParts(services.db, { projectId, roundId })
  const { over, code, pair, kind, transcript, order, from, count, at, ...choices } = query
  requireChoosable(choices, parts, codebook)
  requireChoosable(
    {
      ...(code === undefined ? {} : { codes: [code] }),
      ...(pair === undefined ? {} : { coders: pair }),
      ...(transcript === undefined ? {} : { transcripts: [transcript] }),
    },
    parts,
    codebook,
  )
  const question = { over, code, coders: pair, kind, transcript, order, from, count, at }
  const settings = { ...choices, bootstrap: 0, seed: 1 }
  const { key, read } = await inputOf(services, round, codebook, settings, question)
  const answer = await services.figures.anatomy(projectId, key, question, read)
  if (answer === null) {
    throw new DomainError('not-enough-data', 'Of what you asked for nothing was compared yet.')
  }
  const mayReadPassages = may(member, { may: 'read-passages', round: roundFacts(round) })
  return {
    round: round.id,
    settings: { ...choices, codebookVersion: round.codebookVersion, visibility: round.visibility },
    notes: round.visibility === 'open' ? [sawOneAnother] : [],
    ...(mayReadPassages ? answer : withoutPassages(answer)),
  }
}

/** Figures alone: nothing that leads to a place in a text. */
function withoutPassages({ costs, passages: _, list: __, ...answer }: AnatomyAnswer) {
  return { ...answer, costs: { ...costs, turns: null }, passages: null, list: null }
}
