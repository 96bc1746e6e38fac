import type { Result } from '#model/agreement/ratings-results.ts'

/** Results as a table for people: name, value, standard error, interval, or why there is none. */
export function resultTable(results: Record<string, Result>): string {
  const rows = Object.entries(results).flatMap(([name, result]) => rowsOf(name, result))
  const all = [['coefficient', 'value', 'se', '95 % interval'], ...rows]
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

function rowsOf(name: string, result: Result): string[][] {
  const { value, reason, se, ci95 } = result
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([part, own]) => {
      if (typeof own === 'object' && own !== null) {
        return rowsOf(`${name} ${part}`, 'value' in own ? (own as Result) : { value: own })
      }
      return [[`${name} ${part}`, shown(own), '', '']]
    })
  }
  if (value === undefined) {
    return Object.entries(result)
      .filter(([, own]) => typeof own === 'number')
      .map(([part, own]) => [`${name} ${part}`, shown(own), '', ''])
  }
  const interval = Array.isArray(ci95) ? `${shown(ci95[0])} to ${shown(ci95[1])}` : ''
  const why = value === null && typeof reason === 'string' ? `not defined: ${reason}` : interval
  return [[name, shown(value), se === undefined ? '' : shown(se), why]]
}

function shown(value: unknown): string {
  if (typeof value === 'number') {
    return Number.isInteger(value) ? String(value) : value.toFixed(4).replace(/^(-?)0\./, '$1.')
  }
  return value === null ? '-' : String(value)
}
