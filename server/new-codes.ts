import { publishedCodeIds } from '#db/codebooks.ts'
import type { Code } from '#model/codebook.ts'
import { isDomainError } from '#model/errors.ts'
import { codebookDoc } from '#model/live/codebook-doc.ts'
import { addCode, NewCodeRequest } from '#model/new-code.ts'
import { memberOf, roundOf } from './access.ts'
import { checked } from './checked.ts'
import { documentOf } from './codebooks.ts'
import { type LetIn, whyNotLetIn } from './live/rights/let-in.ts'
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
  await roundOf(services, member, roundId)
  const letIn: LetIn = { may: 'add-code', roundId }
  const refused = await whyNotLetIn(services.db, { projectId, personId: person.id, letIn })
  if (refused !== null) throw refused
  const request = checked(NewCodeRequest, input)
  const published = await publishedCodeIds(services.db, projectId)
  let added: Code | undefined
  const write = (doc: Parameters<typeof codebookDoc>[0]) => {
    added = addCode(codebookDoc(doc), request, published)
  }
  const recorded = () => [
    {
      projectId,
      personId: person.id,
      kind: 'code-added' as const,
      about: { roundId, code: added?.id },
    },
  ]
  for (let triesLeft = 3; ; triesLeft--) {
    try {
      await services.live.change(documentOf(projectId), person, write, { letIn, recorded })
      break
    } catch (error) {
      // At another server the same id was given to a code: the next try knows it.
      const isOfId = isDomainError(error) && error.code === 'conflict' && error.extras.entryId
      if (!isOfId || triesLeft === 0) throw error
    }
  }
  if (added === undefined) throw new Error('a new code was not written')
  return added
}
