import type { Params } from '@remix-run/react'
import { endJobOfRound, jobOfRound } from '#server/agreement-jobs.ts'
import { fetchAction } from '../pageless.server.ts'
import { forPerson, param } from '../route.server.ts'

/** Asked by a page that waits for figures: how far they are. */
export const loader = forPerson(async ({ services, person, params }) =>
  Response.json(await jobOfRound(services, person, addressOf(params)), {
    headers: { 'Cache-Control': 'no-store' },
  }),
)

/** Cancels the job, or forgets one that ended without figures. */
export const action = fetchAction(async ({ services, person, params }) => {
  await endJobOfRound(services, person, addressOf(params))
  return { ended: true }
})

function addressOf(params: Params) {
  return {
    projectId: param(params, 'project'),
    roundId: param(params, 'round'),
    jobId: param(params, 'job'),
  }
}

export { clientAction } from '../unreachable.ts'
