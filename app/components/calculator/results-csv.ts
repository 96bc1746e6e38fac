import { stringify } from 'csv-stringify/browser/esm/sync'
import type { ResultRow } from '#model/agreement/result-rows.ts'
import { spreadsheetCell } from '#model/formats/spreadsheet-cell.ts'

/** All figures with all their digits, a row each; what was written into the file stays words in a spreadsheet. */
export function resultsCsv(rows: readonly ResultRow[]): string {
  const cells = rows.map(
    ({ name, parts, value, reason, se, ci95, draws, undefinedDraws, thin }) => [
      name,
      spreadsheetCell(parts.join(' ')),
      value,
      se,
      ci95?.[0],
      ci95?.[1],
      reason,
      draws,
      undefinedDraws,
      draws === undefined ? undefined : String(thin !== undefined),
    ],
  )
  const columns = [
    ...['coefficient', 'part', 'value', 'se', 'ci95_low', 'ci95_high', 'reason'],
    ...['draws', 'undefined_draws', 'thin_interval'],
  ]
  return stringify([columns, ...cells])
}
