import { z } from 'zod'
import type { Round } from '#db/rounds.ts'
import { Code } from '#model/codebook.ts'
import { Id } from '#model/fields.ts'
import { NewCodeRequest } from '#model/new-code.ts'
import { RoundStatus, Visibility } from '#model/round.ts'
import { RoundRequest } from '#model/round-request.ts'
import { addCodeInRound } from '../new-codes.ts'
import { changeRoundAtOnce, RoundChanges } from '../round-changes.ts'
import { createRound, deleteRound, listRounds, readRoundWithAssignments } from '../rounds.ts'
import { endpoint, listOf } from './endpoint.ts'

const Project = z.object({ project: Id })
const Time = z.date().meta({ type: 'string', format: 'date-time' })

const RoundSummary = z.object({
  id: z.string(),
  name: z.string(),
  visibility: Visibility,
  status: RoundStatus,
  /** `null`: the round follows the working codebook. */
  codebookVersion: z.number().nullable(),
  coders: z.array(z.string()),
  createdAt: Time,
  closedAt: Time.nullable(),
  revealedAt: Time.nullable(),
})

const RoundWithAssignments = RoundSummary.extend({
  transcripts: z.array(z.string()),
  assignments: z.array(z.object({ transcript: z.string(), coders: z.array(z.string()) })),
})

export const roundEndpoints = [
  endpoint({
    method: 'GET',
    path: '/projects/{project}/rounds',
    operation: 'listRounds',
    summary: 'Rounds of a project, the oldest first',
    params: Project,
    answer: { status: 200, description: 'Rounds', schema: listOf(RoundSummary) },
    handle: async ({ services, person, params }) => ({
      items: (await listRounds(services, person, params.project)).map(toAnswer),
      next: null,
    }),
  }),
  endpoint({
    method: 'POST',
    path: '/projects/{project}/rounds',
    operation: 'createRound',
    summary:
      'Makes a round that runs from then on: all transcripts by all coders, or as `assignments` say',
    params: Project,
    body: RoundRequest,
    answer: { status: 201, description: 'Made', schema: z.object({ id: z.string() }) },
    handle: ({ services, person, params, body }) =>
      createRound(services, person, params.project, body),
  }),
  endpoint({
    method: 'GET',
    path: '/projects/{project}/rounds/{round}',
    operation: 'readRound',
    summary: 'One round, with who codes what',
    params: Project.extend({ round: Id }),
    answer: { status: 200, description: 'The round', schema: RoundWithAssignments },
    handle: async ({ services, person, params }) => {
      const { round, assignments } = await readRoundWithAssignments(
        services,
        person,
        params.project,
        params.round,
      )
      return {
        ...toAnswer(round),
        transcripts: assignments.map((one) => one.transcript),
        assignments,
      }
    },
  }),
  endpoint({
    method: 'PATCH',
    path: '/projects/{project}/rounds/{round}',
    operation: 'changeRound',
    summary:
      'Closes, reopens or reveals a round, renames it, or gives coders further transcripts, all at once or nothing; a revealed one never runs again',
    params: Project.extend({ round: Id }),
    body: RoundChanges,
    answer: { status: 200, description: 'The round as it now is', schema: RoundSummary },
    handle: async ({ services, person, params: { project, round }, body }) => {
      await changeRoundAtOnce(services, person, project, round, body)
      return toAnswer((await readRoundWithAssignments(services, person, project, round)).round)
    },
  }),
  endpoint({
    method: 'POST',
    path: '/projects/{project}/rounds/{round}/codes',
    operation: 'addCode',
    summary:
      'Adds a code to the working codebook while one codes in an open round that follows it; everybody has it at once',
    params: Project.extend({ round: Id }),
    body: NewCodeRequest,
    answer: { status: 201, description: 'The new code', schema: Code },
    handle: ({ services, person, params: { project, round }, body }) =>
      addCodeInRound(services, person, project, round, body),
  }),
  endpoint({
    method: 'DELETE',
    path: '/projects/{project}/rounds/{round}',
    operation: 'deleteRound',
    summary: 'Deletes a round in which nothing was coded, noted or completed',
    params: Project.extend({ round: Id }),
    answer: { status: 204, description: 'Deleted' },
    handle: ({ services, person, params }) =>
      deleteRound(services, person, params.project, params.round),
  }),
]

function toAnswer({ projectId: _, ...round }: Round): z.input<typeof RoundSummary> {
  return { ...round, coders: [...round.coders] }
}
