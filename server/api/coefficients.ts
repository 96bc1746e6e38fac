import { z } from 'zod'
import { Id } from '#model/fields.ts'
import { everyFigures } from '../agreement/every-of-code.ts'
import { EveryQuery } from '../agreement-query.ts'
import { endpoint } from './endpoint.ts'
import { Missed } from './missed.ts'

const Coder = z.object({ id: Id, name: z.string() })

/** One number, under the names of the specification. */
const Row = z.object({
  name: z.string(),
  parts: z.array(z.string()).describe('Of what: a way to match, a measure'),
  first: Coder.optional().describe('Of a pair of coders the first, which is the reference'),
  second: Coder.optional(),
  value: z.number().nullable(),
  reason: z.string().optional(),
  se: z.number().optional(),
  ci95: z.tuple([z.number(), z.number()]).optional(),
  interval: z
    .record(z.string(), z.unknown())
    .optional()
    .describe(
      'How it was made, or why there is none. Of draws also `thin`: more than 5 % of them were undefined; and `farEnd`: an end rests on fewer than ten draws, so that another seed moves it',
    ),
  failing: z
    .array(Missed)
    .optional()
    .describe('Of each target: the probability that alpha lies below it'),
})

const EveryAnswer = z.object({
  round: Id,
  code: z.string(),
  settings: z.record(z.string(), z.unknown()),
  asked: z
    .object({
      draws: z.record(z.string(), z.unknown()).nullable().describe('`null`: by formula'),
      gamma: z.object({ samples: z.number(), seed: z.number() }).nullable(),
    })
    .describe('How intervals were drawn, and with how many continua by chance gamma was sampled'),
  notes: z.array(z.string()),
  units: z.array(Row),
  transcripts: z.array(z.object({ transcript: Id, rows: z.array(Row) })),
  matching: z.array(Row),
  ledger: z.record(z.string(), z.unknown()),
})

export const coefficientEndpoints = [
  endpoint({
    method: 'GET',
    path: '/projects/{project}/rounds/{round}/agreement/codes/{code}/coefficients',
    operation: 'readCoefficients',
    summary:
      'Every coefficient of one code: of its units, present or absent, with standard errors (`interval=percentile`, `bca` or `krippendorff` draws single units or pairs of ratings, with `targets` the probability of missing each; by formula unless told), of its spans within each transcript, and its spans matched by pair of coders. `gamma=30` adds gamma with so many continua by chance; gamma and matches that are not found exactly in time are `not_computed`, never guessed; one person has gamma of one code computed at a time. The ledger is of the code’s spans, and pairs name coders in the order of their names, the first being the reference',
    params: z.object({ project: Id, round: Id, code: z.string().max(100) }),
    query: EveryQuery,
    answer: { status: 200, description: 'Coefficients and the ledger', schema: EveryAnswer },
    isComputed: true,
    async handle({ services, person, params: { project, round, code }, query }) {
      const address = { projectId: project, roundId: round, codeId: code }
      return everyFigures(services, person, address, query)
    },
  }),
]
