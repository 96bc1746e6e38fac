import { z } from 'zod'
import { DomainError } from '#model/errors.ts'
import { ReliabilityLayout } from '#model/formats/reliability-csv.ts'
import { checked } from '#server/checked.ts'
import { codedSpansCsv, reliabilityCsv } from '#server/exports.ts'
import { downloadResponse } from '#server/files/download.ts'
import { commentsCsv, memosCsv } from '#server/notes-exports.ts'
import { forDownload } from '../pageless.server.ts'
import { param } from '../route.server.ts'

const Query = z.object({
  excel: z.literal('1').optional(),
  unit: z.enum(['turn', 'sentence']).default('turn'),
  layout: ReliabilityLayout.default('long'),
  // A choice of no code comes as an empty field.
  code: z
    .string()
    .max(100)
    .optional()
    .transform((code) => code || undefined),
})

/** A file of a round, made while it is sent. */
export const loader = forDownload(async ({ services, person, params, url }) => {
  const { excel, ...request } = checked(Query, Object.fromEntries(url.searchParams))
  const place = [services, person, param(params, 'project'), param(params, 'round')] as const
  const forExcel = { excel: excel === '1' }
  switch (param(params, 'file')) {
    case 'coded-spans.csv':
      return downloadResponse(await codedSpansCsv(...place, forExcel))
    case 'memos.csv':
      return downloadResponse(await memosCsv(...place, forExcel))
    case 'comments.csv':
      return downloadResponse(await commentsCsv(...place, forExcel))
    case 'reliability.csv':
      return downloadResponse(await reliabilityCsv(...place, { ...request, ...forExcel }))
    default:
      throw new DomainError(
        'not-found',
        'There is no such file. Go back to the exports of the round.',
      )
  }
})
