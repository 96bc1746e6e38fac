import { DomainError } from '../errors.ts'
import { csvRows, RowIssues } from './csv-rows.ts'
import { byCodePoint } from './ratings.ts'

/** Ratings of a file `coder,unit,value`: coders by code point, units in the order they first come. */
export interface RatingsFile<Value> {
  coders: string[]
  units: string[]
  /** units x coders. */
  table: (Value | null)[][]
}

/**
 * One category a rating. An empty value is missing, and so is a row that is not there.
 *
 * @param categories the declared ones; a value that is none of them is a fault
 * @throws {DomainError} `invalid-input` with the row and what to do
 */
export function readRatings(text: string, categories?: readonly string[]): RatingsFile<string> {
  return readTable(text, (value, refuse) => {
    if (value === '') return null
    if (categories !== undefined && !categories.includes(value)) {
      refuse(`“${value}” is not among the categories. Correct it, or add it to --categories.`)
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
    throw new DomainError('invalid-input', 'Say what parts the codes of a set: --sets "|".')
  }
  return readTable(text, (value, refuse) => {
    const members = value === '' ? [] : value.split(separator).map((member) => member.trim())
    if (members.includes('')) {
      refuse(`There is an empty code in “${value}”. Remove a “${separator}”.`)
    }
    const stranger = members.find((member) => codes !== undefined && !codes.includes(member))
    if (stranger !== undefined) {
      refuse(`“${stranger}” is not among the categories. Correct it, or add it to --categories.`)
    }
    return [...new Set(members)]
  })
}

function readTable<Value>(
  text: string,
  read: (value: string, refuse: (message: string) => void) => Value | null,
): RatingsFile<Value> {
  const issues = new RowIssues('The ratings')
  const units = new Map<string, Map<string, Value | null>>()
  const coders = new Set<string>()
  for (const { row, cells } of csvRows(text, ['coder', 'unit', 'value'], 'The file of ratings')) {
    const coder = cells.coder!.trim()
    const unit = cells.unit!.trim()
    if (coder === '') issues.add(row, 'It names no coder. Fill in the first column.')
    if (unit === '') issues.add(row, 'It names no unit. Fill in the column “unit”.')
    const ratings = units.get(unit) ?? new Map<string, Value | null>()
    if (ratings.has(coder)) {
      issues.add(row, `${coder} rated unit ${unit} before. Keep one of the two rows.`)
    }
    ratings.set(
      coder,
      read(cells.value!.trim(), (message) => issues.add(row, message)),
    )
    units.set(unit, ratings)
    coders.add(coder)
  }
  issues.refuseIfAny()
  const ordered = [...coders].sort(byCodePoint)
  return {
    coders: ordered,
    units: [...units.keys()],
    table: [...units.values()].map((ratings) => ordered.map((coder) => ratings.get(coder) ?? null)),
  }
}
