import { recordEvent } from '#db/audit.ts'
import { hasProjectsBeyond, listAccountsOfProject, withdrawLinks } from '#db/links.ts'
import { type Person, readCredentials } from '#db/people.ts'
import { DomainError } from '#model/errors.ts'
import { memberOf, notFound, requireMay } from './access.ts'
import { checked } from './checked.ts'
import { hasAccount, makeLink, readLink, takeLink, usedLink } from './links.ts'
import { listMembers } from './members.ts'
import { Password } from './passwords.ts'
import { setPassword } from './people.ts'
import type { Person as Actor, Services } from './services.ts'

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
  const ofProject = await listAccountsOfProject(services.db, { projectId, leadId: lead.id })
  if (!ofProject.includes(memberId)) {
    throw new DomainError(
      'not-permitted',
      `The account of ${member.name} is not of this project alone. Whoever runs the server can set the password: npm run parley -- user password --email …`,
    )
  }
  await withdrawLinks(services.db, { kind: 'password', email: member.email })
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

/** Ids of the members for whom such a link can be made. @throws {DomainError} `not-permitted` to whoever is no lead */
export async function listOpenable(
  services: Services,
  person: Actor,
  projectId: string,
): Promise<string[]> {
  const lead = await memberOf(services, person, projectId)
  requireMay(lead, { may: 'manage-project' })
  return listAccountsOfProject(services.db, { projectId, leadId: lead.id })
}

/**
 * Sets the password of whoever the link was made for, signs that person out everywhere and revokes their
 * API tokens.
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
    if (link.createdBy !== null && (await hasProjectsBeyond(inTransaction.db, beyond))) {
      throw usedLink()
    }
    return setPassword(inTransaction, known.person, next)
  })
  for (const credential of ended) await services.live.rightsChanged({ credential })
  return known.person
}
