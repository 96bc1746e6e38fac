import { z } from 'zod'
import { RoundStatus } from '#model/round.ts'
import { RoundName } from '#model/round-request.ts'
import { Assignments, assignWithin } from './assignments.ts'
import { changeRound } from './change-round.ts'
import { checked } from './checked.ts'
import { renameWithin, setStatusWithin } from './rounds.ts'
import type { Person, Services } from './services.ts'

export const RoundChanges = z
  .strictObject({
    status: RoundStatus.optional(),
    name: RoundName.optional(),
    assignments: Assignments.optional(),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), {
    message: 'Say what is to change: status, name or assignments.',
  })

/**
 * Several changes to a round at once: all of them, or where one is refused none.
 *
 * @throws {DomainError} what renaming, assigning and setting the status refuse
 */
export async function changeRoundAtOnce(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
  input: unknown,
): Promise<void> {
  const changed = await changeRound(services, person, projectId, roundId, async (trx, round) => {
    const { name, assignments, status } = checked(RoundChanges, input)
    if (name !== undefined) await renameWithin(trx, person, round, name)
    const added = assignments && (await assignWithin(trx, person, round, assignments))
    const isSet = status && (await setStatusWithin(services, trx, person, round, status))
    return (added ?? 0) > 0 || isSet === true
  })
  if (changed) await services.live.rightsChanged({ projectId, roundId })
}
