import { stringify } from 'csv-stringify/browser/esm/sync'
import { codedSpanColumns } from '#model/formats/coded-spans-csv.ts'
import { spreadsheetCell } from '#model/formats/spreadsheet-cell.ts'
import { saveFile } from '../save-file.ts'
import { changeOf, type KeptEntry } from './kept-store.ts'

/** What the tidy export has no column for: what became of a thing, and why it was not taken. */
const ownColumns = ['change', 'reason', 'kept_at']

/** CSV of what the server does not have, with the columns of the tidy export and a few of its own. */
export function keptCsv(entries: readonly KeptEntry[]): string {
  const fixed = codedSpanColumns([])
  const slots = new Set(entries.flatMap(({ row }) => Object.keys(row)))
  for (const column of fixed) slots.delete(column)
  const columns = [...fixed, ...slots, ...ownColumns]
  const rows = entries.map((entry) => ({
    ...Object.fromEntries(
      Object.entries(entry.row).map(([column, cell]) => [column, spreadsheetCell(cell)]),
    ),
    change: changeOf(entry),
    reason: entry.code,
    kept_at: entry.at,
  }))
  return stringify(rows, {
    header: true,
    columns,
    record_delimiter: '\n',
    quoted_match: /[\r\n]|^\s|\s$/,
  })
}

/** Hands the entries to the person as a file, made in the browser: it needs no server. */
export function saveKeptCsv(entries: readonly KeptEntry[], name: string): void {
  saveFile(keptCsv(entries), name, 'text/csv')
}
