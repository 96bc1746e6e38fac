import type { Transaction } from 'kysely'
import { lockRound } from '#db/round-locks.ts'
import type { Round } from '#db/rounds.ts'
import type { Database } from '#db/schema.ts'
import { memberOf, notFound, requireMay } from './access.ts'
import type { Person, Services } from './services.ts'

/** A change by a lead to a round whose row is locked meanwhile. */
export async function changeRound<T>(
  services: Services,
  person: Person,
  projectId: string,
  roundId: string,
  change: (trx: Transaction<Database>, round: Round) => Promise<T>,
): Promise<T> {
  const member = await memberOf(services, person, projectId)
  requireMay(member, { may: 'manage-rounds' })
  return services.db
    .transaction()
    .execute(async (trx) => change(trx, existing(await lockRound(trx, projectId, roundId))))
}

/** @throws {DomainError} `not-found` where there is no such round */
export function existing(round: Round | undefined): Round {
  if (round === undefined) throw notFound('round')
  return round
}
