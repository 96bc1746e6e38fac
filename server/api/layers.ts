import { z } from 'zod'
import { Id } from '#model/fields.ts'
import { CodedSpan } from '#model/span.ts'
import { completeLayer, LayerRequest, readLayer, replaceLayer } from '../layers.ts'
import { endpoint } from './endpoint.ts'

const Params = z.object({ project: Id, round: Id, transcript: Id, coder: Id })
const path = '/projects/{project}/rounds/{round}/layers/{transcript}/{coder}'

const LayerAnswer = z.object({
  codedSpans: z.array(CodedSpan),
  complete: z.boolean(),
  epoch: z.number(),
})

export const layerEndpoints = [
  endpoint({
    method: 'GET',
    path,
    operation: 'readLayer',
    summary:
      'All coded spans of one coder on one transcript; not started is empty and not complete',
    params: Params,
    answer: { status: 200, description: 'The layer', schema: LayerAnswer },
    handle: ({ services, person, params }) => readLayer(services, person, keyOf(params)),
  }),
  endpoint({
    method: 'PUT',
    path,
    operation: 'replaceLayer',
    summary: 'Makes one’s own layer equal to what is sent, through the live document',
    params: Params,
    body: LayerRequest,
    bodyLimit: 'bigJsonBytes',
    answer: { status: 200, description: 'The layer as it now is', schema: LayerAnswer },
    handle: ({ services, person, params, body }) =>
      replaceLayer(services, person, keyOf(params), body),
  }),
  endpoint({
    method: 'PATCH',
    path,
    operation: 'completeLayer',
    summary: 'Completes one’s own layer, or takes that back while the round runs',
    params: Params,
    body: z.strictObject({ complete: z.boolean() }),
    answer: { status: 200, description: 'The layer as it now is', schema: LayerAnswer },
    handle: ({ services, person, params, body }) =>
      completeLayer(services, person, keyOf(params), body.complete),
  }),
]

function keyOf(params: z.output<typeof Params>) {
  return {
    projectId: params.project,
    roundId: params.round,
    transcriptId: params.transcript,
    coderId: params.coder,
  }
}
