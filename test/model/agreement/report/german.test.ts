import { describe, expect, test } from 'vitest'
import { dataFiles } from '#model/agreement/report/data-files.ts'
import { FoundFigures } from '#model/agreement/report/found-figures.ts'
import { htmlOf } from '#model/agreement/report/html.ts'
import { methodsReport } from '#model/agreement/report/methods-report.ts'
import { readmeOf } from '#model/agreement/report/readme.ts'
import { wordsIn } from '#model/agreement/report/words/words.ts'
import { reportFacts } from '#test/builders/report-facts.ts'
import { studyWithSlots } from '#test/builders/slots.ts'
import { tablesOf, wordsOf } from './reading.ts'

/** What stands in every place of a list of words, whatever it is asked with. */
function everyWord(words: object): string[] {
  return Object.values(words).flatMap((word: unknown) =>
    typeof word === 'string' ? [word] : typeof word === 'object' && word ? everyWord(word) : [],
  )
}

describe('a report in German', () => {
  const facts = reportFacts(studyWithSlots(), {}, { language: 'de' })

  test('says the same figures with decimal commas, and names what has no name', () => {
    const said = wordsOf(methodsReport(facts))
    const { value, ci95 } = new FoundFigures(facts.agreement).get('alpha_sets_masi')
    const comma = (number: number) => number.toFixed(2).replace('.', ',')
    expect(said).toContain(
      `(MASI-Abstände, Einheiten: Redebeiträge) ${comma(value!)}, 95-%-Bootstrap-Intervall ${comma(ci95![0])} bis ${comma(ci95![1])}, 400 Ziehungen über Redebeiträge, Startwert 7.`,
    )
    expect(said).toContain('Drei Personen kodierten die Runde „Round 1“')
    expect(facts.transcripts[0]!.name).toBe('Transkript 1')
  })

  test('is marked as German, and no word of the English one is left in it but terms both have', () => {
    expect(htmlOf(methodsReport(facts))).toContain('<html lang="de">')
    const [en, de] = [new Set(everyWord(wordsIn('en'))), everyWord(wordsIn('de'))]
    const terms = ['u-α', 'Code', 'Fleiss’ κ', '1 − α', 'S, Brennan-Prediger']
    expect(de.filter((word) => en.has(word) && !terms.includes(word))).toEqual([])
    expect(de.filter((word) => word.trim() === '')).toEqual([])
  })

  test('its bundle says in German what each file is, and each of those it has', () => {
    const said = readmeOf({ ...facts, round: { ...facts.round, codebookVersion: null } })
    expect(said).toContain('Übereinstimmung in „Round 1“, Lake Vessa')
    expect(said).toContain('Codes kamen hinzu und änderten sich')
    for (const language of ['en', 'de'] as const) {
      const readme = readmeOf({ ...facts, language })
      for (const file of Object.keys(dataFiles(facts))) {
        expect(readme).toMatch(new RegExp(`^${file.replace('data/', '')} `, 'm'))
      }
    }
  })

  test('has the tables of the English one, row for row', () => {
    const english = reportFacts(studyWithSlots())
    const shapes = [facts, english].map((one) =>
      tablesOf(methodsReport(one)).map(({ columns, rows }) => [columns.length, rows.length]),
    )
    expect(shapes[0]).toEqual(shapes[1])
  })
})
