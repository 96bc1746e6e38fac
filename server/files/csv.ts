import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import type { Cell } from '#model/formats/coded-spans-csv.ts'
import { spreadsheetCell } from '#model/formats/spreadsheet-cell.ts'

export interface CsvOptions {
  /** Absent: no heading line. */
  columns?: readonly string[]
  /**
   * For a spreadsheet: a byte order mark, and an apostrophe before words that it would run as a formula.
   * That changes what was said, so the file for R and Python is left as it is.
   */
  excel?: { wordColumns: ReadonlySet<string> }
  /** Of names alone, for whatever program: an apostrophe in every column, and no byte order mark. */
  isGuarded?: boolean
}

/**
 * CSV of rows as they come, in UTF-8 with LF. Nothing is asked for before it can be sent, so an export of
 * any length holds a few rows in memory.
 */
export function csvStream(
  rows: AsyncIterable<Cell[]>,
  { columns, excel, isGuarded = false }: CsvOptions,
): Readable {
  const words = columns?.map((column) => isGuarded || excel?.wordColumns.has(column) === true) ?? []
  const source = words.includes(true) ? shielded(rows, words) : rows
  const csv = stringify({
    bom: excel !== undefined,
    record_delimiter: '\n',
    quoted_match: /[\r\n]|^\s|\s$/,
    ...(columns === undefined ? {} : { header: true, columns: [...columns] }),
  })
  const readable = Readable.from(source)
  readable.on('error', (error) => csv.destroy(error))
  csv.on('close', () => readable.destroy())
  return readable.pipe(csv)
}

async function* shielded(
  rows: AsyncIterable<Cell[]>,
  words: readonly boolean[],
): AsyncGenerator<Cell[]> {
  for await (const row of rows) {
    yield row.map((cell, i) => (words[i] === true ? spreadsheetCell(cell) : cell))
  }
}
