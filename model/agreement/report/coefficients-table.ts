import type { TableBlock } from './blocks.ts'
import type { ReportFacts } from './facts.ts'
import type { ReportWords } from './words/words.ts'

/** Columns by the names of the specification. Those for two coders are there where there are two. */
const shown = [
  ...(['percent', 'holsti_mean', 'holsti_composite', 'bp', 'scott', 'cohen'] as const),
  ...(['fleiss', 'conger', 'light', 'ac1', 'alpha_nominal'] as const),
]
export type ShownCoefficient = (typeof shown)[number]

/** Codes in the rows, coefficients in the columns; how many codes were left out is said. */
export function coefficientsTable(
  { coefficients, codes, agreement }: ReportFacts,
  { tables, columns, numbers }: ReportWords,
): TableBlock {
  const all = coefficients.map(({ rows }) => new Map(rows.map((row) => [nameOf(row), row.value])))
  const found = shown.filter((name) => all.some((values) => values.has(name)))
  const written = (name: ShownCoefficient, value: number | null | undefined) => {
    if (value === null || value === undefined) return '–'
    return name === 'percent' ? numbers.percent(value) : numbers.coefficient(value)
  }
  const left = codes.length - coefficients.length
  return {
    kind: 'table',
    caption: [
      tables.everyCoefficient(agreement.settings.unit),
      ...(left > 0 ? [tables.codesLeftOut(coefficients.length, left)] : []),
    ].join(' '),
    columns: [
      { title: columns.code },
      ...found.map((name) => ({ title: tables.coefficients[name], isNumber: true as const })),
    ],
    rows: all.map((values, at) => [
      codes[at]!.name,
      ...found.map((name) => written(name, values.get(name))),
    ]),
  }
}

/** What has parts of its own, as how many pairs were undefined, is in the bundle alone. */
function nameOf({ name, parts }: { name: string; parts: readonly string[] }): string {
  return [name, ...parts].join(' ')
}
