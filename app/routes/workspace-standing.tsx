import { workspaceStanding } from '#server/workspace.ts'
import { forPerson, param } from '../route.server.ts'

/** Asked by an open workspace from time to time: a few words that change when its rights do. */
export const loader = forPerson(async ({ services, person, params }) => {
  const standing = await workspaceStanding(services, person, {
    projectId: param(params, 'project'),
    roundId: param(params, 'round'),
    transcriptId: param(params, 'transcript'),
  })
  return new Response(standing, { headers: { 'Cache-Control': 'no-store' } })
})
