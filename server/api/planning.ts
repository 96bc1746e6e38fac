import { z } from 'zod'
import { Id } from '#model/fields.ts'
import { PlanQuery } from '../agreement-query.ts'
import { presentPlan } from '../planning.ts'
import { endpoint } from './endpoint.ts'

const PlanAnswer = z.object({
  round: Id,
  query: z.record(z.string(), z.unknown()),
  notes: z.array(z.string()),
  /** Rounds that this one repeats for some coder, the latest first. */
  repeated: z.array(z.object({ id: Id, name: z.string(), layers: z.number() })),
  /** Of them the one that was taken. */
  earlier: Id.nullable(),
  plan: z.record(z.string(), z.unknown()).nullable(),
})

export const planningEndpoints = [
  endpoint({
    method: 'GET',
    path: '/projects/{project}/rounds/{round}/agreement/planning',
    operation: 'readPlan',
    summary:
      'Planning from what was coded: `ask=needed` how many transcripts or turns take an interval of a wished width if `coderCount` coders code each, as many as the round has unless told (a simulation: coders are drawn by chance, and `range` is how far its number is open), `ask=draw` which transcripts or turns to give to a second coder next, `ask=drift` how coders changed in the order of completing, `ask=self` how well each agrees with the own earlier coding',
    params: z.object({ project: Id, round: Id }),
    query: PlanQuery,
    isComputed: true,
    answer: { status: 200, description: 'The plan', schema: PlanAnswer },
    async handle({ services, person, params: { project, round }, request }) {
      const given = Object.fromEntries(new URL(request.url).searchParams)
      const found = await presentPlan(services, person, project, round, given)
      const { query, notes, repeated, earlier, plan } = found
      return { round: found.round.id, query, notes, repeated, earlier, plan }
    },
  }),
]
