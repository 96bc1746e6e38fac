import { CsvError, parse } from 'csv-parse/sync'
import { DomainError, type Issue } from '../errors.ts'
import { isStorable } from '../fields.ts'
import { limits } from '../limits.ts'

/** A row of a CSV file by column name, with its place in the file as people count: the heading is row 1. */
export interface CsvRow {
  row: number
  cells: Record<string, string>
}

/** How many faults are listed before reading gives up. */
const mostIssues = 50

/** Collects what is wrong with a file, row by row, and refuses it whole. */
export class RowIssues {
  private readonly found: Issue[] = []

  /** @param what names the file in what is said */
  constructor(private readonly what: string) {}

  /** @param row as people count, the heading being row 1 */
  add(row: number, message: string): void {
    if (this.found.length < mostIssues) this.found.push({ path: `row ${row}`, message })
  }

  /** @throws {DomainError} `invalid-input`, naming the first fault and listing the rest */
  refuseIfAny(): void {
    const [first] = this.found
    if (first === undefined) return
    throw new DomainError('invalid-input', `${this.what}, ${first.path}: ${first.message}`, {
      issues: this.found,
    })
  }
}

/** What parts the cells of a line, and what it is called. */
export const separators = { comma: ',', semicolon: ';', tab: '\t' } as const
export type Separator = keyof typeof separators

/**
 * What parts the cells of the heading: where the columns are found with semicolons or tabs, as spreadsheets of
 * some languages write them, these; else commas.
 */
export function separatorOf(text: string, columns: readonly string[]): Separator {
  const end = text.search(/[\r\n]/)
  const heading = (end < 0 ? text : text.slice(0, end)).replace(/^\uFEFF/, '')
  for (const name of ['semicolon', 'tab'] as const) {
    const names = heading.split(separators[name]).map((cell) =>
      cell
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .trim()
        .toLowerCase(),
    )
    if (columns.every((column) => names.includes(column))) return name
  }
  return 'comma'
}

/**
 * Reads the rows of a CSV file with a heading, with the separator that the heading has. Columns may come in
 * any order; others than the wanted ones are left aside.
 *
 * @throws {DomainError} `invalid-input` with the row and what to do, `too-large`
 */
export function csvRows(text: string, columns: readonly string[], what: string): CsvRow[] {
  if (!isStorable(text)) {
    throw new DomainError(
      'invalid-input',
      `${what} holds a NUL or half a character. Save it as UTF-8.`,
    )
  }
  let row = 0
  let places: readonly number[] = []
  // Row by row, so that of a file that is too large no more is held than a file may have.
  const rows: CsvRow[] = []
  const take = (record: string[]): null => {
    row++
    if (row === 1) {
      places = placesIn(record, columns, what)
      if (linesIn(text) > limits.csvRows + 1) throw tooLong(what)
      return null
    }
    if (row > limits.csvRows + 1) throw tooLong(what)
    const cells: Record<string, string> = {}
    columns.forEach((column, index) => {
      cells[column] = record[places[index]!]!
    })
    rows.push({ row, cells })
    return null
  }
  try {
    parse(text, {
      bom: true,
      delimiter: separators[separatorOf(text, columns)],
      skip_empty_lines: true,
      on_record: take,
    })
    if (row === 0) {
      throw new DomainError('invalid-input', `${what} is empty. ${expected(columns)}`)
    }
    return rows
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = error.lines ?? 1
    throw new DomainError('invalid-input', `${what}, line ${line}: ${remedyOf(error.code)}`, {
      issues: [{ path: `line ${line}`, message: remedyOf(error.code) }],
    })
  }
}

/** @throws {DomainError} `too-large` where a file names more coders than are compared */
export function requireFewCoders(found: number): void {
  if (found <= limits.csvCoders) return
  throw new DomainError(
    'too-large',
    `The file names more than ${limits.csvCoders} coders. Check that the column “coder” names people, or compute it in parts.`,
  )
}

/** Where in each record the wanted columns stand. */
function placesIn(heading: readonly string[], columns: readonly string[], what: string): number[] {
  const names = heading.map((name) => name.trim().toLowerCase())
  const places = columns.map((column) => names.indexOf(column))
  const missing = columns.filter((_, index) => places[index]! < 0)
  if (missing.length > 0) {
    throw new DomainError(
      'invalid-input',
      `${what} has no column “${missing.join('”, “')}”. ${expected(columns)}`,
    )
  }
  const twice = columns.find((column) => names.indexOf(column) !== names.lastIndexOf(column))
  if (twice !== undefined) {
    throw new DomainError('invalid-input', `${what} has two columns “${twice}”. Remove one.`)
  }
  return places
}

/** Lines outside of quotes that hold something: counted in a moment, where reading them takes half a minute. */
function linesIn(text: string): number {
  const [lineFeed, carriageReturn, quote] = [10, 13, 34]
  let [lines, isQuoted, isEmpty] = [0, false, true]
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at)
    if (sign === quote) isQuoted = !isQuoted
    if (isQuoted || (sign !== lineFeed && sign !== carriageReturn)) isEmpty = false
    else if (!isEmpty) {
      lines++
      isEmpty = true
    }
  }
  return isEmpty ? lines : lines + 1
}

function expected(columns: readonly string[]): string {
  return `Give it a heading with ${columns.join(', ')}.`
}

function tooLong(what: string): DomainError {
  const most = limits.csvRows.toLocaleString('en')
  return new DomainError(
    'too-large',
    `${what} has more than ${most} rows. Divide it, by code or by transcript, and compute the parts.`,
  )
}

function remedyOf(code: string): string {
  if (code.startsWith('CSV_RECORD_INCONSISTENT')) {
    return 'It has another number of cells than the heading. Quote cells that hold a comma.'
  }
  if (code === 'CSV_QUOTE_NOT_CLOSED') return 'A quote is opened and never closed. Close it.'
  return 'A quote stands where none may. Double quotes inside a quoted cell.'
}
