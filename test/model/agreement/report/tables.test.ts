import { describe, expect, test } from 'vitest'
import { sumOf } from '#model/agreement/anatomy/kinds.ts'
import { positionByCode } from '#model/agreement/position.ts'
import { FoundFigures } from '#model/agreement/report/found-figures.ts'
import { htmlOf } from '#model/agreement/report/html.ts'
import { methodsReport } from '#model/agreement/report/methods-report.ts'
import { wordsIn } from '#model/agreement/report/words/words.ts'
import { reportFacts } from '#test/builders/report-facts.ts'
import { studyWithSlots } from '#test/builders/slots.ts'
import { tablesOf, titled, titles, wordsOf } from './reading.ts'

describe('the tables of a methods report', () => {
  test('has a row for each code, with prevalence, and names the codes without a figure', () => {
    const ids = ['one', 'two', 'three']
    const unused = reportFacts({
      transcripts: ids.map((id) => transcriptOf(id)),
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

  test('[AG15] a code on fewer than five units is in brackets, and no end of the range', () => {
    const codes = Array.from({ length: 10 }, (_, at) => `c${at}`)
    const spansOf = (turns: (code: number) => number) =>
      codes.flatMap((code, at) =>
        Array.from({ length: turns(at) }, (_, turn) => ({
          ...{ start: turn * 10, end: turn * 10 + 9, code },
        })),
      )
    const layers = [
      // Of all but the first code each coder has six turns, and they differ in the seventh.
      {
        transcript: 'one',
        coder: 'x',
        completed: true,
        spans: spansOf((at) => (at === 0 ? 4 : 6)),
      },
      {
        transcript: 'one',
        coder: 'y',
        completed: true,
        spans: spansOf((at) => (at === 0 ? 4 : 5)),
      },
    ]
    const facts = reportFacts({ transcripts: [transcriptOf('one', 12)], layers, codes })
    const { rows, caption } = titled(facts, 'Prevalence')
    expect(rows.slice(0, 2).map(([, alpha]) => alpha)).toEqual([
      '(1.00)',
      expect.stringMatching(/^\./),
    ])
    expect(caption).toContain('In brackets: on fewer than five turns with the code.')
    const lines = titled(facts, 'Source')
    expect(lines.rows[0]!.slice(2).join()).toMatch(/\(The c0\)/)
    expect(lines.rows[0]!.slice(2).join()).not.toMatch(/\(The c1\)/)
    expect(lines.caption).toMatch(/In brackets: on fewer than five turns.* far too narrow/)
    const pairs = titled(facts, 'Cohen’s κ')
    expect(pairs.rows.map(([, , kappa]) => kappa).slice(1, 3)).toEqual([
      '(1.00)',
      expect.stringMatching(/^\./),
    ])
    expect(pairs.caption).toContain('with the code from either of the two.')
    const some = layers.map((layer) => ({
      ...layer,
      spans: layer.spans.filter(({ start }) => start < (layer.coder === 'x' ? 30 : 20)),
    }))
    const short = reportFacts({ transcripts: [transcriptOf('one', 4)], layers: some, codes })
    expect(wordsOf(methodsReport(short))).toMatch(
      /was \([^)]+\).*In brackets: on fewer than five turns/,
    )
    const whole = titled(short, 'Coefficient')
    for (const [, value] of whole.rows.slice(0, -1)) expect(value).toMatch(/^\(|not defined/)
    const said = wordsOf(methodsReport(facts))
    expect(said).toContain('Fewer than five turns have The c0: one alone can turn such an alpha')
    expect(said).toMatch(/ranged from (\S+) .*to \1 .*; the table has all 10/)
    const rest = layers.map((layer) => ({
      ...layer,
      spans: layer.spans.filter(({ code }) => code !== 'c0'),
    }))
    const input = { transcripts: [transcriptOf('one', 12)], layers: rest, codes: codes.slice(1) }
    expect(titled(reportFacts(input), 'Prevalence').caption).not.toContain('brackets')
  })

  test('has of coded spans α and agreement by characters, as they are of the texts end to end', () => {
    const facts = reportFacts({ unfinished: 0, transcripts: 3 })
    const table = titled(facts, 'α, characters')
    const { coefficient, percent } = wordsIn('en').numbers
    const texts = facts.data.continua.map(({ continuum }) => continuum)
    const length = texts.reduce((sum, text) => sum + text.length, 0)
    let before = 0
    const spans = texts.flatMap((text) => {
      const moved = text.spans.map((span) => ({
        ...span,
        start: span.start + before,
        end: span.end + before,
      }))
      before += text.length
      return moved
    })
    const ofAll = positionByCode({ ...texts[0]!, length, spans: inOrder(spans) })
    facts.codes.forEach(({ id }, at) => {
      const { alpha, percent: agreed } = ofAll[id]!
      expect(table.rows[at]!.slice(-2)).toEqual([coefficient(alpha!), percent(agreed!)])
    })
    expect(table.caption).toContain('not in this report, are α_U of 1995')
  })

  test('says what agreement on each code is lost to, in parts that add up to what its alpha lacks', () => {
    const facts = reportFacts({ codes: 4, spans: 20 })
    const alphas = new FoundFigures(facts.agreement)
    for (const { code, alpha, lost } of facts.lost.codes) {
      const { value } = alphas.get('binary_alpha_by_code', { code })
      expect(alpha).toBeCloseTo(value!, 12)
      expect(sumOf(lost)).toBeCloseTo(1 - value!, 12)
    }
    const table = titled(facts, '1 − α')
    expect(table.rows.map(([name]) => name)).toEqual([
      'All codes together',
      ...facts.codes.map(({ name }) => name),
    ])
    const first = facts.lost.codes[0]!
    const column = table.columns.findIndex(({ title }) => title === 'Missed')
    const { coefficient } = wordsIn('en').numbers
    expect(table.rows[1]![1]).toBe(coefficient(1 - first.alpha!))
    expect(table.rows[1]![column]).toBe(coefficient(first.lost.missed))
    // Between two coders nothing is missed or extra, and no column says so.
    const two = titled(reportFacts({ coders: 2 }), '1 − α').columns.map(({ title }) => title)
    expect(two).toContain('One-sided')
    expect(two).not.toContain('Missed')
    expect(titles(reportFacts({ coders: 1 }))).not.toContain('1 − α')
  })

  test('has the lines of the project with their sources, and on which side of them the interval of each code lies', () => {
    const facts = reportFacts({ codes: 6, spans: 20 })
    const figures = new FoundFigures(facts.agreement)
    const lows = facts.codes.map(({ id }) => figures.get('binary_alpha_by_code', { code: id }))
    const [low, high] = lows[2]!.ci95!
    const lines = [
      { value: low, source: 'Where it begins' },
      { value: (low + high) / 2, source: 'Within' },
      { value: high + 1e-9, source: 'Beyond' },
    ]
    const { columns, rows } = titled({ ...facts, thresholds: lines }, 'Source')
    const placeOf = (row: number) =>
      columns[rows[row]!.findIndex((cell, at) => at > 1 && cell.includes('The code2'))]!.title
    expect(rows.map(([, source]) => source)).toEqual(lines.map(({ source }) => source))
    expect([0, 1, 2].map(placeOf)).toEqual([
      'Interval above it',
      'Line within the interval',
      'Interval below it',
    ])
    // Each code is in one place of each line.
    for (const [, , ...cells] of rows) {
      const named = cells.flatMap((cell) => (cell === '–' ? [] : cell.split(', ')))
      expect(named.map((name) => name.replace('*', '')).sort()).toEqual(
        facts.codes.map(({ name }) => name),
      )
    }
    expect(titles({ ...facts, thresholds: [] })).not.toContain('Source')
  })

  test('[AG12] lines that nobody set are called customary, under the table and the picture', () => {
    for (const [hasOwnThresholds, said] of [
      [true, /The lines that the project draws/],
      [false, /Customary lines, since the project has set none/],
    ] as const) {
      const facts = reportFacts({}, {}, { hasOwnThresholds })
      expect(titled(facts, 'Source').caption).toMatch(said)
      const picture = htmlOf(methodsReport(facts)).includes('Dashed, customary lines')
      expect(picture).toBe(!hasOwnThresholds)
    }
  })

  test('a table without any interval has no column for them, but the reason', () => {
    const few = titled(reportFacts(), 'u-α')
    expect(few.columns.map(({ title }) => title)).toEqual([
      ...['Code', 'Spans', 'u-α', 'α, characters', 'Characters agreed'],
    ])
    expect(few.caption).toContain('Of fewer than five transcripts there is no interval.')
    const five = titled(reportFacts({ transcripts: 5 }), 'u-α')
    expect(five.columns.map(({ title }) => title)).toContain('95 % interval')
    expect(five.caption).not.toContain('there is no interval')
  })

  test('coders stand in the order of their names, as on every page, and under pseudonyms in that of their ids', () => {
    const coders = { coder0: 'Zoe Zeh', coder1: 'Ägidius Ohm', coder2: 'Ben Bart' }
    const named = reportFacts({ unfinished: 0 }, {}, { names: { coders, transcripts: {} } })
    expect(named.coders.map(({ label, name }) => `${label} ${name}`)).toEqual([
      'C1 Ägidius Ohm',
      'C2 Ben Bart',
      'C3 Zoe Zeh',
    ])
    const pairs = titled(named, 'Cohen’s κ').rows.map(([pair]) => pair)
    expect([...new Set(pairs)]).toEqual([
      'Ägidius Ohm and Ben Bart',
      'Ägidius Ohm and Zoe Zeh',
      'Ben Bart and Zoe Zeh',
    ])
    const byTranscript = titled(named, 'Completed by').rows.map((row) => row.at(-1))
    expect(new Set(byTranscript)).toEqual(new Set(['Ägidius Ohm, Ben Bart, Zoe Zeh']))
    // Of each pair the figures are those it has, whichever of the two stands first.
    const figure = new FoundFigures(named.agreement).get('cohen', { coders: ['coder2', 'coder0'] })
    expect(figure.coders).toEqual(['coder0', 'coder2'])
    const hidden = reportFacts({ unfinished: 0 }, {}, { names: null })
    expect(hidden.coders.map(({ id }) => id)).toEqual(['coder0', 'coder1', 'coder2'])
  })

  test('its ledger is that of the figures', () => {
    const facts = reportFacts()
    const { spans } = facts.agreement.ledger
    const ledger = titled(facts, 'What')
    expect(ledger.rows[0]).toEqual(['Coded spans in all', String(spans.in)])
    expect(ledger.rows[1]).toEqual(['used', String(spans.used)])
  })
})

test('what is said in slots has a table, and a slot where nothing was said no row in it', () => {
  const facts = reportFacts(studyWithSlots())
  const table = tablesOf(methodsReport(facts)).find(({ columns }) => columns[1]?.title === 'Slot')!
  expect(table.rows.map((row) => row.slice(0, 3))).toEqual([
    ['The code0', 'Who is blamed', 'names'],
    ['The code0', 'Stance, from -1', 'ranks'],
    ['The code0', 'Stance, from -1', 'distances'],
  ])
  const { value } = new FoundFigures(facts.agreement).get('slot_alpha_ordinal', {
    code: 'code0',
    slot: 'stance',
  })
  expect(table.rows[1]![4]).toBe(wordsIn('en').numbers.coefficient(value!))
  const titles = tablesOf(methodsReport(reportFacts())).map(({ columns }) => columns[1]?.title)
  expect(titles).not.toContain('Slot')
})

/** As continua have them: by coder, then by start. */
function inOrder<T extends { coder: number; start: number }>(spans: readonly T[]): T[] {
  return spans.toSorted((a, b) => a.coder - b.coder || a.start - b.start)
}

function transcriptOf(id: string, count = 4) {
  const turns = Array.from({ length: count }, (_, at) => ({
    ordinal: at + 1,
    speaker: null,
    start: at * 10,
    speechStart: at * 10,
    end: at * 10 + 9,
  }))
  return {
    id,
    text: 'nine word '.repeat(count),
    length: 10 * count,
    language: 'en',
    turns,
    speakers: [],
  }
}
