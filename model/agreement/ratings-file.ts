import { DomainError } from '../errors.ts'
import { limits } from '../limits.ts'
import { type CsvRow, csvRows, RowIssues, requireFewCoders, separatorOf } from './csv-rows.ts'
import { type RatingsLedger, type ReadAs, ratingsLedger } from './file-ledger.ts'
import { byCodePoint } from './ratings.ts'

/** Ratings of a file `coder,unit,value`: coders by code point, units in the order they first come. */
export interface RatingsFile<Value> {
  coders: string[]
  units: string[]
  /** units x coders. */
  table: (Value | null)[][]
  ledger: RatingsLedger & { readAs?: ReadAs }
}

/**
 * One category a rating. An empty value is missing, and so is a row that is not there.
 *
 * @param categories the declared ones; a value that is none of them is a fault
 * @throws {DomainError} `invalid-input` with the row and what to do
 */
export function readRatings(text: string, categories?: readonly string[]): RatingsFile<string> {
  const found = new Set(categories)
  return readTable(text, (value, refuse) => {
    if (value === '') return null
    found.add(value)
    requireFew(found.size, 'values')
    if (categories !== undefined && !categories.includes(value)) {
      refuse(`“${value}” is not among the categories. Correct it, or declare it too.`)
    }
    return value
  })
}

/**
 * A set of codes a rating, its members parted by `separator`. An empty value is the empty set; a row that is
 * not there is missing.
 */
export function readSetRatings(
  text: string,
  separator: string,
  codes?: readonly string[],
): RatingsFile<string[]> {
  if (separator === '') {
    throw new DomainError('invalid-input', 'Say what parts the codes of a set, as “|” does in A|B.')
  }
  const found = new Set(codes)
  return readTable(text, (value, refuse) => {
    const members = value === '' ? [] : value.split(separator).map((member) => member.trim())
    if (members.includes('')) {
      refuse(`There is an empty code in “${value}”. Remove a “${separator}”.`)
    }
    const stranger = members.find((member) => codes !== undefined && !codes.includes(member))
    if (stranger !== undefined) {
      refuse(`“${stranger}” is not among the categories. Correct it, or declare it too.`)
    }
    for (const member of members) found.add(member)
    requireFew(found.size, 'codes')
    return [...new Set(members)]
  })
}

/** A column of free text is no column of categories, and weights grow with their square. */
function requireFew(found: number, what: 'values' | 'codes'): void {
  if (found <= limits.codes) return
  throw new DomainError(
    'too-large',
    `There are more than ${limits.codes.toLocaleString('en')} different ${what}. Check that the column “value” holds categories, one a row.`,
  )
}

function readTable<Value>(
  text: string,
  read: (value: string, refuse: (message: string) => void) => Value | null,
): RatingsFile<Value> {
  const issues = new RowIssues('The ratings')
  const units = new Map<string, Map<string, Value | null>>()
  const coders = new Set<string>()
  const columns = ['coder', 'unit', 'value']
  const separator = separatorOf(text, columns)
  const rows = csvRows(text, columns, 'The file of ratings')
  const decimalCommas = separator !== 'comma' && haveDecimalCommas(rows)
  let missing = 0
  for (const { row, cells } of rows) {
    const coder = cells.coder!.trim()
    const unit = cells.unit!.trim()
    if (coder === '') issues.add(row, 'It names no coder. Fill in the first column.')
    if (unit === '') issues.add(row, 'It names no unit. Fill in the column “unit”.')
    const ratings = units.get(unit) ?? new Map<string, Value | null>()
    if (ratings.has(coder)) {
      issues.add(row, `${coder} rated unit ${unit} before. Keep one of the two rows.`)
    }
    const value = read(valueIn(cells, decimalCommas), (message) => issues.add(row, message))
    if (value === null) missing++
    ratings.set(coder, value)
    units.set(unit, ratings)
    coders.add(coder)
    requireFewCoders(coders.size)
  }
  issues.refuseIfAny()
  const ordered = [...coders].sort(byCodePoint)
  const table = [...units.values()].map((ratings) =>
    ordered.map((coder) => ratings.get(coder) ?? null),
  )
  return {
    coders: ordered,
    units: [...units.keys()],
    table,
    ledger: {
      ...ratingsLedger(table, { coders: ordered.length, rows: rows.length, missing }),
      ...(separator === 'comma' ? {} : { readAs: { separator, decimalCommas } }),
    },
  }
}

/** Whether all values are numbers once a comma in them is a decimal point, and some has one. */
function haveDecimalCommas(rows: readonly CsvRow[]): boolean {
  const values = rows.map(({ cells }) => cells.value!.trim()).filter((value) => value !== '')
  return (
    values.some((value) => value.includes(',')) &&
    values.every((value) => /^[+-]?\d+([.,]\d+)?$/.test(value))
  )
}

function valueIn({ value }: CsvRow['cells'], decimalCommas: boolean): string {
  return decimalCommas ? value!.trim().replace(',', '.') : value!.trim()
}
