import type { TableBlock } from './blocks.ts'
import type { ReportFacts } from './facts.ts'
import type { FoundFigures } from './found-figures.ts'
import type { ReportWords } from './words/words.ts'

/** How likely alpha of each code misses each target; none where Krippendorff's bootstrap was not asked for. */
export function targetsTable(
  { codes }: ReportFacts,
  figures: FoundFigures,
  { tables, columns, numbers }: ReportWords,
): TableBlock[] {
  const drawn = codes.flatMap(({ id, name }) => {
    const { failing } = figures.get('binary_alpha_by_code', { code: id })
    return failing === undefined ? [] : { name, failing }
  })
  const [first] = drawn
  if (first === undefined) return []
  return [
    {
      kind: 'table',
      caption: tables.targets,
      columns: [
        { title: columns.code },
        ...first.failing.map(({ target }) => ({
          title: `< ${numbers.limit(target)}`,
          isNumber: true as const,
        })),
      ],
      rows: drawn.map(({ name, failing }) => [
        name,
        ...failing.map(({ share }) => numbers.percent(share)),
      ]),
    },
  ]
}
