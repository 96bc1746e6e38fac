import type { Document } from '#model/agreement/report/blocks.ts'
import type { ReportFacts } from '#model/agreement/report/facts.ts'
import { methodsReport } from '#model/agreement/report/methods-report.ts'

/** Every paragraph and item of a list. */
export function wordsOf({ blocks }: Document): string {
  return blocks
    .flatMap((block) =>
      block.kind === 'paragraph' ? [block.text] : block.kind === 'list' ? block.items : [],
    )
    .join('\n')
}

/** The table of a report that has a column of this title. */
export function titled(facts: ReportFacts, title: string) {
  return tablesOf(methodsReport(facts)).find(({ columns }) =>
    columns.some((column) => column.title === title),
  )!
}

/** The titles of all columns of all tables. */
export function titles(facts: ReportFacts): string[] {
  return tablesOf(methodsReport(facts)).flatMap(({ columns }) => columns.map(({ title }) => title))
}

/** All tables, in their order. */
export function tablesOf({ blocks }: Document) {
  return blocks.filter((block) => block.kind === 'table')
}
