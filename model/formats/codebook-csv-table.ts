import { CsvError, parse } from 'csv-parse/sync'
import type { Issue } from '../errors.ts'
import { refusedCodebook } from './codebook-issues.ts'

/**
 * The table beneath a codebook's CSV: separator, headings, rows by name. What the cells mean is read
 * in `codebook-csv.ts`.
 */

/** Columns in the order they are written, each with the headings it is also read under. */
export const columns = {
  code_id: ['id', 'codeid', 'guid'],
  parent: ['parent_id', 'parent_code'],
  name: ['code', 'code_name', 'tag', 'path', 'label'],
  colour: ['color'],
  codable: ['is_codable'],
  definition: ['description'],
  include: ['include_when', 'includewhen', 'when_to_use'],
  exclude: ['exclude_when', 'excludewhen', 'when_not_to_use'],
  hit: ['example', 'examples'],
  near_miss: ['nearmiss', 'counter_example'],
  group: ['heading'],
  exclusive: ['exclusive_set', 'choose_one_of'],
  key: ['shortcut'],
  unit: [],
  sources: ['source'],
  slots: [],
  retired: [],
  order: ['place', 'position'],
} satisfies Record<string, string[]>
export type Column = keyof typeof columns

/** Far more than a codebook has, headings and empty rows among them; a file may hold a million. */
const mostRows = 20_000
const mostColumns = 200

/** Counts that other programs write beside their codes; a codebook has no use for them. */
const passedOver = new Set(['number_of_highlights', 'count', 'frequency', 'n', 'grounded', ''])

/** One row of codes; `number` as a spreadsheet counts, the heading being row 1. */
export type Row = Partial<Record<Column, string>> & { number: number }

/** @throws {DomainError} `invalid-input` with the rows at fault */
export function readTable(text: string): Row[] {
  return inOrder(namedRows(cells(text)))
}

/**
 * A cell that no spreadsheet runs as a formula. The apostrophe before it is taken off on reading, so a
 * text that has one of its own is given a second.
 *
 * @param forExcel guards every such cell; else only those that would lose an apostrophe of their own
 */
export function guarded(cell: string, forExcel: boolean): string {
  return (forExcel ? /^'*[=+\-@\t\r]/ : /^'+[=+\-@\t\r]/).test(cell) ? `'${cell}` : cell
}

function unguarded(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell
}

function cells(text: string): string[][] {
  // The parser works on bytes, in which half a pair would silently become another sign.
  const half = text.search(/\p{Cs}/u)
  if (half >= 0) {
    const path = `line ${text.slice(0, half).split('\n').length}`
    const message = 'This holds a character that cannot be stored. Type it anew.'
    throw refusedCodebook([{ path, message }])
  }
  const source = text.replace(/^\ufeff/, '')
  try {
    const table: string[][] = parse(source, {
      delimiter: delimiterOf(source),
      relax_column_count: true,
      skip_empty_lines: false,
      max_record_size: 1024 * 1024,
      to: mostRows + 1,
    })
    if (table.length <= mostRows) return table
    throw tooMuch(`row ${mostRows + 1}`, `A table of codes has at most ${mostRows} rows.`)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const row = Number(error.records ?? 0) + 1
    const message =
      error.code === 'CSV_MAX_RECORD_SIZE'
        ? 'This row is longer than a million characters. Is a closing quote missing?'
        : 'A quotation mark stands where none may. Double those inside a text, and close each cell.'
    throw refusedCodebook([{ path: `row ${row}`, message }])
  }
}

function tooMuch(path: string, most: string) {
  return refusedCodebook([{ path, message: `${most} Is this the right file?` }])
}

/** Whichever of the three the heading row has most of, outside its quotes. */
function delimiterOf(source: string): string {
  const heading = (/^[^\r\n]*/.exec(source)?.[0] ?? '').replace(/"[^"]*"/g, '')
  const count = (delimiter: string) => heading.split(delimiter).length
  return [',', ';', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best))
}

function namedRows(table: string[][]): Row[] {
  const [heading, ...body] = table
  if (heading === undefined || heading.every((cell) => cell.trim() === '')) {
    throw refusedCodebook([
      {
        path: 'row 1',
        message: 'The file is empty. Its first row names the columns, “name” at least.',
      },
    ])
  }
  if (heading.length > mostColumns) {
    throw tooMuch('row 1', `A table of codes has at most ${mostColumns} columns.`)
  }
  const issues: Issue[] = []
  const found = heading.map((cell) => columnOf(cell))
  heading.forEach((cell, index) => {
    const column = found[index]
    if (column === null && !passedOver.has(folded(cell))) {
      const known = Object.keys(columns).join(', ')
      issues.push({
        path: 'row 1',
        message: `There is no column “${cell.trim()}”. Take it away or name it one of ${known}.`,
      })
    } else if (column !== null && found.indexOf(column ?? null) !== index) {
      issues.push({
        path: 'row 1',
        message: `The column “${cell.trim()}” stands here twice. Take one of the two away.`,
      })
    }
  })
  if (!found.includes('name')) {
    issues.push({ path: 'row 1', message: 'There is no column “name”. Add it.' })
  }
  const rows: Row[] = []
  body.forEach((row, index) => {
    if (row.every((cell) => cell.trim() === '')) return
    if (row.length !== heading.length) {
      issues.push({
        path: `row ${index + 2}`,
        message: `This row has ${row.length} cells, the heading has ${heading.length}. Quote cells that hold the separator.`,
      })
    }
    const named: Row = { number: index + 2 }
    found.forEach((column, place) => {
      if (column) named[column] = unguarded(row[place] ?? '')
    })
    rows.push(named)
  })
  if (issues.length > 0) throw refusedCodebook(issues.slice(0, 100))
  return rows
}

function columnOf(heading: string): Column | null {
  const name = folded(heading)
  for (const [column, others] of Object.entries(columns)) {
    if (name === column || (others as string[]).includes(name)) return column as Column
  }
  return null
}

function folded(heading: string): string {
  return heading
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_')
}

/** By the column `order` where every row has a number there, so that a table sorted anew finds back. */
function inOrder(rows: readonly Row[]): Row[] {
  const place = (row: Row) => Number(row.order)
  const isNumbered = rows.every((row) => row.order?.trim() && Number.isFinite(place(row)))
  return isNumbered ? [...rows].sort((a, b) => place(a) - place(b)) : [...rows]
}
