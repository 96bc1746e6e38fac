import { z } from 'zod'
import { Codebook } from '#model/codebook.ts'
import { Id } from '#model/fields.ts'
import { draftCodebook, listVersions, readVersion, replaceDraft } from '../codebooks.ts'
import { publishCodebook } from '../publishing.ts'
import { endpoint, listOf } from './endpoint.ts'

const Project = z.object({ project: Id })
const Version = z.coerce.number().int().positive().max(1_000_000)

const VersionSummary = z.object({
  version: z.number(),
  codes: z.number(),
  publishedAt: z.date().meta({ type: 'string', format: 'date-time' }),
  publishedBy: z.string(),
})

export const codebookEndpoints = [
  endpoint({
    method: 'GET',
    path: '/projects/{project}/codebook',
    operation: 'readCodebook',
    summary: 'The working codebook, in the shape of the files in codebooks/',
    params: Project,
    answer: { status: 200, description: 'The working codebook', schema: Codebook },
    handle: ({ services, person, params }) => draftCodebook(services, person, params.project),
  }),
  endpoint({
    method: 'PUT',
    path: '/projects/{project}/codebook',
    operation: 'replaceCodebook',
    summary:
      'Makes the working codebook equal to the one sent; a code in use may be retired, not gone',
    params: Project,
    body: Codebook,
    bodyLimit: 'bigJsonBytes',
    answer: { status: 200, description: 'The working codebook as it now is', schema: Codebook },
    handle: ({ services, person, params, body }) =>
      replaceDraft(services, person, params.project, body),
  }),
  endpoint({
    method: 'GET',
    path: '/projects/{project}/codebook/versions',
    operation: 'listCodebookVersions',
    summary: 'The published versions, the newest first',
    params: Project,
    answer: { status: 200, description: 'Versions', schema: listOf(VersionSummary) },
    handle: async ({ services, person, params }) => ({
      items: await listVersions(services, person, params.project),
      next: null,
    }),
  }),
  endpoint({
    method: 'POST',
    path: '/projects/{project}/codebook/versions',
    operation: 'publishCodebook',
    summary: 'Publishes the working codebook as the next numbered version, which never changes',
    params: Project,
    answer: {
      status: 201,
      description: 'Published',
      schema: z.object({ version: z.number() }),
    },
    handle: ({ services, person, params }) => publishCodebook(services, person, params.project),
  }),
  endpoint({
    method: 'GET',
    path: '/projects/{project}/codebook/versions/{version}',
    operation: 'readCodebookVersion',
    summary: 'The codebook as it was published under this number',
    params: Project.extend({ version: Version }),
    answer: { status: 200, description: 'The codebook', schema: Codebook },
    handle: async ({ services, person, params }) =>
      (await readVersion(services, person, params.project, params.version)).codebook,
  }),
]
