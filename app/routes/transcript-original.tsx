import { Readable } from 'node:stream'
import { downloadResponse } from '#server/files/download.ts'
import { originalOf } from '#server/transcripts.ts'
import { forDownload } from '../pageless.server.ts'
import { param } from '../route.server.ts'

/** The file a transcript was made of, byte for byte. */
export const loader = forDownload(async ({ services, person, params }) => {
  const { bytes, fileName } = await originalOf(
    services,
    person,
    param(params, 'project'),
    param(params, 'transcript'),
  )
  return downloadResponse({
    fileName: fileName ?? 'transcript.txt',
    contentType: 'application/octet-stream',
    stream: Readable.from([Buffer.from(bytes)]),
  })
})
