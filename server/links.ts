import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { hasMadeAccount, recordEvent } from '#db/audit.ts'
import * as rows from '#db/links.ts'
import { type Person, readCredentials } from '#db/people.ts'
import { DomainError } from '#model/errors.ts'
import type { Role } from '#model/round.ts'
import { memberOf, notFound, requireMay } from './access.ts'
import { checked } from './checked.ts'
import { listMembers } from './members.ts'
import { Password } from './passwords.ts'
import { createAccount, type NewAccount, needsSetUp, setPassword } from './people.ts'
import { hashSecret, makeSecret } from './secrets.ts'
import type { Person as Actor, Services } from './services.ts'

const hoursMs = 60 * 60_000
const lifetimeMs = { 'set-up': 24 * hoursMs, invitation: 14 * 24 * hoursMs, password: 24 * hoursMs }

export type Storage = Pick<Services, 'db' | 'clock'>

/** A new token for the set-up page; the ones printed before stop working. */
export async function makeSetUpLink({ db, clock }: Storage): Promise<string> {
  await rows.withdrawLinks(db, { kind: 'set-up' })
  return makeLink({ db, clock }, { kind: 'set-up' })
}

/** Makes the first account for the holder of the token. */
export async function setUp(
  services: Pick<Services, 'db' | 'clock' | 'rates'>,
  token: string,
  account: z.input<typeof NewAccount>,
  from: string,
): Promise<Person> {
  if (!(await needsSetUp(services))) throw usedLink()
  await readLink(services, token, from, 'set-up')
  return takeLink(services, token, (inTransaction) => createAccount(inTransaction, account))
}

/**
 * What a link is for, without using it up.
 * @throws {DomainError} `link-used` for one that is unknown, used or too old
 */
export async function readLink(
  { db, clock, rates }: Pick<Services, 'db' | 'clock' | 'rates'>,
  token: string,
  from: string,
  kind: rows.Link['kind'],
): Promise<rows.Link> {
  const link = await rows.findLink(db, hashSecret(token), clock.now())
  if (link === undefined || link.kind !== kind) {
    await rates.take('link-address', from)
    throw usedLink()
  }
  return link
}

/** Whether the address of an invitation has an account, and so has to sign in to accept it. */
export async function hasAccount({ db }: Pick<Services, 'db'>, email: string): Promise<boolean> {
  return ((await readCredentials(db, email))?.passwordHash ?? null) !== null
}

/**
 * A one-time link with which a member of the lead's project chooses a new password.
 *
 * @throws {DomainError} `not-permitted` for an account that was not made for this project, or that works in
 *   projects of others: its password opens more than this lead may see, so the server's command line sets it
 */
export async function makePasswordLink(
  services: Services,
  person: Actor,
  projectId: string,
  memberId: string,
): Promise<string> {
  const lead = await memberOf(services, person, projectId)
  requireMay(lead, { may: 'manage-project' })
  const member = (await listMembers(services, person, projectId)).find(({ id }) => id === memberId)
  if (member === undefined) throw notFound('member')
  if (!(await hasAccount(services, member.email))) {
    throw new DomainError('conflict', `${member.name} has no account to sign in with.`)
  }
  // An account that was here before, or works elsewhere, is not this lead's to open.
  const cameByInvitation = await hasMadeAccount(services.db, { projectId, personId: memberId })
  const beyond = { personId: memberId, leadId: lead.id }
  if (!cameByInvitation || (await rows.hasProjectsBeyond(services.db, beyond))) {
    throw new DomainError(
      'not-permitted',
      `The account of ${member.name} is not of this project alone. Whoever runs the server can set the password: npm run parley -- user password --email …`,
    )
  }
  await rows.withdrawLinks(services.db, { kind: 'password', email: member.email })
  const token = await makeLink(services, {
    kind: 'password',
    email: member.email,
    createdBy: lead.id,
  })
  await recordEvent(services.db, {
    projectId,
    personId: lead.id,
    kind: 'password-link-made',
    about: { member: memberId },
  })
  return token
}

/**
 * Sets the password of whoever the link was made for, and signs that person out everywhere.
 *
 * @throws {DomainError} `link-used`, also where the person has meanwhile joined a project that whoever
 *   made the link does not lead: the new password would open it
 */
export async function resetPassword(
  services: Services,
  token: string,
  password: string,
  from: string,
): Promise<Person> {
  const link = await readLink(services, token, from, 'password')
  const next = checked(Password, password, 'password')
  const known = link.email === null ? undefined : await readCredentials(services.db, link.email)
  if (known === undefined) throw usedLink()
  const ended = await takeLink(services, token, async (inTransaction) => {
    const beyond = { personId: known.person.id, leadId: link.createdBy ?? '' }
    if (link.createdBy !== null && (await rows.hasProjectsBeyond(inTransaction.db, beyond))) {
      throw usedLink()
    }
    return setPassword(inTransaction, known.person, next)
  })
  for (const credential of ended) await services.live.rightsChanged({ credential })
  return known.person
}

/** Keeps a new link, by its hash. @returns its secret part, to be shown once */
export async function makeLink(
  { db, clock }: Storage,
  link: {
    kind: rows.Link['kind']
    projectId?: string
    email?: string
    roles?: readonly Role[]
    createdBy?: string
  },
): Promise<string> {
  const token = makeSecret('')
  const now = clock.now()
  await rows.insertLink(db, {
    ...link,
    id: randomUUID(),
    hash: hashSecret(token),
    now,
    expiresAt: new Date(now.getTime() + lifetimeMs[link.kind]),
  })
  return token
}

/** Does something with a link's one use: both happen or neither. @throws {DomainError} `link-used` */
export async function takeLink<T>(
  { db, clock }: Storage,
  token: string,
  act: (inTransaction: Storage) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (trx) => {
    if (!(await rows.useLink(trx, hashSecret(token), clock.now()))) throw usedLink()
    return act({ db: trx, clock })
  })
}

/** What is said of a link that no longer works, and of one that never did. */
export function usedLink(): DomainError {
  return new DomainError(
    'link-used',
    'This link was used already or is too old. Ask whoever sent it for a new one.',
  )
}
