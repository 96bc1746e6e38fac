import { z } from 'zod'
import { checked } from '#server/checked.ts'
import { ActNumber, layerHistory, layerThen } from '#server/layer-history.ts'
import { fetchLoader } from '../pageless.server.ts'
import { param } from '../route.server.ts'

const Asked = z.object({ act: ActNumber.optional(), before: ActNumber.optional() })

/** What was done in one's own layer; with `act`, the layer as it stood after that. */
export const loader = fetchLoader(async ({ services, person, params, url }) => {
  const key = {
    projectId: param(params, 'project'),
    roundId: param(params, 'round'),
    transcriptId: param(params, 'transcript'),
    coderId: person.id,
  }
  const { act, before } = checked(Asked, Object.fromEntries(url.searchParams))
  return act === undefined
    ? await layerHistory(services, person, key, before)
    : await layerThen(services, person, key, act)
})
