import { stringify } from 'csv-stringify/browser/esm/sync'
import { hasFarEnd } from '#model/agreement/far-ends.ts'
import type { ResultRow } from '#model/agreement/result-rows.ts'
import { thinShare } from '#model/agreement/thin.ts'
import type { Cell } from '#model/formats/coded-spans-csv.ts'
import { spreadsheetCell } from '#model/formats/spreadsheet-cell.ts'

/** All figures with all their digits, a row each; what was written into the file stays words in a spreadsheet. */
export function resultsCsv(rows: readonly ResultRow[]): string {
  return stringify([columns, ...rows.flatMap(cellsOf)])
}

/**
 * The same of several parts, each named in a column before the others.
 *
 * @param beside what is true of all of them, as columns at the end
 */
export function resultsCsvByPart(
  head: string,
  parts: readonly { part: string; rows: readonly ResultRow[] }[],
  beside: Readonly<Record<string, Cell>>,
): string {
  const always = Object.values(beside).map((cell) =>
    typeof cell === 'string' ? spreadsheetCell(cell) : cell,
  )
  const lines = parts.flatMap(({ part, rows }) =>
    rows.flatMap(cellsOf).map((cells) => [spreadsheetCell(part), ...cells, ...always]),
  )
  return stringify([[head, ...columns, ...Object.keys(beside)], ...lines])
}

const columns = [
  ...['coefficient', 'part', 'match', 'measure', 'value', 'se', 'ci95_low', 'ci95_high'],
  ...['reason', 'interval', 'draws', 'undefined_draws', 'thin_interval', 'far_end'],
]

/** A figure, and below it the probability of missing each target, where that is known. */
function cellsOf(row: ResultRow) {
  const { name, value, reason, se, ci95, interval, failing = [] } = row
  const [part, match, measure] = partsOf(row)
  const drawn = interval !== undefined && 'draws' in interval ? interval : undefined
  const cells = [
    name,
    spreadsheetCell(part),
    match,
    measure,
    value,
    se,
    ci95?.[0],
    ci95?.[1],
    reason,
    interval?.method === 'none' ? `none: ${interval.reason}` : interval?.method,
    drawn?.draws,
    drawn?.undefinedDraws,
    drawn && String(thinShare(drawn) !== null),
    drawn && String(hasFarEnd(drawn)),
  ]
  const missed = failing.map(({ target, share }) => [
    name,
    spreadsheetCell([part, `probability below ${target}`].filter(Boolean).join(' ')),
    ...['', '', share],
    ...Array.from({ length: cells.length - 5 }),
  ])
  return [cells, ...missed]
}

/** Of a matching the pair of coders, how spans were matched, and what of it; of other figures all in one. */
function partsOf({ name, parts }: ResultRow): [part: string, match: string, measure: string] {
  if (name === 'match') return [parts[0] ?? '', parts[1] ?? '', parts[2] ?? 'f1']
  if (name === 'match_mean_f1') return ['', parts[0] ?? '', 'f1']
  return [parts.join(' '), '', '']
}
