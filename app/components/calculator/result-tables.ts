import type { ResultRow } from '#model/agreement/result-rows.ts'

/** Results as the page lays them out: figures by themselves, weighted ones, of each code, of each pair. */
export interface ResultTables {
  figures: ResultRow[]
  weighted: ResultRow[]
  /** Cohen's kappa of each pair, where there are more than two coders. */
  pairs: ResultRow[]
  /** Pairs without a kappa, which Light's leaves out. */
  undefinedPairs: number
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
  const divided = rows.filter(({ name, parts }) => parts.length > 0 && !elsewhere.has(name))
  const lacksOrder = alone.some(({ reason }) => reason === 'no_order')
  return {
    figures: alone.filter((row) => !isWeighted(row)),
    weighted: lacksOrder ? [] : alone.filter(isWeighted),
    pairs: rows.filter(({ name }) => name === 'cohen_by_pair'),
    undefinedPairs:
      rows.find(({ name, parts }) => name === 'light' && parts.length > 0)?.value ?? 0,
    lacksOrder,
    byPart: matrix(
      divided.filter(({ name }) => name !== 'match'),
      ({ name, parts: [label, ...rest] }) => [label!, [name, ...rest].join(' ')],
    ),
    matching: matrix(
      divided.filter(({ name }) => name === 'match'),
      ({ parts: [pair, how, measure = 'f1'] }) => [`${pair}\n${how}`, measure],
    ),
  }
}

/** Nominal alpha and Gwet's are one figure; the latter has an error by formula where none was drawn. */
function withAlphaOnce(rows: readonly ResultRow[]): readonly ResultRow[] {
  const byFormula = rows.find(({ name }) => name === 'alpha_gwet')
  return rows
    .filter((row) => row !== byFormula)
    .map((row) =>
      row.name === 'alpha_nominal' && row.se === undefined ? { ...byFormula, ...row } : row,
    )
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
