import { recordEvent } from '#db/audit.ts'
import { blindRoundFollowsDraft, publishedCodeIds } from '#db/codebooks.ts'
import { roundFacts } from '#db/rounds.ts'
import type { Code } from '#model/codebook.ts'
import { DomainError, isDomainError } from '#model/errors.ts'
import { codebookDoc } from '#model/live/codebook-doc.ts'
import { addCode, NewCodeRequest } from '#model/new-code.ts'
import { may } from '#model/rights.ts'
import { memberOf, requireMay, roundOf } from './access.ts'
import { checked } from './checked.ts'
import { documentOf } from './codebooks.ts'
import type { Person, Services } from './services.ts'

/**
 * Adds a code to the working codebook for whoever codes in an open round that follows it. Everybody
 * who has the codebook or such a round open has the code at once.
 *
 * @returns the code, committed
 * @throws {DomainError} `not-permitted`; `conflict` in a round that is pinned to a version, and where
 *   there is a code of that name; `invalid-input`; `too-large` for a codebook that is full
 */
export async function addCodeInRound(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
  input: unknown,
): Promise<Code> {
  const member = await memberOf(services, person, projectId)
  const round = await roundOf(services, member, roundId)
  const facts = roundFacts(round)
  const isCoder = may(member, { may: 'read-layer', round: facts, coder: member.id })
  if (isCoder && round.visibility === 'blind' && !may(member, { may: 'write-codebook' })) {
    throw new DomainError(
      'not-permitted',
      'In a blind round a new code would tell the others what you found. Ask a lead for it.',
    )
  }
  const showsInBlindRound = await blindRoundFollowsDraft(services.db, projectId)
  const isOfOpenRound = { may: 'add-code', round: facts, showsInBlindRound: false } as const
  if (may(member, isOfOpenRound) && !may(member, { ...isOfOpenRound, showsInBlindRound })) {
    throw new DomainError(
      'not-permitted',
      'A blind round follows the working codebook, too: a new code would show in it. Ask a lead for it.',
    )
  }
  requireMay(member, { ...isOfOpenRound, showsInBlindRound })
  if (round.codebookVersion !== null) {
    throw new DomainError(
      'conflict',
      `“${round.name}” codes with version ${round.codebookVersion} of the codebook, which never changes. New codes come into rounds that follow the working codebook.`,
    )
  }
  const request = checked(NewCodeRequest, input)
  const published = await publishedCodeIds(services.db, projectId)
  let added: Code | undefined
  const write = (doc: Parameters<typeof codebookDoc>[0]) => {
    added = addCode(codebookDoc(doc), request, published)
  }
  for (let triesLeft = 3; ; triesLeft--) {
    try {
      await services.live.change(documentOf(projectId), person, write, { rightIsAsked: true })
      break
    } catch (error) {
      // At another server the same id was given to another name: the next try knows it.
      const isOfId = isDomainError(error) && error.code === 'conflict' && error.extras.entryId
      if (!isOfId || triesLeft === 0) throw error
    }
  }
  if (added === undefined) throw new Error('a new code was not written')
  await recordEvent(services.db, {
    projectId,
    personId: person.id,
    kind: 'code-added',
    about: { roundId, code: added.id },
  })
  return added
}
