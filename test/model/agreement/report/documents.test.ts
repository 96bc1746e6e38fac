import { describe, expect, test } from 'vitest'
import { sumOf } from '#model/agreement/anatomy/kinds.ts'
import { everyCoefficient } from '#model/agreement/every-coefficient.ts'
import { positionByCode } from '#model/agreement/position.ts'
import type { Document, TableBlock } from '#model/agreement/report/blocks.ts'
import { dataFiles } from '#model/agreement/report/data-files.ts'
import type { ReportFacts } from '#model/agreement/report/facts.ts'
import { FoundFigures } from '#model/agreement/report/found-figures.ts'
import { htmlOf } from '#model/agreement/report/html.ts'
import { markdownOf } from '#model/agreement/report/markdown.ts'
import { methodsReport } from '#model/agreement/report/methods-report.ts'
import { readmeOf } from '#model/agreement/report/readme.ts'
import { wordsIn } from '#model/agreement/report/words/words.ts'
import { reportFacts } from '#test/builders/report-facts.ts'
import { studyWithSlots } from '#test/builders/slots.ts'
import { aStudy } from '#test/model/agreement/study.ts'

/** Every paragraph and item of a list. */
function wordsOf({ blocks }: Document): string {
  return blocks
    .flatMap((block) =>
      block.kind === 'paragraph' ? [block.text] : block.kind === 'list' ? block.items : [],
    )
    .join('\n')
}

/** The table of a report that has a column of this title. */
function titled(facts: ReportFacts, title: string) {
  return tablesOf(methodsReport(facts)).find(({ columns }) =>
    columns.some((column) => column.title === title),
  )!
}

/** The titles of all columns of all tables. */
function titles(facts: ReportFacts): string[] {
  return tablesOf(methodsReport(facts)).flatMap(({ columns }) => columns.map(({ title }) => title))
}

function tablesOf({ blocks }: Document) {
  return blocks.filter((block) => block.kind === 'table')
}

