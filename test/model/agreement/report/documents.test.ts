import { describe, expect, test } from 'vitest'
import type { Document } from '#model/agreement/report/blocks.ts'
import { FoundFigures } from '#model/agreement/report/found-figures.ts'
import { htmlOf } from '#model/agreement/report/html.ts'
import { markdownOf } from '#model/agreement/report/markdown.ts'
import { methodsReport } from '#model/agreement/report/methods-report.ts'
import { coefficientWords, intervalWords } from '#model/agreement/report/number-words.ts'
import { reportFacts } from '#test/builders/report-facts.ts'

/** Every paragraph and item of a list. */
function wordsOf({ blocks }: Document): string {
  return blocks
    .flatMap((block) =>
      block.kind === 'paragraph' ? [block.text] : block.kind === 'list' ? block.items : [],
    )
    .join('\n')
}

function tablesOf({ blocks }: Document) {
  return blocks.filter((block) => block.kind === 'table')
}

describe('a methods report', () => {
  test('says the figure of all codes with interval, draws, what was drawn, and seed', () => {
    const facts = reportFacts()
    const { value, ci95 } = new FoundFigures(facts.agreement).get('alpha_sets_masi')
    const said = wordsOf(methodsReport(facts))
    expect(said).toContain(
      `alpha with MASI distances, units: turns, was ${coefficientWords(value!)}, 95 % bootstrap interval ${intervalWords(ci95!)}, 200 draws over turns, seed 7.`,
    )
    expect(said).toContain('Three coders coded the round “Round 1” of the project “Lake Vessa”')
    expect(said).toContain('with version 2 of the codebook “Blame” (three codes)')
  })

  test('says how much of the project two coders completed, by what they completed', () => {
    const facts = reportFacts({ unfinished: 0, transcripts: 2 })
    const [first] = facts.transcripts
    const project = { name: 'P', transcripts: 9, characters: first!.characters * 8 }
    const said = wordsOf(methodsReport({ ...facts, project }))
    expect(said).toContain('completed 2 of the nine transcripts of the project, 25 % of its text')
    const whole = { name: 'P', transcripts: 2, characters: first!.characters * 2 }
    expect(wordsOf(methodsReport({ ...facts, project: whole }))).toContain(
      'completed each of the two transcripts of the project, 100 % of its text',
    )
  })

  test('[AG8] says of an open round that coders saw one another’s codes, and of a blind one not', () => {
    const open = { name: 'R', visibility: 'open', status: 'running', codebookVersion: 1 } as const
    const sight = 'coders saw one another’s codes'
    expect(wordsOf(methodsReport(reportFacts({}, {}, { round: open })))).toContain(sight)
    expect(wordsOf(methodsReport(reportFacts()))).not.toContain(sight)
  })

  test('has a row for each code, with prevalence, and names the codes without a figure', () => {
    const ids = ['one', 'two', 'three']
    const unused = reportFacts({
      transcripts: ids.map(transcriptOf),
      layers: ids.flatMap((id) => [
        { transcript: id, coder: 'x', completed: true, spans: [{ start: 4, end: 9, code: 'a' }] },
        { transcript: id, coder: 'y', completed: true, spans: [] },
      ]),
      codes: ['a', 'never'],
    })
    const [byCode] = tablesOf(methodsReport(unused))
    expect(byCode!.rows.map(([name]) => name)).toEqual(['The a', 'The never'])
    // One coder of two has it in one turn of each transcript of four turns.
    expect(byCode!.rows[0]!.slice(3, 5)).toEqual(['3', '13 %'])
    expect(byCode!.rows[1]!.slice(1, 4)).toEqual(['not defined', '', '0'])
    expect(wordsOf(methodsReport(unused))).toContain('For The never alpha is not defined')
  })

  test('its ledger is that of the figures', () => {
    const facts = reportFacts()
    const { spans } = facts.agreement.ledger
    const ledger = tablesOf(methodsReport(facts)).at(-2)!
    expect(ledger.rows[0]).toEqual(['Coded spans in all', String(spans.in)])
    expect(ledger.rows[1]).toEqual(['used', String(spans.used)])
  })

  test('[MR3] under pseudonyms no name stands in it', () => {
    const coders = { coder0: 'Ana Adler', coder1: 'Ben Bart', coder2: 'Cem Can' }
    const transcripts = { t000: 'With Mrs Weiss' }
    const named = markdownOf(methodsReport(reportFacts({}, {}, { names: { coders, transcripts } })))
    const numbered = markdownOf(methodsReport(reportFacts({}, {}, { names: null })))
    for (const name of ['Ana Adler', 'Mrs Weiss']) {
      expect(named).toContain(name)
      expect(numbered).not.toContain(name)
    }
    expect(numbered).toContain('Coder 1')
  })
})

function transcriptOf(id: string) {
  const turns = Array.from({ length: 4 }, (_, at) => ({
    ordinal: at + 1,
    speaker: null,
    start: at * 10,
    speechStart: at * 10,
    end: at * 10 + 9,
  }))
  return { id, text: 'nine word '.repeat(4), length: 40, language: 'en', turns, speakers: [] }
}

describe('[MR5] what names stand in a document are words, whatever signs they hold', () => {
  const sly = '<img src=x onerror=alert(1)> | *b* _i_ [a](javascript:b) `c` & "q"\n# h'
  const document: Document = {
    title: sly,
    language: 'en',
    blocks: [
      { kind: 'paragraph', text: sly },
      { kind: 'list', items: [sly] },
      { kind: 'table', caption: sly, columns: [{ title: sly }], rows: [[sly]] },
    ],
  }

  test('in HTML', () => {
    const html = htmlOf(document)
    expect(html).not.toContain('<img')
    expect(html).not.toMatch(/href|src="|javascript:b"/)
    // The title twice, paragraph, item, caption as label and words, heading, cell.
    expect(html.split('&#60;img src=x onerror=alert(1)&#62;')).toHaveLength(9)
  })

  test('in Markdown', () => {
    const lines = markdownOf(document).split('\n')
    const table = lines.filter((line) => line.startsWith('|'))
    expect(table).toHaveLength(3)
    for (const line of lines) {
      expect(line.replace(/\\./g, '')).not.toMatch(/[*_`[<&]|^# h/)
    }
  })
})
