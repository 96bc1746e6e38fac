import { kinds, sumOf } from '../anatomy/kinds.ts'
import type { Lost } from '../anatomy/lost.ts'
import type { Block } from './blocks.ts'
import type { ReportFacts } from './facts.ts'
import type { ReportWords } from './words/words.ts'

/** What agreement on each code is lost to: what the kinds are, and a table of those there are. */
export function lostTables({ lost, codes, agreement }: ReportFacts, words: ReportWords): Block[] {
  const { tables, columns, cells, numbers } = words
  const names = new Map(codes.map(({ id, name }) => [id, name]))
  const rows: (Lost & { name: string })[] = [
    { name: cells.allTogether, ...lost.all },
    ...lost.codes.map((one) => ({ name: names.get(one.code) ?? one.code, ...one })),
  ]
  const found = kinds.filter((kind) => rows.some((row) => row.lost[kind] > 0))
  if (found.length === 0) return []
  const share = (value: number) => (value === 0 ? '–' : numbers.coefficient(value))
  const { unit } = agreement.settings
  return [
    {
      kind: 'paragraph',
      text: [words.lost.lead, ...found.map((kind) => words.lost.kinds[kind])].join(' '),
    },
    {
      kind: 'table',
      caption: tables.lost(unit),
      columns: [
        { title: columns.code },
        { title: columns.lost, isNumber: true },
        ...found.map((kind) => ({ title: columns[kind], isNumber: true as const })),
      ],
      rows: rows.map((row) =>
        row.alpha === null
          ? [row.name, cells.undefined, ...found.map(() => '')]
          : [row.name, share(sumOf(row.lost)), ...found.map((kind) => share(row.lost[kind]))],
      ),
    },
  ]
}
