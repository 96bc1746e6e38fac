import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import * as rows from '#db/tokens.ts'
import { DomainError } from '#model/errors.ts'
import { visibleName } from '#model/fields.ts'
import { lengths } from '#model/lengths.ts'
import { checked } from './checked.ts'
import { hashSecret, makeSecret } from './secrets.ts'
import type { Caller, Person, Services } from './services.ts'

export type { ApiToken } from '#db/tokens.ts'

export const NewToken = z.object({
  name: visibleName(lengths.tokenName),
  scope: z.enum(['read', 'write']).default('read'),
})

/** A person's own tokens that still work, the newest first; never the secrets. */
export function listTokens({ db }: Pick<Services, 'db'>, person: Person): Promise<rows.ApiToken[]> {
  return rows.listTokens(db, person.id)
}

/** @returns the token itself, to be shown once: only its hash is stored */
export async function makeToken(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  person: Person,
  given: z.input<typeof NewToken>,
): Promise<{ id: string; token: string }> {
  const { name, scope } = checked(NewToken, given)
  const token = makeSecret('prl_')
  const id = randomUUID()
  await rows.insertToken(db, {
    id,
    personId: person.id,
    name,
    scope,
    hash: hashSecret(token),
    now: clock.now(),
  })
  return { id, token }
}

/** The token stops working at once, and so do sockets opened with it. */
export async function revokeToken(
  { db, clock, live }: Pick<Services, 'db' | 'clock' | 'live'>,
  person: Person,
  id: string,
): Promise<void> {
  const revoked = await rows.revokeToken(db, {
    id: checked(z.uuid(), id, 'id'),
    personId: person.id,
    now: clock.now(),
  })
  if (!revoked) {
    throw new DomainError('not-found', 'There is no such token any more. Load the page again.')
  }
  await live.rightsChanged({ credential: id })
}

/** @returns who a bearer token stands for, `null` for one that is unknown or revoked */
export async function callerOfToken(
  { db, clock }: Pick<Services, 'db' | 'clock'>,
  token: string,
): Promise<Caller | null> {
  if (!/^prl_[\w-]{43}$/.test(token)) return null
  const found = await rows.findToken(db, hashSecret(token), clock.now())
  return found === undefined
    ? null
    : { person: found.person, credential: found.id, scope: found.scope }
}
