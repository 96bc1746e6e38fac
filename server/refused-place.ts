import { isDomainError } from '#model/errors.ts'
import { memberOf, roundOf } from './access.ts'
import { projectFor } from './projects.ts'
import { headOf } from './round-head.ts'
import type { Person, Services } from './services.ts'

/**
 * Where a page stands that is refused, for its head and its tabs: who may know of the project sees it
 * around the reason.
 *
 * @returns `null` for whoever may know of none
 */
export async function placeOfRefused(
  services: Services,
  person: Person,
  { project: projectId, round: roundId }: { project?: string; round?: string },
) {
  const member = await known(memberOf(services, person, projectId ?? ''))
  if (member === null) return null
  const round = await known(roundOf(services, member, roundId ?? ''))
  return { project: projectFor(member), round: round && headOf(round) }
}

async function known<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked
  } catch (error) {
    if (isDomainError(error)) return null
    throw error
  }
}
