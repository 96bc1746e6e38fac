import { z } from 'zod'
import type { Project } from '#db/projects.ts'
import { Id } from '#model/fields.ts'
import { Role } from '#model/round.ts'
import {
  changeProject,
  createProject,
  deleteProject,
  listProjects,
  NewProject,
  ProjectChanges,
  readProject,
} from '../projects.ts'
import { endpoint, listOf } from './endpoint.ts'

const OfProject = z.object({ project: Id })

const ProjectAnswer = z.object({
  id: z.string(),
  name: z.string(),
  demo: z.boolean(),
  spansAcrossTurns: z.boolean(),
  deviceCopies: z.boolean(),
  /** Lines across the pictures of agreement, the lowest first. */
  thresholds: z.array(z.object({ value: z.number(), source: z.string() })),
  /** Whether somebody set them; else they are those that are usual. */
  hasOwnThresholds: z.boolean(),
  createdAt: z.iso.datetime(),
  /** Of the token's owner. */
  roles: z.array(Role),
})

export const projectEndpoints = [
  endpoint({
    method: 'GET',
    path: '/projects',
    operation: 'listProjects',
    summary: 'Projects that the owner of the token has a role in, the newest first',
    answer: { status: 200, description: 'The projects', schema: listOf(ProjectAnswer) },
    handle: async ({ services, person }) => ({
      items: (await listProjects(services, person)).map(toAnswer),
      next: null,
    }),
  }),
  endpoint({
    method: 'POST',
    path: '/projects',
    operation: 'createProject',
    summary: 'Makes a project; with a codebook that comes with Parley, its version 1 is published',
    body: NewProject,
    answer: {
      status: 201,
      description: 'The project, led by the owner of the token',
      schema: z.object({ id: z.string(), name: z.string() }),
    },
    handle: async ({ services, person, body }) => {
      const { id, name } = await createProject(services, person, body)
      return { id, name }
    },
  }),
  endpoint({
    method: 'GET',
    path: '/projects/{project}',
    operation: 'readProject',
    summary: 'One project',
    params: OfProject,
    answer: { status: 200, description: 'The project', schema: ProjectAnswer },
    handle: async ({ services, person, params }) =>
      toAnswer(await readProject(services, person, params.project)),
  }),
  endpoint({
    method: 'PATCH',
    path: '/projects/{project}',
    operation: 'changeProject',
    summary:
      'Renames a project, or says whether coded spans may run across turns, browsers may keep copies, and against which thresholds agreement is shown',
    params: OfProject,
    body: ProjectChanges,
    answer: { status: 200, description: 'The project as it is now', schema: ProjectAnswer },
    handle: async ({ services, person, params, body }) => {
      await changeProject(services, person, params.project, body)
      return toAnswer(await readProject(services, person, params.project))
    },
  }),
  endpoint({
    method: 'DELETE',
    path: '/projects/{project}',
    operation: 'deleteProject',
    summary: 'Deletes a project and all it holds, for good; `name` is its name, as a safeguard',
    params: OfProject,
    query: z.object({ name: z.string() }),
    answer: { status: 204, description: 'It is gone' },
    handle: ({ services, person, params, query }) =>
      deleteProject(services, person, params.project, query.name),
  }),
]

function toAnswer(project: Project & { roles: readonly Role[] }) {
  const { createdAt, thresholds } = project
  return { ...project, thresholds: [...thresholds], createdAt: createdAt.toISOString() }
}
