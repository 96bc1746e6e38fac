import { documentResponse, downloadResponse } from '#server/files/download.ts'
import { reportFile } from '#server/methods-reports.ts'
import { forDownload } from '../pageless.server.ts'
import { param } from '../route.server.ts'

/** A frozen report to read, or its Markdown or bundle to keep. */
export const loader = forDownload(async ({ services, person, params }) => {
  const name = param(params, 'file')
  const [project, round, report] = ['project', 'round', 'report'].map((of) =>
    param(params, of),
  ) as [string, string, string]
  const file = await reportFile(services, person, project, round, report, name)
  return name === 'report.html' ? documentResponse(file) : downloadResponse(file)
})
