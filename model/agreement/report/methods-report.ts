import { unitChoices } from '../choices.ts'
import { drawsIn } from '../figures.ts'
import { usualTargets } from '../interval-method.ts'
import type { Block, Document } from './blocks.ts'
import { coefficientsTable } from './coefficients-table.ts'
import type { ReportFacts } from './facts.ts'
import { ledgerTables } from './ledger-tables.ts'
import { chosenIn, methodParagraphs, resultParagraphs } from './methods-text.ts'
import { referencesFor } from './references.ts'
import { figureTables } from './tables.ts'
import { wordsIn } from './words/words.ts'

/** The methods report of a round, for an appendix: words first, then tables, then how to recompute it. */
export function methodsReport(facts: ReportFacts): Document {
  const words = wordsIn(facts.language)
  const { headings } = words
  const heading = (text: string): Block => ({ kind: 'heading', text })
  const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
  return {
    title: words.title(facts.round.name, facts.project.name),
    language: facts.language,
    blocks: numbered(
      [
        heading(headings.method),
        ...methodParagraphs(facts, words).map(paragraph),
        heading(headings.agreement),
        ...resultParagraphs(facts, words).map(paragraph),
        ...figureTables(facts, words),
        heading(headings.ledger),
        ...ledgerTables(facts, words),
        heading(headings.coefficients),
        coefficientsTable(facts, words),
        heading(headings.checked),
        paragraph(words.checked(drawsIn(facts.agreement.settings).method)),
        { kind: 'list', items: provenance(facts) },
        heading(headings.references),
        { kind: 'list', items: referencesFor(facts.agreement.settings) },
      ],
      words.tables.captionOf,
    ),
  }
}

/** Tables are numbered as they come, since not every report has each of them. */
function numbered(
  blocks: readonly Block[],
  captionOf: (nth: number, caption: string) => string,
): Block[] {
  let nth = 0
  return blocks.map((block) => {
    if (block.kind !== 'table') return block
    nth++
    return { ...block, caption: captionOf(nth, block.caption) }
  })
}

function provenance(facts: ReportFacts): string[] {
  const { agreement, language } = facts
  const words = wordsIn(language)
  const { settings } = agreement
  const { method, draws, seed, targets } = drawsIn(settings)
  return [
    words.frozen(facts.madeAt, facts.parley),
    words.inputs(facts.inputs),
    words.settings({
      ...unitChoices(settings),
      chosen: chosenIn(facts),
      method,
      draws,
      seed,
      targets: method === 'krippendorff' ? (targets ?? usualTargets) : [],
    }),
    facts.isPseudonymous ? words.pseudonyms : words.names(facts.coders),
  ]
}
