import type { Separator } from './csv-rows.ts'

/** How a file was read that is not parted by commas. */
export interface ReadAs {
  separator: Exclude<Separator, 'comma'>
  /** Whether a comma in a number was read as the decimal point. */
  decimalCommas: boolean
}

/** What became of a file of ratings: each row and each unit is in exactly one place. */
export interface RatingsLedger {
  kind: 'ratings'
  coders: number
  rows: {
    in: number
    rated: number
    /** With an empty value, where that is no set. */
    missing: number
  }
  units: {
    in: number
    /** Rated by two coders or more. */
    compared: number
    /** Rated by one: counted among the categories of Gwet’s and Fleiss’ coefficients, and nowhere else. */
    single: number
    /** Rated by nobody: dropped. */
    unrated: number
  }
  /** Values that are no numbers among others that are, for which interval and ratio alpha are left out. */
  wordsAmongNumbers?: readonly string[]
}

/** What became of a file of spans: each row is in exactly one place. */
export interface SpansLedger {
  kind: 'spans'
  coders: number
  rows: { in: number; spans: number; withoutSpan: number }
  spans: {
    in: number
    used: number
    /** United with an overlapping one of the same code and coder. Matching takes them one by one. */
    merged: number
  }
}

/** `readAs` is absent of a file with commas. */
export type FileLedger = (RatingsLedger | SpansLedger) & { readAs?: ReadAs }

/** @param given `rows` and how many of them had no value, as they were read */
export function ratingsLedger(
  table: readonly (readonly unknown[])[],
  given: { coders: number; rows: number; missing: number },
): RatingsLedger {
  const ratings = table.map((row) =>
    row.reduce<number>((sum, one) => sum + Number(one !== null), 0),
  )
  const units = { in: table.length, compared: 0, single: 0, unrated: 0 }
  for (const count of ratings) {
    units[count >= 2 ? 'compared' : count === 1 ? 'single' : 'unrated']++
  }
  const rows = {
    in: given.rows,
    rated: ratings.reduce((sum, count) => sum + count, 0),
    missing: given.missing,
  }
  requireSum('rows', rows.in, rows.rated + rows.missing)
  requireSum('units', units.in, units.compared + units.single + units.unrated)
  return { kind: 'ratings', coders: given.coders, rows, units }
}

export function spansLedger(given: {
  coders: number
  rows: number
  spans: number
  withoutSpan: number
  used: number
  merged: number
}): SpansLedger {
  const { coders, rows, spans, withoutSpan, used, merged } = given
  requireSum('rows', rows, spans + withoutSpan)
  requireSum('spans', spans, used + merged)
  return {
    kind: 'spans',
    coders,
    rows: { in: rows, spans, withoutSpan },
    spans: { in: spans, used, merged },
  }
}

/** @throws {Error} when something is unaccounted for: a defect of ours, never of the file */
function requireSum(what: string, given: number, found: number): void {
  if (given !== found) throw new Error(`The ledger of ${what} has ${found} of ${given}.`)
}
