import type { FileLedger } from '#model/agreement/file-ledger.ts'
import type { Result } from '#model/agreement/ratings-results.ts'
import type { casesReport } from '#model/agreement/reports.ts'
import { type ResultRow, resultRows } from '#model/agreement/result-rows.ts'

/** Results as a table for people: name, value, standard error, interval, or why there is none. */
export function resultTable(results: Record<string, Result>): string {
  return tableOf(resultRows(results))
}

/** The same of rows. */
export function tableOf(rows: readonly ResultRow[]): string {
  const all = [['coefficient', 'value', 'se', '95 % interval'], ...rows.map(cellsOf)]
  const widths = [0, 1, 2].map((column) => Math.max(...all.map((row) => row[column]!.length)))
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** What went in and what became of it, in lines. */
export function ledgerLines(ledger: FileLedger): string {
  const { readAs } = ledger
  if (readAs === undefined) return countedLines(ledger)
  const decimals = readAs.decimalCommas ? ', decimal commas as points' : ''
  return `${countedLines(ledger)}\nread with the ${readAs.separator} as separator${decimals}`
}

function countedLines(ledger: FileLedger): string {
  const { rows } = ledger
  if (ledger.kind === 'spans') {
    const { spans } = ledger
    return [
      `${rows.in} rows of ${ledger.coders} coders: ${ledger.rows.spans} spans, ${ledger.rows.withoutSpan} without a span`,
      `${spans.in} spans: ${spans.used} used, ${spans.merged} united with an overlapping one of the same code and coder`,
    ].join('\n')
  }
  const { units } = ledger
  return [
    `${rows.in} rows of ${ledger.coders} coders: ${ledger.rows.rated} ratings, ${ledger.rows.missing} missing`,
    `${units.in} units: ${units.compared} rated by two or more, ${units.single} by one alone, ${units.unrated} by nobody`,
  ].join('\n')
}

/** What of each case was compared with what it expects, what is wrong, and the sum of it. */
export function comparedLines({ cases }: ReturnType<typeof casesReport>): string {
  const lines = cases.map(({ id, expected: { compared, problems } }) =>
    [`${id}: ${compared} compared, ${problems.length} wrong`, ...problems].join('\n  '),
  )
  const sum = (count: (one: (typeof cases)[number]['expected']) => number) =>
    cases.reduce((all, { expected }) => all + count(expected), 0)
  const [compared, wrong] = [
    sum((one) => one.compared),
    sum(({ problems }) => problems.length),
  ] as const
  return [...lines, `\n${cases.length} cases, ${compared} figures compared, ${wrong} wrong`].join(
    '\n',
  )
}

function cellsOf({ name, parts, value, reason, se, ci95, thin }: ResultRow): string[] {
  const mark = thin === undefined ? '' : `, ${(thin * 100).toFixed(1)} % of draws undefined`
  const interval = ci95 === undefined ? '' : `${shown(ci95[0])} to ${shown(ci95[1])}${mark}`
  const why = value === null && reason !== undefined ? `not defined: ${reason}` : interval
  return [[name, ...parts].join(' '), shown(value), se === undefined ? '' : shown(se), why]
}

/** A figure in four digits without a leading zero. */
export function shown(value: number | null): string {
  if (value === null) return '-'
  return Number.isInteger(value) ? String(value) : value.toFixed(4).replace(/^(-?)0\./, '$1.')
}
