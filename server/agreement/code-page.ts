import type { AnatomyAnswer } from '#model/agreement/anatomy/question.ts'
import { shownAgreement } from '../agreement.ts'
import { codePageOf } from '../agreement-pages.ts'
import { AnatomyPageQuery } from '../agreement-query.ts'
import { anatomyBeside } from '../anatomy.ts'
import { checked } from '../checked.ts'
import type { Person, Services } from '../services.ts'

/**
 * The page of one code: its figures, and what agreement on it is lost to.
 *
 * @throws {DomainError} as `agreementOfCode`
 */
export async function agreementCodePage(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
  codeId: string,
  given: Record<string, unknown>,
) {
  const found = await shownAgreement(services, person, projectId, roundId, given)
  const page = codePageOf(found, codeId)
  const query = checked(AnatomyPageQuery, given)
  const { answer, job } = await anatomyBeside(services, found, query, page.job)
  return {
    ...page,
    mayReadPassages: found.mayReadPassages,
    lost: lostOn(answer, codeId),
    /** What computes it where it is not there, or not of the present layers. */
    lostJob: job,
  }
}

export type CodeLostPage = Awaited<ReturnType<typeof agreementCodePage>>

/** What one code is lost to, and what could be done; `null` where that is not known. */
function lostOn(answer: AnatomyAnswer | null, codeId: string) {
  const own = answer?.anatomy.codes.find(({ code }) => code === codeId)
  if (own === undefined) return null
  return {
    ...own,
    steps: answer!.anatomy.steps.filter((step) => 'code' in step && step.code === codeId),
  }
}
export type CodeLost = NonNullable<ReturnType<typeof lostOn>>
