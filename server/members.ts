import { z } from 'zod'
import { recordEvent } from '#db/audit.ts'
import { withdrawLinks } from '#db/links.ts'
import {
  lockMembers,
  type ProjectMember,
  setRoles,
  listMembers as storedMembers,
} from '#db/members.ts'
import { readCredentials } from '#db/people.ts'
import { DomainError } from '#model/errors.ts'
import { EmailAddress } from '#model/fields.ts'
import { memberRoles, Role } from '#model/round.ts'
import { memberOf, notFound, requireMay } from './access.ts'
import { checked } from './checked.ts'
import { makeInvitation } from './invitations.ts'
import type { Person, Services } from './services.ts'

export type { ProjectMember } from '#db/members.ts'

export const Roles = z
  .array(Role)
  .min(1, 'Choose at least one role.')
  .transform((roles) => memberRoles.filter((role) => roles.includes(role)))

export const Invitation = z.object({ email: EmailAddress, roles: Roles })

/** Members who have a role; those removed keep their layers and are not listed. */
export async function listMembers(
  services: Services,
  person: Person,
  projectId: string,
): Promise<ProjectMember[]> {
  const member = await memberOf(services, person, projectId)
  requireMay(member, { may: 'read-project' })
  const members = await storedMembers(services.db, projectId)
  return members.filter(({ roles }) => roles.length > 0)
}

/**
 * Lets somebody in. Who has an account is a member at once; for an unknown address there is a link to
 * pass on, which makes an account and the member.
 *
 * @returns `link` is the secret part of the link, to be shown once
 */
export async function invite(
  services: Services,
  person: Person,
  projectId: string,
  given: z.input<typeof Invitation>,
): Promise<{ member: ProjectMember | null; link: string | null }> {
  const lead = await memberOf(services, person, projectId)
  requireMay(lead, { may: 'manage-project' })
  const { email, roles } = checked(Invitation, given)
  const known = await readCredentials(services.db, email)
  const link = await services.db.transaction().execute(async (trx) => {
    const members = await lockMembers(trx, projectId)
    const roleNow = members.find(({ id }) => id === lead.id)?.roles ?? []
    requireMay({ id: lead.id, roles: roleNow }, { may: 'manage-project' })
    if (known === undefined || known.passwordHash === null) {
      return makeInvitation({ db: trx, clock: services.clock }, lead, { email, roles })
    }
    if (members.some(({ id, roles }) => id === known.person.id && roles.length > 0)) {
      throw new DomainError(
        'conflict',
        `${known.person.name} is a member already. Change the roles in the list.`,
      )
    }
    await setRoles(trx, projectId, known.person.id, roles)
    // A link from before they had an account would bring them back once they are removed.
    await withdrawLinks(trx, { kind: 'invitation', email, projectId })
    await recordEvent(trx, {
      projectId,
      personId: person.id,
      kind: 'member-added',
      about: { member: known.person.id, roles },
    })
    return null
  })
  if (link !== null || known === undefined) return { member: null, link }
  await services.live.rightsChanged({ projectId, personId: known.person.id })
  return { member: { ...known.person, roles }, link: null }
}

/** @throws {DomainError} `conflict` when it would leave the project without a lead */
export async function changeRoles(
  services: Services,
  person: Person,
  projectId: string,
  memberId: string,
  given: readonly string[],
): Promise<void> {
  await assignRoles(services, person, projectId, memberId, checked(Roles, given, 'roles'))
}

/** Takes all roles away: the person is out at once, the coded spans stay. */
export async function removeMember(
  services: Services,
  person: Person,
  projectId: string,
  memberId: string,
): Promise<void> {
  await assignRoles(services, person, projectId, memberId, [])
}

async function assignRoles(
  services: Services,
  person: Person,
  projectId: string,
  memberId: string,
  roles: readonly Role[],
): Promise<void> {
  const lead = await memberOf(services, person, projectId)
  requireMay(lead, { may: 'manage-project' })
  const account = (await storedMembers(services.db, projectId)).find(({ id }) => id === memberId)
  await services.db.transaction().execute(async (trx) => {
    const members = await lockMembers(trx, projectId)
    const before = members.find(({ id }) => id === memberId)
    if (before === undefined || before.roles.length === 0) throw notFound('member')
    const leads = members.filter(({ id, roles }) => id !== memberId && roles.includes('lead'))
    if (leads.length === 0 && !roles.includes('lead')) {
      throw new DomainError('conflict', 'A project needs a lead. Make somebody else a lead first.')
    }
    await setRoles(trx, projectId, memberId, roles)
    if (!roles.includes('lead')) {
      // Kept, one of them would let them in again, as whatever they had written into it.
      await withdrawLinks(trx, { kind: 'invitation', projectId, createdBy: memberId })
    }
    if (roles.length === 0 && account !== undefined) {
      // Used later, it would open what they have joined by then to whoever made it.
      await withdrawLinks(trx, { kind: 'password', email: account.email })
    }
    await recordEvent(trx, {
      projectId,
      personId: person.id,
      kind: roles.length === 0 ? 'member-removed' : 'roles-changed',
      about: { member: memberId, before: before.roles, roles },
    })
  })
  await services.live.rightsChanged({ projectId, personId: memberId })
}
