import { z } from 'zod'
import { recordEvent } from '#db/audit.ts'
import * as rows from '#db/links.ts'
import { setRoles } from '#db/members.ts'
import { DomainError } from '#model/errors.ts'
import type { Role } from '#model/round.ts'
import { type Member, memberOf, requireMay } from './access.ts'
import { checked } from './checked.ts'
import { makeLink, readLink, type Storage, takeLink, usedLink } from './links.ts'
import { createAccount, type NewAccount } from './people.ts'
import type { Person, Services } from './services.ts'

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
  person: Person,
  projectId: string,
): Promise<rows.Link[]> {
  const lead = await memberOf(services, person, projectId)
  requireMay(lead, { may: 'manage-project' })
  return rows.listInvitations(services.db, projectId, services.clock.now())
}

/** @throws {DomainError} `not-found` for one that is used or withdrawn, or of another project */
export async function withdrawInvitation(
  services: Services,
  person: Person,
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
 * Accepts an invitation, as somebody new with an account to be made, or as the one signed in.
 *
 * The address, the project and the roles are those of the stored invitation, whatever a form says.
 */
export async function acceptInvitation(
  services: Services,
  token: string,
  who: { signedIn: Person } | { account: Omit<z.input<typeof NewAccount>, 'email'> },
  from: string,
): Promise<{ person: Person; projectId: string }> {
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
