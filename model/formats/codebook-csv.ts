import { stringify } from 'csv-stringify/sync'
import { Codebook, hues } from '../codebook.ts'
import { DomainError, type Issue } from '../errors.ts'
import { readSlots, writeSlots } from './codebook-csv-slots.ts'
import { type Column, columns, guarded, type Row, readTable } from './codebook-csv-table.ts'
import { codebookIssues, refusedCodebook } from './codebook-issues.ts'

const maxCharacters = 16 * 1024 * 1024

/**
 * Reads a table of codes with comma, semicolon or tab, with or without a BOM, under our headings or
 * those that other programs use, in any case and order. Only `name` is needed: an id is made from
 * the name, a colour is given by turns. A row that is not codable is the heading of the codes under it.
 *
 * @param name what to call the codebook, since a table of codes has no place for it
 * @throws {DomainError} `invalid-input`, with one issue for each thing that is wrong: its row (the
 *   heading is row 1), the code it is about, what to do; `too-large` past 16 million characters
 */
export function readCodebookCsv(text: string, name = 'Imported codebook'): Codebook {
  if (text.length > maxCharacters) {
    throw new DomainError('too-large', 'This file is too large for a codebook. Divide it.')
  }
  const rows = readTable(text)
  const { given, rowNumbers } = toCodebook(rows, name)
  const parsed = Codebook.safeParse(given)
  if (parsed.success) return parsed.data
  throw refusedCodebook(
    codebookIssues(parsed.error.issues, given, (path) =>
      path[0] === 'codes' && typeof path[1] === 'number' ? `row ${rowNumbers[path[1]]}` : 'row 1',
    ),
  )
}

/**
 * The codes of a codebook as a table that reads back as exactly the same codes.
 *
 * @param forExcel with a BOM, and an apostrophe before texts that a spreadsheet would run as formulas
 */
export function writeCodebookCsv(codebook: Codebook, { forExcel = false } = {}): string {
  const rows = codebook.codes.map(
    (code, index): Record<Column, string> => ({
      code_id: code.id,
      parent: code.parent ?? '',
      name: code.name,
      colour: code.colour,
      codable: 'yes',
      definition: code.definition,
      include: code.includeWhen,
      exclude: code.excludeWhen,
      hit: code.examples.hit,
      near_miss: code.examples.nearMiss,
      group: code.group ?? '',
      exclusive: code.exclusive ?? '',
      key: code.key ?? '',
      unit: code.unit ?? '',
      sources: code.sources ?? '',
      slots: writeSlots(code.slots ?? []),
      retired: code.retired ? 'yes' : '',
      order: String(index + 1),
    }),
  )
  const names = Object.keys(columns) as Column[]
  return stringify(
    rows.map((row) => names.map((column) => guarded(row[column], forExcel))),
    { header: true, columns: names, bom: forExcel, quoted_match: /[\r\n]/ },
  )
}

const yes = new Set(['yes', 'true', '1', 'y', 'x'])
const no = new Set(['no', 'false', '0', 'n'])

function toCodebook(rows: readonly Row[], name: string) {
  const issues: Issue[] = []
  const isHeading = (row: Row) => no.has((row.codable ?? '').trim().toLowerCase())
  const ids = idsOf(rows)
  const taken = new Set(ids)
  const byName = new Map(rows.map((row, index) => [row.name ?? '', ids[index] ?? '']))
  const headings = new Map(
    rows.flatMap((row, index) =>
      isHeading(row) ? [[ids[index] ?? '', row.name ?? ''] as const] : [],
    ),
  )
  const parentOf = (row: Row): string | undefined => {
    const parent = (row.parent ?? '').trim()
    if (parent === '') return undefined
    return taken.has(parent) ? parent : (byName.get(parent) ?? parent)
  }
  const codes: Record<string, unknown>[] = []
  const rowNumbers: number[] = []
  rows.forEach((row, index) => {
    if (isHeading(row)) {
      if (row.definition || row.include || row.exclude || parentOf(row) !== undefined) {
        issues.push({
          path: `row ${row.number}`,
          message: `“${row.name}” cannot be applied, so it is a heading and has neither definition nor parent. Set codable to yes, or clear the other cells.`,
        })
      }
      return
    }
    const slots = readSlots(row.slots ?? '')
    if (slots === null) {
      issues.push({
        path: `row ${row.number}`,
        message: `Code “${ids[index]}”, slots: write “blamer: Blamer (speaker); stance: Stance (scale -1 0 1)”, or a JSON list.`,
      })
      return
    }
    const retired = (row.retired ?? '').trim().toLowerCase()
    if (retired !== '' && !yes.has(retired) && !no.has(retired)) {
      issues.push({
        path: `row ${row.number}`,
        message: `Code “${ids[index]}”, retired: write yes or no.`,
      })
    }
    const parent = parentOf(row)
    const group = row.group || (parent === undefined ? undefined : headings.get(parent))
    codes.push({
      id: ids[index],
      name: row.name ?? '',
      definition: row.definition ?? '',
      includeWhen: row.include ?? '',
      excludeWhen: row.exclude ?? '',
      examples: { hit: row.hit ?? '', nearMiss: row.near_miss ?? '' },
      ...(parent === undefined || headings.has(parent) ? {} : { parent }),
      ...(group ? { group } : {}),
      ...(row.exclusive ? { exclusive: row.exclusive } : {}),
      colour: row.colour?.trim() || hues[codes.length % hues.length],
      ...(row.key?.trim() ? { key: row.key.trim() } : {}),
      ...(yes.has(retired) ? { retired: true } : {}),
      ...(slots.length > 0 ? { slots } : {}),
      ...(row.unit ? { unit: row.unit } : {}),
      ...(row.sources ? { sources: row.sources } : {}),
    })
    rowNumbers.push(row.number)
  })
  if (issues.length > 0) throw refusedCodebook(issues.slice(0, 100))
  return { given: { name, codes }, rowNumbers }
}

/** Ids as given; where there is none, one made from the name, numbered when it is taken. */
function idsOf(rows: readonly Row[]): string[] {
  const taken = new Set(rows.map((row) => row.code_id?.trim()).filter(Boolean))
  /** By what a name makes: the number that the next of that name begins to look from. */
  const numbers = new Map<string, number>()
  return rows.map((row) => {
    const given = row.code_id?.trim()
    if (given) return given
    const plain =
      (row.name ?? '')
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+|-+$/g, '')
        .slice(0, 80) || `code-${row.number}`
    let id = plain
    let number = numbers.get(plain) ?? 2
    for (; taken.has(id); number++) id = `${plain}-${number}`
    numbers.set(plain, number)
    taken.add(id)
    return id
  })
}
