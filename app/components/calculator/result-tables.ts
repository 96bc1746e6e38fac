import type { ResultRow } from '#model/agreement/result-rows.ts'

/** Results as the page lays them out: figures by themselves, weighted ones, of each code, of each pair. */
export interface ResultTables {
  figures: ResultRow[]
  weighted: ResultRow[]
  /** Cohen's kappa of each pair, where there are more than two coders. */
  pairs: ResultRow[]
  /** Pairs without a kappa, which Light's leaves out. */
  undefinedPairs: number
  /** Whether no pair has a kappa, so that there is no Light's. */
  lacksPairs: boolean
  /** Whether ordinal and weighted figures wait for an order of the categories. */
  lacksOrder: boolean
  byPart: Matrix
  matching: Matrix
}

/** Rows by their label, columns by name; a cell may be empty. */
export interface Matrix {
  columns: string[]
  rows: { label: string; cells: Map<string, ResultRow> }[]
}

export function tablesOf(given: readonly ResultRow[]): ResultTables {
  const rows = withAlphaOnce(given)
  const alone = rows.filter(({ parts }) => parts.length === 0)
  const isWeighted = ({ name }: ResultRow) => /_(linear|quadratic)$/.test(name)
  const elsewhere = new Set(['fleiss_h0', 'light', 'cohen_by_pair'])
  const divided = rows.filter(
    (row) => row.parts.length > 0 && !elsewhere.has(row.name) && !isLength(row),
  )
  const lacksOrder = alone.some(({ reason }) => reason === 'no_order')
  return {
    figures: alone.filter((row) => !isWeighted(row)),
    weighted: lacksOrder ? [] : alone.filter(isWeighted),
    pairs: rows.filter(({ name }) => name === 'cohen_by_pair'),
    undefinedPairs:
      rows.find(({ name, parts }) => name === 'light' && parts.length > 0)?.value ?? 0,
    lacksPairs: alone.some(({ name, value }) => name === 'light' && value === null),
    lacksOrder,
    byPart: matrix(
      divided.filter(({ name }) => !isMatch(name)),
      ({ name, parts: [label, ...rest] }) => [label!, [name, ...rest].join(' ')],
    ),
    matching: matchingOf(divided),
  }
}

const ofPairs: ReadonlySet<string> = new Set(['match', 'cohen_by_pair'])

/** Pairs of coders by their names in place of their ids. */
export function withNames(
  rows: readonly ResultRow[],
  coders: readonly { id: string; name: string }[],
): ResultRow[] {
  const names = new Map(coders.map(({ id, name }) => [id, name]))
  return rows.map((row) => {
    const [pair, ...rest] = row.parts
    if (!ofPairs.has(row.name) || pair === undefined) return row
    const named = pair.split('|').map((id) => names.get(id) ?? id)
    return { ...row, parts: [named.join('|'), ...rest] }
  })
}

/** Ways to match by pair of coders; means of several pairs stand below them, of no pair. */
export function matchingOf(rows: readonly ResultRow[]): Matrix {
  return matrix(
    rows.filter(({ name }) => isMatch(name)),
    ({ name, parts }) => {
      const [pair, how, measure = 'f1'] = name === 'match' ? parts : ['', ...parts]
      return [`${pair}\n${how}`, measure]
    },
  )
}

/** Positions counted for a table of two coders: no figure of agreement, so it is left to the file. */
function isLength({ name, parts }: ResultRow): boolean {
  return name === 'position_by_code' && parts[1] === 'table'
}

function isMatch(name: string): boolean {
  return name === 'match' || name === 'match_mean_f1'
}

/** Nominal alpha and Gwet's are one figure; the latter has an error by formula where none was drawn. */
function withAlphaOnce(rows: readonly ResultRow[]): readonly ResultRow[] {
  const byFormula = rows.find(({ name }) => name === 'alpha_gwet')
  return rows
    .filter((row) => row !== byFormula)
    .map((row) => {
      if (byFormula === undefined || row.name !== 'alpha_nominal' || !isWithout(row)) return row
      const { name, value } = row
      return { ...byFormula, name, value }
    })
}

function isWithout({ interval }: ResultRow): boolean {
  return interval?.method === 'none' && interval.reason === 'no_formula'
}

function matrix(
  rows: readonly ResultRow[],
  placeOf: (row: ResultRow) => [label: string, column: string],
): Matrix {
  const columns = new Set<string>()
  const found = new Map<string, Map<string, ResultRow>>()
  for (const row of rows) {
    const [label, column] = placeOf(row)
    columns.add(column)
    const cells = found.get(label) ?? new Map<string, ResultRow>()
    cells.set(column, row)
    found.set(label, cells)
  }
  return {
    columns: [...columns],
    rows: [...found].map(([label, cells]) => ({ label, cells })),
  }
}
