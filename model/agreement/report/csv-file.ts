import { stringify } from 'csv-stringify/sync'

export type Row = (string | number | null)[]

/** A file of CSV with these columns: UTF-8, LF, a missing value empty. */
export function csv(columns: string[], rows: Iterable<Row>): string {
  return stringify([...rows], { header: true, columns, record_delimiter: '\n' })
}
