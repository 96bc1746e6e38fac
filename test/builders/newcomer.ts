import type { Role } from '#model/round.ts'
import { acceptInvitation } from '#server/invitations.ts'
import { invite } from '#server/members.ts'
import type { Person, Services } from '#server/services.ts'
import { testPassword } from './services.ts'

/** Somebody whose account was made by accepting an invitation to a project. */
export async function invitedNewcomer(
  services: Services,
  lead: Person,
  projectId: string,
  name: string,
  roles: Role[] = ['coder'],
): Promise<Person> {
  const email = `${name.toLowerCase().replace(/\W+/g, '.')}@example.org`
  const { link } = await invite(services, lead, projectId, { email, roles })
  const account = { name, password: testPassword }
  const { person } = await acceptInvitation(services, link ?? '', { account }, '::1')
  return person
}
