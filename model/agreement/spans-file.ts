import { csvRows, RowIssues } from './csv-rows.ts'
import { byCodePoint } from './ratings.ts'
import type { SpanFile } from './spans-results.ts'

/**
 * Spans of a file `coder,start,end,code` on a text of `length` positions from 0, the end excluded. A row
 * with an empty start names a coder who took part and has no span.
 *
 * @throws {DomainError} `invalid-input` with the row and what to do
 */
export function readSpans(text: string, length: number): SpanFile {
  const issues = new RowIssues('The spans')
  const coders = new Set<string>()
  const spans: SpanFile['spans'][number][] = []
  const columns = ['coder', 'start', 'end', 'code']
  for (const { row, cells } of csvRows(text, columns, 'The file of spans')) {
    const coder = cells.coder!.trim()
    if (coder === '') issues.add(row, 'It names no coder. Fill in the column “coder”.')
    coders.add(coder)
    if (cells.start!.trim() === '') {
      if (`${cells.end}${cells.code}`.trim() !== '') {
        issues.add(row, 'It has no start. Give one, or leave end and code empty too.')
      }
      continue
    }
    const [start, end] = [wholeNumber(cells.start!), wholeNumber(cells.end!)]
    const code = cells.code!.trim()
    if (start === null || end === null) {
      issues.add(row, `“${cells.start}” to “${cells.end}” are not whole numbers from 0.`)
      continue
    }
    if (start >= end) issues.add(row, `The span ends at ${end}, not after its start at ${start}.`)
    else if (end > length) {
      issues.add(row, `The span ends at ${end}, beyond the length ${length}. Check --length.`)
    }
    if (code === '') issues.add(row, 'It names no code. Fill in the column “code”.')
    spans.push({ coder, start, end, code })
  }
  issues.refuseIfAny()
  return { coders: [...coders].sort(byCodePoint), length, spans }
}

function wholeNumber(text: string): number | null {
  return /^\s*\d{1,15}\s*$/.test(text) ? Number(text) : null
}
