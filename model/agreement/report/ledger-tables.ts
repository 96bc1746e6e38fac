import type { TableBlock } from './blocks.ts'
import type { ReportFacts } from './facts.ts'
import { numberWords } from './number-words.ts'

/** What went in, in which places it ended up, and who completed what. */
export function ledgerTables(facts: ReportFacts): TableBlock[] {
  return [spansAndUnits(facts), transcripts(facts)]
}

const count = { title: 'Number', isNumber: true as const }

function spansAndUnits({ agreement }: ReportFacts): TableBlock {
  const { spans, units, turns, continuum } = agreement.ledger
  const rows: [string, number][] = [
    ['Coded spans in all', spans.in],
    ['used', spans.used],
    ['of them adding nothing, the unit having this code from this coder already', spans.repeated],
    ['where one coder alone completed the transcript', spans.single],
    ['in turns of speakers who are not codable', spans.notCodable],
    ['in no unit: before the first label, on a label, between units', spans.outsideTurns],
    ['on units, but on none as the rule of overlap asks', spans.belowRule],
    ['in transcripts not completed by their coder', spans.incomplete],
    ['in transcripts not chosen', spans.transcriptNotChosen],
    ['by coders not chosen', spans.coderNotChosen],
    ['of codes not chosen', spans.codeNotChosen],
    ['Units in all', units.in],
    ['compared', units.compared],
    ['completed by one coder alone', units.single],
    ['completed by nobody', units.unrated],
    ['Turns of speakers who are not codable', turns.notCodable],
    ['Turns without a word', turns.empty],
    ['As free spans: used', continuum.used],
    ['united with an overlapping one of the same code and coder', continuum.merged],
  ]
  return {
    kind: 'table',
    caption: 'Table 5. The ledger: everything that went in is in one place.',
    columns: [{ title: 'What' }, count],
    rows: rows.map(([what, number]) => [what, numberWords(number)]),
  }
}

function transcripts({ transcripts, coders }: ReportFacts): TableBlock {
  const names = new Map(coders.map(({ id, name }) => [id, name]))
  return {
    kind: 'table',
    caption: 'Table 6. Transcripts, and who completed them.',
    columns: [
      { title: 'Label' },
      { title: 'Transcript' },
      { title: 'Characters', isNumber: true },
      { title: 'Completed by' },
    ],
    rows: transcripts.map(({ label, name, characters, completedBy }) => [
      label,
      name,
      numberWords(characters),
      completedBy.map((id) => names.get(id) ?? id).join(', ') || 'nobody',
    ]),
  }
}
