import { Readable } from 'node:stream'
import { renderToStaticMarkup } from 'react-dom/server'
import { csvStream } from '#server/files/csv.ts'
import type { Download } from '#server/files/download.ts'
import type { PictureFile } from './components/agreement/pictures/files.tsx'

/** A picture of a round as a file of its own, or what it is drawn from as CSV. */
export function pictureDownload(
  { svg, columns, rows, round, chosen = {} }: PictureFile,
  fileName: string,
  ending: 'svg' | 'csv',
): Download {
  if (ending === 'svg') {
    const text = `<?xml version="1.0" encoding="UTF-8"?>\n${renderToStaticMarkup(svg)}\n`
    return { fileName, contentType: 'image/svg+xml', stream: Readable.from([text]) }
  }
  // Figures of an open round say so wherever they go; rounds beside one another say it each.
  const said = {
    ...chosen,
    ...(columns.includes('visibility') ? {} : { visibility: round.visibility }),
  }
  async function* given() {
    for (const row of rows) yield [...row, ...Object.values(said)]
  }
  return {
    fileName,
    contentType: 'text/csv; charset=utf-8',
    stream: csvStream(given(), {
      columns: [...columns, ...Object.keys(said)],
      isGuarded: true,
    }),
  }
}
