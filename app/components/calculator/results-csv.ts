import { stringify } from 'csv-stringify/browser/esm/sync'
import type { ResultRow } from '#model/agreement/result-rows.ts'
import { thinShare } from '#model/agreement/thin.ts'
import { spreadsheetCell } from '#model/formats/spreadsheet-cell.ts'

/** All figures with all their digits, a row each; what was written into the file stays words in a spreadsheet. */
export function resultsCsv(rows: readonly ResultRow[]): string {
  return stringify([columns, ...rows.flatMap(cellsOf)])
}

/** The same of several parts, each named in a column before the others. */
export function resultsCsvByPart(
  head: string,
  parts: readonly { part: string; rows: readonly ResultRow[] }[],
): string {
  const lines = parts.flatMap(({ part, rows }) =>
    rows.flatMap(cellsOf).map((cells) => [spreadsheetCell(part), ...cells]),
  )
  return stringify([[head, ...columns], ...lines])
}

const columns = [
  ...['coefficient', 'part', 'value', 'se', 'ci95_low', 'ci95_high', 'reason', 'interval'],
  ...['draws', 'undefined_draws', 'thin_interval'],
]

/** A figure, and below it the probability of missing each target, where that is known. */
function cellsOf({ name, parts, value, reason, se, ci95, interval, failing = {} }: ResultRow) {
  const drawn = interval !== undefined && 'draws' in interval ? interval : undefined
  const cells = [
    name,
    spreadsheetCell(parts.join(' ')),
    value,
    se,
    ci95?.[0],
    ci95?.[1],
    reason,
    interval?.method === 'none' ? `none: ${interval.reason}` : interval?.method,
    drawn?.draws,
    drawn?.undefinedDraws,
    drawn && String(thinShare(drawn) !== null),
  ]
  const missed = Object.entries(failing).map(([target, share]) => [
    name,
    `probability below ${target}`,
    share,
    ...Array.from({ length: cells.length - 3 }),
  ])
  return [cells, ...missed]
}
