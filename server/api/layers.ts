import { z } from 'zod'
import { Id } from '#model/fields.ts'
import { CodedSpan } from '#model/span.ts'
import { ActNumber, layerHistory, layerThen } from '../layer-history.ts'
import { LayerRequest } from '../layer-request.ts'
import { completeLayer, readLayer, replaceLayer } from '../layers.ts'
import { largeRemovals, settleLargeRemoval } from '../removals.ts'
import { reopenLayer } from '../reopening.ts'
import { endpoint } from './endpoint.ts'

const Params = z.object({ project: Id, round: Id, transcript: Id, coder: Id })
const path = '/projects/{project}/rounds/{round}/layers/{transcript}/{coder}'

const LayerAnswer = z.object({
  codedSpans: z.array(CodedSpan),
  complete: z.boolean(),
  epoch: z.number(),
})

const Removal = z.object({
  id: z.string(),
  /** Coded spans that were removed at once. */
  removed: z.number(),
  /** Coded spans that the layer had before. */
  of: z.number(),
  removedAt: z.string(),
})

const LayerChange = z
  .strictObject({
    /** By its coder alone. */
    complete: z.boolean().optional(),
    /** By leads alone, in a closed round. */
    reopened: z.boolean().optional(),
  })
  .refine((change) => (change.complete === undefined) !== (change.reopened === undefined), {
    message: 'Say what is to change: complete, by its coder, or reopened, by a lead.',
  })

const LayerAct = z.object({
  sequence: z.number(),
  recordedAt: z.string(),
  /** How many entries it changed. */
  count: z.number(),
  changes: z.array(
    z.discriminatedUnion('root', [
      z.object({
        root: z.literal('codedSpans'),
        key: z.string(),
        before: CodedSpan.nullable(),
        after: CodedSpan.nullable(),
      }),
      z.object({
        root: z.literal('memos'),
        key: z.string(),
        before: z.string().nullable(),
        after: z.string().nullable(),
      }),
    ]),
  ),
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
    summary:
      'Makes one’s own layer equal to what is sent, through the live document. All is checked before anything is stored; a large change is stored in parts, so send it again where no answer came',
    params: Params,
    body: LayerRequest,
    bodyIsChecked: 'by-use-case',
    bodyLimit: 'bigJsonBytes',
    answer: { status: 200, description: 'The layer as it now is', schema: LayerAnswer },
    handle: ({ services, person, params, body }) =>
      replaceLayer(services, person, keyOf(params), body),
  }),
  endpoint({
    method: 'PATCH',
    path,
    operation: 'changeLayer',
    summary:
      'Completes one’s own layer, or takes that back while the round runs; a lead lets its coder back into one layer of a closed round, or ends that',
    params: Params,
    body: LayerChange,
    answer: {
      status: 200,
      description: 'The layer as it now is; to a lead without what is coded in it',
      schema: LayerAnswer.partial({ codedSpans: true, epoch: true }).extend({
        reopened: z.boolean().optional(),
      }),
    },
    handle: ({ services, person, params, body: { complete, reopened } }) =>
      complete === undefined
        ? reopenLayer(services, person, keyOf(params), reopened === true)
        : completeLayer(services, person, keyOf(params), complete),
  }),
  endpoint({
    method: 'GET',
    path: `${path}/history`,
    operation: 'listLayerActs',
    summary:
      'What was done in a layer, act by act, the newest first, each with the first few of the entries it changed; by whoever may read the layer',
    params: Params,
    query: z.object({ before: ActNumber.optional() }),
    answer: {
      status: 200,
      description: 'At most 50; older ones by `before`, which is the `next` of this answer',
      schema: z.object({
        items: z.array(LayerAct),
        next: z.number().nullable(),
        /** Since when single acts are kept; `null` where all of them are. */
        keptSince: z.string().nullable(),
      }),
    },
    handle: ({ services, person, params, query }) =>
      layerHistory(services, person, keyOf(params), query.before),
  }),
  endpoint({
    method: 'GET',
    path: `${path}/history/{act}`,
    operation: 'readLayerThen',
    summary:
      'A layer as it stood after one act; to restore it, its own coder puts it in the place of what is there now',
    params: Params.extend({ act: ActNumber }),
    answer: {
      status: 200,
      description: 'The layer as it was then',
      schema: z.object({
        codedSpans: z.array(CodedSpan),
        memos: z.record(z.string(), z.string()),
        recordedAt: z.string(),
      }),
    },
    handle: ({ services, person, params }) =>
      layerThen(services, person, keyOf(params), params.act),
  }),
  endpoint({
    method: 'GET',
    path: `${path}/removals`,
    operation: 'listLargeRemovals',
    summary:
      'Large removals in a layer that were neither brought back nor let be; by its coder or a lead',
    params: Params,
    answer: {
      status: 200,
      description: 'The newest first, at most 100',
      schema: z.object({ items: z.array(Removal), next: z.null() }),
    },
    handle: async ({ services, person, params }) => {
      const removals = await largeRemovals(services, person, keyOf(params))
      return {
        items: removals.map(({ id, removed, of, removedAt }) => ({
          id,
          removed,
          of,
          removedAt: removedAt.toISOString(),
        })),
        next: null,
      }
    },
  }),
  endpoint({
    method: 'PATCH',
    path: `${path}/removals/{removal}`,
    operation: 'settleLargeRemoval',
    summary:
      'Brings back what a large removal took out of one’s own layer, through the live document, or lets it be',
    params: Params.extend({ removal: Id }),
    body: z.strictObject({ restore: z.boolean() }),
    answer: {
      status: 200,
      description: 'How many coded spans are back, and how many fit the codebook no more',
      schema: z.object({ restored: z.number(), left: z.number() }),
    },
    handle: ({ services, person, params, body }) =>
      settleLargeRemoval(services, person, keyOf(params), params.removal, body.restore),
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
