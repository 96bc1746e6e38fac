import type { EveryOfCodePage } from '#server/agreement/every-of-code.ts'
import { saveFile } from '../../save-file.ts'
import { withNames } from '../calculator/result-tables.ts'
import { resultsCsvByPart } from '../calculator/results-csv.ts'

/** Hands every coefficient of a code to the person as CSV, with all their digits; figures of all transcripts first. */
export function saveEvery(page: EveryOfCodePage): void {
  saveFile(everyCsv(page), `coefficients-${page.code.id}.csv`, 'text/csv')
}

export function everyCsv({
  every,
  coders,
  transcripts,
}: Pick<EveryOfCodePage, 'every' | 'coders' | 'transcripts'>): string {
  const titles = new Map(transcripts.map(({ id, title }) => [id, title]))
  return resultsCsvByPart('transcript', [
    { part: '', rows: every.units },
    { part: '', rows: withNames(every.matching, coders) },
    ...every.transcripts.map(({ transcript, rows }) => ({
      part: titles.get(transcript) ?? transcript,
      rows,
    })),
  ])
}
