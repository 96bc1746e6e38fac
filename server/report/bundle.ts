import { createHash } from 'node:crypto'
import { zipSync } from 'fflate'
import { dataFiles } from '#model/agreement/report/data-files.ts'
import type { ReportFacts } from '#model/agreement/report/facts.ts'
import { readmeOf } from '#model/agreement/report/readme.ts'

/** What else is in a bundle: documents and scripts, by the names of their files. */
export interface Enclosed {
  'report.html': string
  'report.md': string
  'recompute.py': string
  'recompute.R': string
}

/**
 * The bundle of a report as a ZIP: documents, data, scripts, what each of them is, and their checksums as
 * `sha256sum -c` reads them.
 */
export function bundleOf(facts: ReportFacts, enclosed: Enclosed): Uint8Array {
  const files: Record<string, string> = {
    'README.txt': readmeOf(facts),
    ...enclosed,
    ...dataFiles(facts),
  }
  const sums = Object.entries(files).map(([name, text]) => `${sha256(text)}  ${name}\n`)
  const entries = Object.entries({ ...files, SHA256SUMS: sums.join('') })
  const bytes = entries.map(([name, text]) => [name, Buffer.from(text)] as const)
  return zipSync(Object.fromEntries(bytes), { level: 6, mtime: new Date(facts.madeAt) })
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
