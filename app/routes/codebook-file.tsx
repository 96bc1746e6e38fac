import { Readable } from 'node:stream'
import { z } from 'zod'
import { checked } from '#server/checked.ts'
import { codebookFile } from '#server/codebook-files.ts'
import { downloadResponse } from '#server/files/download.ts'
import { forDownload } from '../pageless.server.ts'
import { param } from '../route.server.ts'

const Query = z.object({
  version: z.union([z.literal('draft'), z.coerce.number().int().positive()]).default('draft'),
  format: z.enum(['yaml', 'csv']).default('yaml'),
  excel: z.literal('yes').optional(),
})

/** The codebook as a file to keep. */
export const loader = forDownload(async ({ services, person, params, url }) => {
  const { version, format, excel } = checked(Query, Object.fromEntries(url.searchParams))
  const file = await codebookFile(services, person, param(params, 'project'), {
    version,
    format,
    forExcel: excel === 'yes',
  })
  return downloadResponse({
    fileName: file.name,
    contentType: file.contentType,
    stream: Readable.from([file.text]),
  })
})
