import { z } from 'zod'
import { overlapRules, unitKinds } from '#model/agreement/choices.ts'
import { intervalMethods } from '#model/agreement/interval-method.ts'
import { Id } from '#model/fields.ts'
import { agreementFigures } from '../agreement.ts'
import { endJobOfRound, jobOfRound } from '../agreement-jobs.ts'
import { AgreementQuery, AnatomyQuery } from '../agreement-query.ts'
import { anatomyOfRound } from '../anatomy.ts'
import { JobAnswer } from './accepted.ts'
import { endpoint } from './endpoint.ts'
import { Missed } from './missed.ts'

const Interval = z.union([
  z.object({
    method: z.enum(['percentile', 'bca']),
    drawn: z.enum(['transcripts', 'turns']),
    of: z.number(),
    draws: z.number(),
    undefinedDraws: z.number(),
    beyond: z.number().optional().describe('Of BCa: draws at or beyond the end with fewer of them'),
    thin: z.boolean().describe('More than 5 % of the draws were undefined and left out'),
    farEnd: z.boolean().describe('An end rests on fewer than ten draws: another seed moves it'),
  }),
  z.object({
    method: z.literal('krippendorff'),
    drawn: z.literal('pairs'),
    pairs: z.number().describe('Pairs of ratings in each draw'),
    draws: z.number(),
    undefinedDraws: z.literal(0),
    thin: z.literal(false),
    farEnd: z.boolean(),
  }),
  z.object({ method: z.literal('t') }),
  z.object({ method: z.literal('none'), reason: z.string() }),
])

const AgreementAnswer = z.object({
  round: Id,
  unit: z.enum(unitKinds),
  settings: z.object({
    unit: z.enum(unitKinds),
    bootstrap: z.number(),
    seed: z.number(),
    interval: z.enum(intervalMethods).optional().describe('Absent: percentiles'),
    targets: z.array(z.number()).optional(),
    windowLength: z.number().optional(),
    overlap: z.enum(overlapRules).optional(),
    level: z.number().optional(),
    transcripts: z.array(Id).optional(),
    coders: z.array(Id).optional(),
    codes: z.array(z.string()).optional(),
    codebookVersion: z.number().nullable(),
    visibility: z.enum(['open', 'blind']),
  }),
  notes: z.array(z.string()),
  coefficients: z.array(
    z.object({
      name: z.string(),
      code: z.string().optional(),
      coders: z.tuple([Id, Id]).optional(),
      slot: z.string().optional(),
      value: z.number().nullable(),
      reason: z.string().optional(),
      se: z.number().optional(),
      ci95: z.tuple([z.number(), z.number()]).optional(),
      interval: Interval,
      failing: z
        .array(Missed)
        .optional()
        .describe('Of each target: the probability that alpha lies below it'),
      parts: z.record(z.string(), z.unknown()),
    }),
  ),
  ledger: z.record(z.string(), z.unknown()),
})

const AnatomyAnswer = z.object({
  round: Id,
  settings: z.record(z.string(), z.unknown()),
  notes: z.array(z.string()),
  anatomy: z.record(z.string(), z.unknown()),
  pairs: z.array(z.record(z.string(), z.unknown())).nullable(),
  costs: z.record(z.string(), z.unknown()),
  passages: z.array(z.record(z.string(), z.unknown())).nullable(),
  list: z
    .object({
      total: z.number(),
      shown: z.array(z.record(z.string(), z.unknown())),
      neighbours: z.object({ previous: z.number().nullable(), next: z.number().nullable() }),
    })
    .nullable(),
  ledger: z.record(z.string(), z.unknown()),
})

const JobParams = z.object({ project: Id, round: Id, job: Id })

export const agreementEndpoints = [
  endpoint({
    method: 'GET',
    path: '/projects/{project}/rounds/{round}/agreement/anatomy',
    operation: 'readAnatomy',
    summary:
      'What agreement of a round is lost to: other codes, boundaries, missed, extra and one-sided values, in parts that add up to 1 - alpha, by code and by pair of coders; confusion between codes, what transcripts and speakers cost, habits of coders, what to do next; passages and a page of the working list where passages may be read',
    params: z.object({ project: Id, round: Id }),
    query: AnatomyQuery,
    answer: { status: 200, description: 'The anatomy and the ledger', schema: AnatomyAnswer },
    isComputed: true,
    async handle({ services, person, params: { project, round }, query }) {
      return anatomyOfRound(services, person, project, round, query)
    },
  }),
  endpoint({
    method: 'GET',
    path: '/projects/{project}/rounds/{round}/agreement',
    operation: 'readAgreement',
    summary:
      'Agreement of a round, by turns, sentences, paragraphs or windows: over all codes, by code, by pair of coders, and of free spans; undefined figures are null with a reason. Transcripts, coders and codes are chosen by ids with commas between them; what is left out by choice stands in the ledger. `interval=bca` corrects intervals for bias and skewness, `interval=krippendorff` draws pairs of ratings of each code, with the probability of missing each of `targets`',
    params: z.object({ project: Id, round: Id }),
    query: AgreementQuery,
    answer: { status: 200, description: 'Coefficients and the ledger', schema: AgreementAnswer },
    isComputed: true,
    async handle({ services, person, params: { project, round }, query }) {
      return agreementFigures(services, person, project, round, query)
    },
  }),
  endpoint({
    method: 'GET',
    path: '/projects/{project}/rounds/{round}/jobs/{job}',
    operation: 'readJob',
    summary:
      'How far figures are that an answer 202 named: waiting, running with the share that is done, done (ask for the figures again), failed with the reason, cancelled. It is known for an hour',
    params: JobParams,
    answer: { status: 200, description: 'The job', schema: JobAnswer },
    async handle({ services, person, params: { project, round, job } }) {
      return jobOfRound(services, person, { projectId: project, roundId: round, jobId: job })
    },
  }),
  endpoint({
    method: 'DELETE',
    path: '/projects/{project}/rounds/{round}/jobs/{job}',
    operation: 'endJob',
    summary:
      'Cancels a job that waits or runs, for all who wait for it; one that failed or was cancelled is forgotten, so that asking for its figures computes them anew',
    params: JobParams,
    answer: { status: 204, description: 'It has ended' },
    async handle({ services, person, params: { project, round, job } }) {
      await endJobOfRound(services, person, { projectId: project, roundId: round, jobId: job })
    },
  }),
]
