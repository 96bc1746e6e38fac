import { z } from 'zod'
import { Id } from '#model/fields.ts'
import { ReliabilityLayout } from '#model/formats/reliability-csv.ts'
import { codedSpansCsv, reliabilityCsv } from '../exports.ts'
import { downloadResponse } from '../files/download.ts'
import { commentsCsv, memosCsv } from '../notes-exports.ts'
import { endpoint } from './endpoint.ts'

/** `1` adds a byte order mark and shields formulas, for spreadsheets. */
const Excel = z
  .enum(['0', '1'])
  .default('0')
  .transform((flag) => flag === '1')

export const exportEndpoints = [
  endpoint({
    method: 'GET',
    path: '/projects/{project}/coded-spans.csv',
    operation: 'exportCodedSpans',
    summary:
      'Coded spans of a round, one row each; `text` is the stored text from `start` to `end` in code points. In a blind round a coder gets the own rows only',
    params: z.object({ project: Id }),
    query: z.strictObject({ round: Id, excel: Excel }),
    answer: { status: 200, description: 'CSV, UTF-8, LF', contentType: 'text/csv' },
    handle: async ({ services, person, params, query }) =>
      downloadResponse(
        await codedSpansCsv(services, person, params.project, query.round, { excel: query.excel }),
      ),
  }),
  endpoint({
    method: 'GET',
    path: '/projects/{project}/rounds/{round}/memos.csv',
    operation: 'exportMemos',
    summary:
      'Memos of a round, one row each: on spans, turns, codes and transcripts. In a blind round a coder gets the own rows only',
    params: z.object({ project: Id, round: Id }),
    query: z.strictObject({ excel: Excel }),
    answer: { status: 200, description: 'CSV, UTF-8, LF', contentType: 'text/csv' },
    handle: async ({ services, person, params, query }) =>
      downloadResponse(await memosCsv(services, person, params.project, params.round, query)),
  }),
  endpoint({
    method: 'GET',
    path: '/projects/{project}/rounds/{round}/comments.csv',
    operation: 'exportComments',
    summary:
      'What people said about the transcripts of a round, one row a comment; to whoever may read all its layers',
    params: z.object({ project: Id, round: Id }),
    query: z.strictObject({ excel: Excel }),
    answer: { status: 200, description: 'CSV, UTF-8, LF', contentType: 'text/csv' },
    handle: async ({ services, person, params, query }) =>
      downloadResponse(await commentsCsv(services, person, params.project, params.round, query)),
  }),
  endpoint({
    method: 'GET',
    path: '/projects/{project}/rounds/{round}/reliability.csv',
    operation: 'exportReliability',
    summary:
      'Units by coders: `long`, `matrix` of one code, or `recal` of one code. Empty where a coder did not complete the transcript',
    params: z.object({ project: Id, round: Id }),
    query: z.strictObject({
      unit: z.enum(['turn', 'sentence']).default('turn'),
      layout: ReliabilityLayout.default('long'),
      code: z.string().min(1).max(100).optional(),
      excel: Excel,
    }),
    answer: { status: 200, description: 'CSV, UTF-8, LF', contentType: 'text/csv' },
    handle: async ({ services, person, params, query }) =>
      downloadResponse(await reliabilityCsv(services, person, params.project, params.round, query)),
  }),
]
