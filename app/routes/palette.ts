import { listTranscripts } from '#server/transcripts.ts'
import { forPerson, param } from '../route.server.ts'

/** The transcripts that a palette leads to. */
export const loader = forPerson(async ({ services, person, params }) => {
  const { transcripts } = await listTranscripts(services, person, param(params, 'project'))
  return Response.json(transcripts.map(({ id, title, rounds }) => ({ id, title, rounds })))
})
