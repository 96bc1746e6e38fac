import type { AnatomyAnswer } from '#model/agreement/anatomy/question.ts'
import { reportOf, shownAgreement } from '../agreement.ts'
import { AnatomyPageQuery } from '../agreement-query.ts'
import { anatomyBeside } from '../anatomy.ts'
import { checked } from '../checked.ts'
import type { Person, Services } from '../services.ts'

/** What agreement on each code is lost to, where figures stand for more than that. */
export type LostBeside = Pick<AnatomyAnswer['anatomy'], 'all' | 'codes'>

/**
 * The overview of a round's agreement: the figures, what each code loses agreement to, and how well coders
 * agree on what they say in slots.
 *
 * @throws {DomainError} as `agreementReport`
 */
export async function agreementOverview(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
  given: Record<string, unknown> = {},
) {
  const found = await shownAgreement(services, person, projectId, roundId, given)
  const report = await reportOf(services, found)
  const { answer, job } = await anatomyBeside(
    services,
    found,
    checked(AnatomyPageQuery, given),
    report.job,
  )
  return {
    ...report,
    /** The slots of each code that has any, as the codebook of the round calls them. */
    slots: found.codebook.codes.flatMap(({ id, slots = [] }) =>
      slots.map(({ key, label }) => ({ code: id, key, label })),
    ),
    lost: lostIn(answer),
    /** What computes it where it is not there, or not of the present layers. */
    lostJob: job,
  }
}
export type AgreementOverview = Awaited<ReturnType<typeof agreementOverview>>

function lostIn(answer: AnatomyAnswer | null): LostBeside | null {
  if (answer === null) return null
  const { all, codes } = answer.anatomy
  return { all, codes }
}
