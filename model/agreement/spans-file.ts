import { csvRows, RowIssues, requireFewCoders, separatorOf } from './csv-rows.ts'
import { type ReadAs, type SpansLedger, spansLedger } from './file-ledger.ts'
import { byCodePoint } from './ratings.ts'
import { continuumOfFile, type SpanFile } from './spans-results.ts'

/**
 * Spans of a file `coder,start,end,code` on a text of `length` positions from 0, the end excluded. A row
 * with an empty start names a coder who took part and has no span.
 *
 * @throws {DomainError} `invalid-input` with the row and what to do
 */
export function readSpans(
  text: string,
  length: number,
): SpanFile & {
  ledger: SpansLedger & { readAs?: ReadAs }
} {
  const issues = new RowIssues('The spans')
  const coders = new Set<string>()
  const spans: SpanFile['spans'][number][] = []
  const columns = ['coder', 'start', 'end', 'code']
  const rows = csvRows(text, columns, 'The file of spans')
  let withoutSpan = 0
  for (const { row, cells } of rows) {
    const coder = cells.coder!.trim()
    if (coder === '') issues.add(row, 'It names no coder. Fill in the column “coder”.')
    coders.add(coder)
    requireFewCoders(coders.size)
    if (cells.start!.trim() === '') {
      if (`${cells.end}${cells.code}`.trim() !== '') {
        issues.add(row, 'It has no start. Give one, or leave end and code empty too.')
      }
      withoutSpan++
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
      issues.add(
        row,
        `The span ends at ${end}, beyond the length ${length}. Check the length of the text.`,
      )
    }
    if (code === '') issues.add(row, 'It names no code. Fill in the column “code”.')
    spans.push({ coder, start, end, code })
  }
  issues.refuseIfAny()
  const file = { coders: [...coders].sort(byCodePoint), length, spans }
  const { merged, spans: used } = continuumOfFile(file).continuum
  const ledger = spansLedger({
    coders: coders.size,
    rows: rows.length,
    spans: spans.length,
    withoutSpan,
    used: used.length,
    merged,
  })
  const separator = separatorOf(text, columns)
  const readAs = separator === 'comma' ? {} : { readAs: { separator, decimalCommas: false } }
  return { ...file, ledger: { ...ledger, ...readAs } }
}

function wholeNumber(text: string): number | null {
  return /^\s*\d{1,15}\s*$/.test(text) ? Number(text) : null
}
