import type { Block, Document } from './blocks.ts'
import type { ReportFacts } from './facts.ts'
import { ledgerTables } from './ledger-tables.ts'
import { methodParagraphs, resultParagraphs } from './methods-text.ts'
import { countWords } from './number-words.ts'
import { references } from './references.ts'
import { figureTables } from './tables.ts'

/** The methods report of a round, for an appendix: words first, then tables, then how to recompute it. */
export function methodsReport(facts: ReportFacts): Document {
  const heading = (text: string): Block => ({ kind: 'heading', text })
  const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
  return {
    title: `Agreement in “${facts.round.name}”, ${facts.project.name}`,
    language: 'en',
    blocks: [
      heading('Method'),
      ...methodParagraphs(facts).map(paragraph),
      heading('Agreement'),
      ...resultParagraphs(facts).map(paragraph),
      ...figureTables(facts),
      heading('What was used, and what was not'),
      ...ledgerTables(facts),
      heading('How these figures can be checked'),
      paragraph(
        'The bundle that belongs to this report holds the reliability data as CSV, without a word of the transcripts, and two scripts that compute every figure and interval of this report again, one in Python (standard library) and one in R (base R). Each prints our figure and theirs side by side, and beside them that of other packages where they are installed. How every file is made up stands in its README.txt.',
      ),
      { kind: 'list', items: provenance(facts) },
      heading('References'),
      { kind: 'list', items: references },
    ],
  }
}

function provenance(facts: ReportFacts): string[] {
  const { settings } = facts.agreement
  return [
    `Frozen ${facts.madeAt} with Parley ${facts.parley}.`,
    `SHA-256 of the inputs (texts, turns, layers, codebook, settings): ${facts.inputs}`,
    `Settings: unit ${settings.unit}${settings.unit === 'window' ? ` of ${settings.windowLength ?? 200}` : ''}, overlap ${settings.overlap ?? 'any'}, ${settings.bootstrap} draws, seed ${settings.seed}.`,
    facts.isPseudonymous
      ? 'Coders and transcripts stand under pseudonyms.'
      : `${countWords(facts.coders.length, 'Coder', 'Coders')}: ${facts.coders.map(({ label, name }) => `${label} ${name}`).join(', ')}.`,
  ]
}