describe('a methods report', () => {
  test('says the figure of all codes with interval, draws, what was drawn, and seed', () => {
    const facts = reportFacts()
    const { value, ci95 } = new FoundFigures(facts.agreement).get('alpha_sets_masi')
    const { coefficient, interval } = wordsIn('en').numbers
    const said = wordsOf(methodsReport(facts))
    expect(said).toContain(
      `alpha with MASI distances, units: turns, was ${coefficient(value!)}, 95 % bootstrap interval ${interval(ci95!)}, 400 draws over turns, seed 7.`,
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

  test('[AG8] says of a round that follows the working codebook that codes came meanwhile', () => {
    const round = {
      name: 'R',
      visibility: 'open',
      status: 'running',
      codebookVersion: null,
    } as const
    const came = 'codes came and changed while it was coded'
    const facts = reportFacts({}, {}, { round })
    expect(wordsOf(methodsReport(facts))).toContain(came)
    expect(readmeOf(facts)).toContain(came)
    expect(wordsOf(methodsReport(reportFacts()))).not.toContain(came)
    expect(readmeOf(reportFacts())).not.toContain(came)
  })

  test('says how intervals were made, and of Krippendorff’s bootstrap how likely each target is missed', () => {
    const bca = reportFacts({ transcripts: 11 }, { interval: 'bca' })
    const said = wordsOf(methodsReport(bca))
    expect(said).toMatch(/95 % BCa interval .+, 400 draws over transcripts/)
    expect(said).toContain('Intervals are bias-corrected and accelerated (BCa), of a bootstrap of')
    expect(said).toContain('For the acceleration each of them is left out once.')
    expect(said).not.toContain('Hayes')
    const facts = reportFacts({}, { interval: 'krippendorff', targets: [0.8, 0.5] })
    const report = methodsReport(facts)
    expect(wordsOf(report)).toContain('are of Krippendorff’s bootstrap (Hayes & Krippendorff 2007)')
    expect(wordsOf(report)).toContain('Hayes, A. F., & Krippendorff, K. (2007).')
    expect(wordsOf(report)).toContain('and how likely alpha misses each target')
    const table = report.blocks.find(
      (block) => block.kind === 'table' && block.caption.includes('lies below each target'),
    ) as TableBlock
    expect(table.columns.map(({ title }) => title)).toEqual(['Code', '< .80', '< .50'])
    const alpha = facts.agreement.coefficients.find((one) => one.failing !== undefined)!
    const shares = alpha.failing!.map(({ share }) => `${Math.round(share * 100)} %`)
    expect(table.rows[0]).toEqual(['The code0', ...shares])
    const german = wordsOf(methodsReport(reportFacts({}, { interval: 'bca' }, { language: 'de' })))
    expect(german).toContain('um Verzerrung und Schiefe berichtigt (BCa)')
  })

  test('says what of the round was chosen, by name and of how many, and at which level codes count', () => {
    const study = aStudy({ transcripts: 4, turns: 6, coders: 3, codes: 4, spans: 12, seed: 2 })
    const codebook = study.codes.map((id, at) => ({
      id,
      ...(at < 2 ? {} : { parent: 'code0' }),
    }))
    const names = {
      coders: { coder0: 'Ana Adler', coder2: 'Cem Can' },
      transcripts: { t001: 'Two' },
    }
    const facts = reportFacts(
      { ...study, codebook },
      {
        ...{ unit: 'window', windowLength: 40, level: 0, codes: ['code0'] },
        ...{ coders: ['coder0', 'coder2'], transcripts: ['t001', 't003'] },
      },
      { names },
    )
    const said = wordsOf(methodsReport(facts))
    // Who coded the round is told of the round, and what was chosen of it after that.
    expect(said).toMatch(/Three coders coded the round .+ \(two codes\)/)
    expect(said).toContain('windows of 40 characters')
    expect(said).toContain('Each code counts as the topmost code above it')
    expect(said).toContain(
      'What follows compares 2 of 4 transcripts (Two and Transcript 2), 2 of 3 coders (Ana Adler and Cem Can) and 1 of 2 codes (The code0), chosen by hand.',
    )
    expect(said).toContain(
      'Settings: windows of 40 characters, overlap of any length, 2 of 4 transcripts (Two and Transcript 2), 2 of 3 coders (Ana Adler and Cem Can), 1 of 2 codes (The code0), codes down to level 1, percentiles, 400 draws, seed 7.',
    )
    // What is chosen whole is no limit.
    const whole = reportFacts(study, { codes: [...study.codes] })
    expect(wordsOf(methodsReport(whole))).not.toContain('What follows compares')
  })

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

test('what Krippendorff’s bootstrap has not drawn in time lacks an interval, and the report is made', () => {
  const late = { isOver: () => true }
  const facts = reportFacts({}, { interval: 'krippendorff' }, {}, late)
  const intervals = titled(facts, 'Prevalence').rows.map(([, , interval]) => interval)
  expect(new Set(intervals)).toEqual(new Set([wordsIn('en').cells.noInterval.not_computed]))
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

test.each(['wide', 'narrow'])(
  'the picture, %s, has a place for each code with a figure, its interval, and the lines of the project',
  (look) => {
    const facts = reportFacts({}, {}, { thresholds: [{ value: 0.5, source: 'Us' }] })
    const svgs = htmlOf(methodsReport(facts)).match(/<svg[\s\S]*?<\/svg>/g)!
    const svg = svgs.find((one) => one.startsWith(`<svg class="${look}"`))!
    const xOf = (value: number) => {
      // From 0 to 1 the scale has the ticks 0 and 1 at its ends.
      const ticks = [...svg.matchAll(/class="rule" x1="([\d.]+)"/g)].map(([, x]) => Number(x))
      return ticks[0]! + value * (ticks.at(-1)! - ticks[0]!)
    }
    const figures = new FoundFigures(facts.agreement)
    const circles = [...svg.matchAll(/<circle cx="([\d.]+)"/g)].map(([, x]) => Number(x))
    const intervals = [...svg.matchAll(/class="interval" x1="([\d.]+)" x2="([\d.]+)"/g)]
    facts.codes.forEach(({ id }, at) => {
      const { value, ci95 } = figures.get('binary_alpha_by_code', { code: id })
      expect(circles[at]).toBeCloseTo(xOf(value!), 0)
      const [low, high] = intervals[at]!.slice(1).map(Number)
      expect(high! - low!).toBeCloseTo(xOf(ci95![1]) - xOf(Math.max(0, ci95![0])), 0)
    })
    expect(svg.match(/class="limit" x1="([\d.]+)"/)![1]).toBe(xOf(0.5).toFixed(1))
    expect(markdownOf(methodsReport(facts))).not.toContain('svg')
  },
)

describe('every coefficient of each code', () => {
  const column = (facts: ReportFacts) => titled(facts, 'Gwet’s AC1')

  test.each([
    ['two coders', 2, ['Scott’s π', 'Cohen’s κ']],
    ['three coders', 3, []],
  ])('stands in a table, as on the page of the code: %s', (_, coders, ofTwo) => {
    const study = aStudy({ transcripts: 4, turns: 8, coders, codes: 3, spans: 12, seed: 1 })
    const facts = reportFacts(study)
    const table = column(facts)
    const titlesOf = table.columns.map(({ title }) => title)
    expect(titlesOf.filter((title) => /π|Cohen/.test(title))).toEqual(ofTwo)
    const settings = { unit: 'turn' as const, bootstrap: 0, seed: 1 }
    const { coefficient, percent } = wordsIn('en').numbers
    for (const [at, code] of study.codes.entries()) {
      const { units } = everyCoefficient({ ...study, settings }, { code })!
      const of = (name: string) => units.find((row) => row.name === name)!.value!
      const cell = (title: string) => table.rows[at]![titlesOf.indexOf(title)]
      expect(cell('Gwet’s AC1')).toBe(coefficient(of('ac1')))
      expect(cell('Krippendorff’s α')).toBe(coefficient(of('alpha_nominal')))
      expect(cell('Agreed')).toBe(percent(of('percent')))
    }
  })

  test('stands in the bundle with standard errors and intervals', () => {
    const facts = reportFacts()
    const rows = dataFiles(facts)['data/coefficients.csv']!.split('\n')
    const [code] = facts.coefficients
    const { value, se, ci95 } = code!.rows.find(({ name }) => name === 'ac1')!
    expect(rows).toContain([code!.code, 'ac1', '', value, '', se, ...ci95!].join(','))
  })

  test('is left out of the codes after the first sixty, which the caption says', () => {
    const facts = reportFacts({ transcripts: 1, turns: 3, codes: 62, unfinished: 0 })
    const { rows, caption } = column(facts)
    expect(rows).toHaveLength(60)
    expect(caption).toContain('the first 60 codes of the codebook; 2 codes are left out.')
    expect(column(reportFacts()).caption).not.toContain('left out')
    const german = methodsReport({ ...facts, language: 'de' })
    const found = tablesOf(german).find((table) => table.caption.includes('60 Codes'))!
    expect(found.caption).toContain('2 Codes sind weggelassen.')
  })
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
    // The title twice, paragraph, item, caption, heading, cell.
    expect(html.split('&#60;img src=x onerror=alert(1)&#62;')).toHaveLength(8)
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
