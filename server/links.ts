import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { hasMadeAccount, recordEvent } from '#db/audit.ts'
import * as rows from '#db/links.ts'
import { type Person, readCredentials } from '#db/people.ts'
import { setRoles } from '#db/projects.ts'
import { DomainError } from '#model/errors.ts'
import type { Role } from '#model/round.ts'
import { type Member, memberOf, notFound, requireMay } from './access.ts'
import { checked } from './checked.ts'
import { listMembers } from './members.ts'
import { Password } from './passwords.ts'
import { createAccount, type NewAccount, needsSetUp, setPassword } from './people.ts'
import { hashSecret, makeSecret } from './secrets.ts'
import type { Person as Actor, Services } from './services.ts'

const hoursMs = 60 * 60_000
const lifetimeMs = { 'set-up': 24 * hoursMs, invitation: 14 * 24 * hoursMs, password: 24 * hoursMs }

type Storage = Pick<Services, 'db' | 'clock'>

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

/** @returns the secret part of an invitation's link, to be shown once and passed on */
export async function makeInvitation(
  { db, clock }: Storage,
  lead: Member,
  invitation: { email: string; roles: readonly Role[] },
): Promise<string> {
  const projectId = lead.project.id
  await rows.withdrawLinks(db, { kind: 'invitation', email: invitation.email, projectId })
  const token = await makeLink(
    { db, clock },
    { kind: 'invitation', projectId, createdBy: lead.id, ...invitation },
  )
  await recordEvent(db, {
    projectId,
    personId: lead.id,
    kind: 'member-invited',
    about: { roles: invitation.roles },
  })
  return token
}

/**
 * Invitations of a project that still wait. @throws {DomainError} `not-permitted` to whoever does
 * not lead it
 */
export async function listInvitations(
  services: Services,
  person: Actor,
  projectId: string,
): Promise<rows.Link[]> {
  const lead = await memberOf(services, person, projectId)
  requireMay(lead, { may: 'manage-project' })
  return rows.listInvitations(services.db, projectId, services.clock.now())
}

/** @throws {DomainError} `not-found` for one that is used or withdrawn, or of another project */
export async function withdrawInvitation(
  services: Services,
  person: Actor,
  projectId: string,
  id: string,
): Promise<void> {
  const lead = await memberOf(services, person, projectId)
  requireMay(lead, { may: 'manage-project' })
  const withdrawn = await rows.withdrawLinks(services.db, {
    kind: 'invitation',
    projectId,
    id: checked(z.uuid(), id, 'id'),
  })
  if (withdrawn === 0) {
    throw new DomainError(
      'not-found',
      'This invitation is no longer open: it was accepted or withdrawn. Load the page again.',
    )
  }
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

/**
 * Accepts an invitation, as somebody new with an account to be made, or as the one signed in.
 *
 * The address, the project and the roles are those of the stored invitation, whatever a form says.
 */
export async function acceptInvitation(
  services: Services,
  token: string,
  who: { signedIn: Actor } | { account: Omit<z.input<typeof NewAccount>, 'email'> },
  from: string,
): Promise<{ person: Actor; projectId: string }> {
  const link = await readLink(services, token, from, 'invitation')
  const { projectId, email } = link
  if (projectId === null || email === null) throw usedLink()
  if ('signedIn' in who && who.signedIn.email !== email) {
    throw new DomainError(
      'not-permitted',
      `This invitation is for ${email}. Sign out, and open it again as that person.`,
    )
  }
  const person = await takeLink(services, token, async (inTransaction) => {
    const person =
      'signedIn' in who
        ? who.signedIn
        : await createAccount(inTransaction, { ...who.account, email })
    await setRoles(inTransaction.db, projectId, person.id, link.roles)
    // Another one would bring them back after a lead has removed them.
    await rows.withdrawLinks(inTransaction.db, { kind: 'invitation', email, projectId })
    await recordEvent(inTransaction.db, {
      projectId,
      personId: person.id,
      kind: 'invitation-accepted',
      about: { roles: link.roles, newAccount: !('signedIn' in who) },
    })
    return person
  })
  await services.live.rightsChanged({ projectId, personId: person.id })
  return { person, projectId }
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

async function makeLink(
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

/** Does something with a link's one use: both happen or neither. */
async function takeLink<T>(
  { db, clock }: Storage,
  token: string,
  act: (inTransaction: Storage) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (trx) => {
    if (!(await rows.useLink(trx, hashSecret(token), clock.now()))) throw usedLink()
    return act({ db: trx, clock })
  })
}

function usedLink(): DomainError {
  return new DomainError(
    'link-used',
    'This link was used already or is too old. Ask whoever sent it for a new one.',
  )
}
