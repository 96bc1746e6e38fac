import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { readShippedCodebook, shippedCodebooks } from '#codebooks/index.ts'
import { recordEvent } from '#db/audit.ts'
import { setChecklistHidden, setRoles } from '#db/members.ts'
import {
  deleteProjectRows,
  insertProject,
  listProjectsOf,
  type Project,
  updateProject,
} from '#db/projects.ts'
import { Thresholds } from '#model/agreement/thresholds.ts'
import { DomainError } from '#model/errors.ts'
import { Id, visibleName } from '#model/fields.ts'
import { lengths } from '#model/lengths.ts'
import type { Role } from '#model/round.ts'
import { type Member, memberOf, requireMay } from './access.ts'
import { checked } from './checked.ts'
import { insertProjectCodebook } from './first-codebook.ts'
import type { Person, Services } from './services.ts'

const ProjectName = visibleName(lengths.name)

export const NewProject = z.strictObject({
  /** Made by a form, so that one sent twice makes one project. */
  id: Id.optional(),
  name: ProjectName,
  /** A codebook that comes with Parley; absent, the project begins with an empty one. */
  codebook: z.string().max(120).optional(),
})

export const ProjectChanges = z.strictObject({
  name: ProjectName.optional(),
  spansAcrossTurns: z.boolean().optional(),
  deviceCopies: z.boolean().optional(),
  thresholds: Thresholds.optional(),
})

/** Projects that a person has a role in, the newest first. */
export function listProjects(
  { db }: Pick<Services, 'db'>,
  person: Person,
): Promise<(Project & { roles: readonly Role[] })[]> {
  return listProjectsOf(db, person.id)
}

/** A project with the roles of whoever asks. @throws {DomainError} `not-found` */
export async function readProject(services: Services, person: Person, projectId: string) {
  return projectFor(await memberOf(services, person, projectId))
}

/** The same for its settings. @throws {DomainError} `not-permitted` to whoever does not lead it */
export async function readProjectToManage(services: Services, person: Person, projectId: string) {
  const member = await memberOf(services, person, projectId)
  requireMay(member, { may: 'manage-project' })
  return projectFor(member)
}

/** What every page of a project shows of it. */
export function projectFor({ project, roles }: Member) {
  return { ...project, roles }
}

/** What a new project can begin with, each with what it is for in a sentence or two, in its own language. */
export function codebookChoices(): {
  id: string
  language: string
  name: string
  purpose: string
}[] {
  return shippedCodebooks().map(({ id, language, name, description }) => ({
    id,
    language,
    name,
    purpose: description
      .split(/(?<=[.!?])\s+/)
      .slice(0, 2)
      .join(' '),
  }))
}

/**
 * Makes a project, its maker being lead and coder; any account may. With a codebook, its version 1 is
 * published.
 *
 * @throws {DomainError} `invalid-input` for a codebook that does not come with Parley
 */
export async function createProject(
  services: Services,
  person: Person,
  given: z.input<typeof NewProject>,
): Promise<{ id: string; name: string }> {
  const { id = randomUUID(), name, codebook: codebookId } = checked(NewProject, given)
  const codebook = codebookId === undefined ? undefined : shippedCodebook(codebookId)
  const isMade = await services.db.transaction().execute(async (trx) => {
    const project = { id, name, demo: false, createdBy: person.id, now: services.clock.now() }
    if (!(await insertProject(trx, project))) return false
    await setRoles(trx, id, person.id, ['lead', 'coder'])
    await recordEvent(trx, {
      projectId: id,
      personId: person.id,
      kind: 'project-created',
      about: { codebook: codebookId ?? null },
    })
    // Half a project is no project: with its codebook or not at all.
    if (codebook !== undefined) await insertProjectCodebook(services, trx, person, id, codebook)
    return true
  })
  return isMade ? { id, name } : readProject(services, person, id)
}

/**
 * Renames a project, or says from now on whether spans may cross from turn to turn, whether browsers may
 * keep copies, and against which thresholds agreement is shown.
 */
export async function changeProject(
  services: Services,
  person: Person,
  projectId: string,
  given: z.input<typeof ProjectChanges>,
): Promise<Project> {
  const member = await memberOf(services, person, projectId)
  requireMay(member, { may: 'manage-project' })
  const changes = checked(ProjectChanges, given)
  await services.db.transaction().execute(async (trx) => {
    if (Object.keys(changes).length === 0) return
    await updateProject(trx, projectId, changes)
    await recordEvent(trx, {
      projectId,
      personId: person.id,
      kind: 'project-changed',
      about: { changed: Object.keys(changes) },
    })
  })
  // What a coded span may be is part of what open documents go by.
  if (changes.spansAcrossTurns !== undefined) await services.live.rightsChanged({ projectId })
  return (await memberOf(services, person, projectId)).project
}

/**
 * Deletes a project with all it holds, for good.
 *
 * @param typedName the name, typed by whoever asks for it
 * @throws {DomainError} `invalid-input` when the name is another one
 */
export async function deleteProject(
  services: Services,
  person: Person,
  projectId: string,
  typedName: string,
): Promise<void> {
  const member = await memberOf(services, person, projectId)
  requireMay(member, { may: 'manage-project' })
  const { name, demo } = member.project
  if (typedName.trim().normalize() !== name.normalize()) {
    const message = `Type the name of the project, “${name}”, to delete it.`
    throw new DomainError('invalid-input', message, { issues: [{ path: 'typedName', message }] })
  }
  await services.live.forgetProject(projectId)
  await services.db.transaction().execute(async (trx) => {
    await deleteProjectRows(trx, projectId)
    await recordEvent(trx, {
      projectId: null,
      personId: person.id,
      kind: 'project-deleted',
      about: { projectId, demo },
    })
  })
  // Whoever opened something of it meanwhile, here or with another server, is out as well.
  await services.live.rightsChanged({ projectId })
}

/** Puts the first steps away for this member, or brings them back. */
export async function hideChecklist(
  services: Services,
  person: Person,
  projectId: string,
  hidden: boolean,
): Promise<void> {
  const member = await memberOf(services, person, projectId)
  await setChecklistHidden(services.db, member.project.id, person.id, hidden)
}

function shippedCodebook(id: string) {
  try {
    return readShippedCodebook(id)
  } catch {
    const known = shippedCodebooks().map((codebook) => codebook.id)
    const message = `No codebook called “${id}” comes with Parley. Choose one of: ${known.join(', ')}.`
    throw new DomainError('invalid-input', message, { issues: [{ path: 'codebook', message }] })
  }
}
