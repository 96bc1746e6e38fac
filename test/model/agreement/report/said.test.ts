import { describe, expect, test } from 'vitest'
import type { TableBlock } from '#model/agreement/report/blocks.ts'
import { FoundFigures } from '#model/agreement/report/found-figures.ts'
import { markdownOf } from '#model/agreement/report/markdown.ts'
import { methodsReport } from '#model/agreement/report/methods-report.ts'
import { readmeOf } from '#model/agreement/report/readme.ts'
import { wordsIn } from '#model/agreement/report/words/words.ts'
import { reportFacts } from '#test/builders/report-facts.ts'
import { aStudy } from '#test/model/agreement/study.ts'
import { titled, wordsOf } from './reading.ts'

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

test('what Krippendorff’s bootstrap has not drawn in time lacks an interval, and the report is made', () => {
  const late = { isOver: () => true }
  const facts = reportFacts({}, { interval: 'krippendorff' }, {}, late)
  const intervals = titled(facts, 'Prevalence').rows.map(([, , interval]) => interval)
  expect(new Set(intervals)).toEqual(new Set([wordsIn('en').cells.noInterval.not_computed]))
})
