import type { TableBlock } from './blocks.ts'
import type { ReportFacts } from './facts.ts'
import type { ReportWords } from './words/words.ts'

/** What went in, in which places it ended up, and who completed what. */
export function ledgerTables(facts: ReportFacts, words: ReportWords): TableBlock[] {
  return [spansAndUnits(facts, words), transcripts(facts, words)]
}

function spansAndUnits(
  { agreement }: ReportFacts,
  { tables, columns, ledger, numbers }: ReportWords,
): TableBlock {
  const { spans, units, turns, continuum } = agreement.ledger
  return {
    kind: 'table',
    caption: tables.ledger,
    columns: [{ title: columns.what }, { title: columns.number, isNumber: true }],
    rows: [
      ...rowsOf(ledger.spans, spans),
      ...rowsOf(ledger.units, units),
      ...rowsOf(ledger.turns, turns),
      ...rowsOf(ledger.continuum, continuum),
    ].map(([what, number]) => [what, numbers.number(number)]),
  }
}

/** In the order of the words. */
function rowsOf<K extends string>(
  words: Readonly<Record<K, string>>,
  counts: Readonly<Record<NoInfer<K>, number>>,
): [string, number][] {
  return (Object.keys(words) as K[]).map((what) => [words[what], counts[what]])
}

function transcripts(
  { transcripts, coders }: ReportFacts,
  { tables, columns, cells, numbers }: ReportWords,
): TableBlock {
  const names = new Map(coders.map(({ id, name }) => [id, name]))
  return {
    kind: 'table',
    caption: tables.transcripts,
    columns: [
      { title: columns.label },
      { title: columns.transcript },
      { title: columns.characters, isNumber: true },
      { title: columns.completedBy },
    ],
    rows: transcripts.map(({ label, name, characters, completedBy }) => [
      label,
      name,
      numbers.number(characters),
      completedBy.map((id) => names.get(id) ?? id).join(', ') || cells.nobody,
    ]),
  }
}
