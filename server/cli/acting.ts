import { listMembers } from '#db/members.ts'
import { listAllProjects } from '#db/projects.ts'
import { listRounds, type Round } from '#db/rounds.ts'
import { DomainError } from '#model/errors.ts'
import { personByEmail } from '../people.ts'
import type { Person, Services } from '../services.ts'

/** A project named by its id or, where no other bears it, by its name. */
export async function findProject(
  { db }: Services,
  given: string,
): Promise<{ id: string; name: string }> {
  return theOne(await listAllProjects(db), given, 'project')
}

/** A round of a project, by its id or its name. */
export async function findRound(
  { db }: Services,
  projectId: string,
  given: string,
): Promise<Round> {
  return theOne(await listRounds(db, projectId), given, 'round')
}

/**
 * On whose behalf a command acts: whoever is named, else the project's lead with the first name in the
 * alphabet. The rights are that person's.
 */
export async function actingPerson(
  services: Services,
  projectId: string,
  email: string | undefined,
): Promise<Person> {
  if (email !== undefined) return personByEmail(services, email)
  const lead = (await listMembers(services.db, projectId)).find((one) => one.roles.includes('lead'))
  if (lead === undefined) {
    throw new DomainError('not-found', 'The project has no lead. Say who acts with --as EMAIL.')
  }
  return lead
}

function theOne<T extends { id: string; name: string }>(
  all: readonly T[],
  given: string,
  what: string,
): T {
  const byId = all.find((one) => one.id === given.toLowerCase())
  if (byId !== undefined) return byId
  const named = all.filter((one) => one.name === given)
  if (named.length === 1) return named[0]!
  const known = all.map((one) => `  ${one.id}  ${one.name}`).join('\n')
  throw new DomainError(
    'not-found',
    `${named.length > 1 ? `Several ${what}s are called` : `There is no ${what}`} “${given}”. ${known === '' ? `There is no ${what} yet.` : `Say which by its id:\n${known}`}`,
  )
}
