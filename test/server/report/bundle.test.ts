import { execFile, spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AgreementSettings } from '#model/agreement/figures.ts'
import type { ReportFacts } from '#model/agreement/report/facts.ts'
import { bundleOf } from '#server/report/bundle.ts'
import { reportFacts } from '#test/builders/report-facts.ts'
import { slotWords, studyWithSlots } from '#test/builders/slots.ts'
import { aStudy } from '#test/model/agreement/study.ts'

const scripts = resolve(import.meta.dirname, '../../../server/report')
let folder: string
let enclosed: Parameters<typeof bundleOf>[1]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-bundle-'))
  enclosed = {
    'report.html': '<p>',
    'report.md': '#',
    'recompute.py': await readFile(join(scripts, 'recompute.py'), 'utf8'),
    'recompute.R': await readFile(join(scripts, 'recompute.R'), 'utf8'),
  }
})
afterAll(() => rm(folder, { recursive: true }))

interface Said {
  code: number
  out: string
}

function run(program: string, args: string[], cwd: string): Promise<Said> {
  return new Promise((done) => {
    // Of a machine that knows no other letters than those of ASCII.
    const env = { ...process.env, LC_ALL: 'C' }
    execFile(program, args, { cwd, env }, (error, out, err) =>
      done({ code: error === null ? 0 : Number(error.code), out: out + err }),
    )
  })
}

/** Where the bundle was unpacked, by another program than the one that packed it. */
async function unpacked(facts: ReportFacts, name: string): Promise<string> {
  const zip = join(folder, `${name}.zip`)
  await writeFile(zip, bundleOf(facts, enclosed))
  const said = await run('python3', ['-m', 'zipfile', '-e', zip, join(folder, name)], folder)
  expect(said).toMatchObject({ code: 0 })
  return join(folder, name)
}

/** Puts another number into a column of the row that begins so. */
async function changed(where: string, name: string, start: string, column: string) {
  const path = join(where, 'data', name)
  const lines = (await readFile(path, 'utf8')).split('\n')
  const at = lines.findIndex((line) => line.startsWith(`${start},`))
  const cells = lines[at]!.split(',')
  lines[at] = cells.with(lines[0]!.split(',').indexOf(column), '0.4321').join(',')
  await writeFile(path, lines.join('\n'))
}

const hasPython = spawnSync('python3', ['--version']).status === 0
const hasR = spawnSync('Rscript', ['--version']).status === 0

const ofPairs: Partial<AgreementSettings> = { interval: 'krippendorff', targets: [0.8, 0.5] }

const shapes: [string, ReportFacts][] = [
  ['few transcripts by three coders, some of them not completed', reportFacts()],
  [
    'twelve transcripts, sentences',
    reportFacts({ transcripts: 12, coders: 2 }, { unit: 'sentence' }),
  ],
  ['one transcript, four coders', reportFacts({ transcripts: 1, coders: 4, unfinished: 0 })],
  ['one code that nobody applied', reportFacts({ spans: 1, codes: 4, unfinished: 0 })],
  ['slots and scales', reportFacts(studyWithSlots())],
  [
    'coders whose names stand in another order than their ids',
    reportFacts(
      { unfinished: 5 },
      {},
      { names: { coders: { coder0: 'Zoë', coder1: 'Ana' }, transcripts: {} } },
    ),
  ],
  ['ends corrected for bias and skewness', reportFacts({ transcripts: 11 }, { interval: 'bca' })],
  ['what was chosen of it, windows, codes at a level', reportFacts(...chosen())],
  ['intervals by formula', reportFacts({ coders: 4, unfinished: 3 }, { bootstrap: 0 })],
  [
    'a unit that alone has a code, by formula',
    reportFacts({ spans: 1, codes: 4 }, { bootstrap: 0 }),
  ],
  ['pairs of ratings drawn', reportFacts({ coders: 4, unfinished: 3 }, ofPairs)],
  ['pairs of ratings drawn, of coders who agree', reportFacts({ spans: 2, turns: 3 }, ofPairs)],
]

/** Of a larger round: two of its coders, some transcripts and codes, at a level of the tree, in windows. */
function chosen(): Parameters<typeof reportFacts> {
  const study = aStudy({ transcripts: 7, turns: 6, coders: 4, codes: 6, spans: 16, seed: 9 })
  const codebook = study.codes.map((id, at) => ({ id, ...(at < 4 ? {} : { parent: 'code0' }) }))
  const settings: Parameters<typeof reportFacts>[1] = {
    ...{ unit: 'window', windowLength: 30, overlap: 'half', level: 0, codes: ['code0', 'code2'] },
    ...{ coders: ['coder1', 'coder3'], transcripts: ['t000', 't002', 't003', 't005', 't006'] },
  }
  return [{ ...study, codebook }, settings]
}

const recomputing = [
  { program: 'python3', script: 'recompute.py', isHere: hasPython },
  { program: 'Rscript', script: 'recompute.R', isHere: hasR },
]
// Where one of them is not installed its tests are skipped, and said to be.
for (const { program, script, isHere } of recomputing) {
  describe.skipIf(!isHere)(`[MR2] ${script}`, () => {
    test.each(shapes)('computes every value and interval again: %s', async (name, facts) => {
      const where = await unpacked(facts, `${program}-${name.slice(0, 12).replaceAll(' ', '-')}`)
      const said = await run(program, [script], where)
      expect(said.out).toContain(`${facts.agreement.coefficients.length} figures, 0 different`)
      expect(said.out).toMatch(/[1-9]\d* values of data\/coefficients.csv, 0 different/)
      expect(said.code).toBe(0)
    })

    test('draws pairs of ratings again, and compares how likely alpha misses each target', async () => {
      const where = await unpacked(reportFacts({}, ofPairs), `pairs-${program}`)
      const path = join(where, 'data/targets.csv')
      const targets = await readFile(path, 'utf8')
      expect(targets).toMatch(/^code,target,share\ncode0,0\.8,[\d.]+\ncode0,0\.5,/)
      const said = await run(program, [script], where)
      expect(said.out).toContain('6 shares of data/targets.csv, 0 different')
      expect(said.code).toBe(0)
      await writeFile(path, targets.replace(/^code0,0\.5,.*/m, 'code0,0.5,0.4321'))
      const other = await run(program, [script], where)
      expect(other.out).toMatch(/^targets +code0 +< 0\.5 +ours 0\.4321 +here 0\.\d+ +DIFFERENT$/m)
      expect(other.out).toContain('6 shares of data/targets.csv, 1 different')
      expect(other.code).toBe(1)
    })

    const changes: [string, Partial<AgreementSettings>, [row: string, column: string][]][] = [
      [
        'by formula',
        { bootstrap: 0 },
        [
          ['fleiss,code1,,,', 'se'],
          ['cohen,code1,,C1,C2', 'ci_low'],
        ],
      ],
      [
        'of draws',
        {},
        [
          ['alpha_sets_masi,,,,', 'se'],
          ['u_alpha_by_code,code1,,,', 'ci_high'],
        ],
      ],
      [
        'of pairs',
        ofPairs,
        [
          ['binary_alpha_by_code,code1,,,', 'ci_high'],
          ['percent,code1,,,', 'se'],
        ],
      ],
    ]
    test.each(changes)(
      'tells errors and ends %s that are not what the data give',
      async (name, settings, cells) => {
        const facts = reportFacts({ transcripts: 5 }, settings)
        const where = await unpacked(facts, `changed ${name} ${program}`.replaceAll(' ', '-'))
        for (const [row, column] of cells) await changed(where, 'figures.csv', row, column)
        const said = await run(program, [script], where)
        for (const [row, column] of cells) {
          const [figure] = row.split(',')
          const line = `^${figure} .*DIFFERENT  ${column}: ours 0.4321, here [\\d.]+$`
          expect(said.out).toMatch(new RegExp(line, 'm'))
        }
        expect(said.out).toMatch(/^\d+ figures, 2 different$/m)
        expect(said.code).toBe(1)
      },
    )

    test('leaves out what would have to be drawn where that is wanted, and nothing else', async () => {
      const where = await unpacked(reportFacts({}, ofPairs), `undrawn-${program}`)
      await changed(where, 'figures.csv', 'binary_alpha_by_code,code1,,,', 'ci_high')
      const without = await run(program, [script, '--no-intervals'], where)
      expect(without.out).toMatch(/figures, 0 different/)
      await changed(where, 'figures.csv', 'fleiss,code1,,,', 'ci_high')
      const said = await run(program, [script, '--no-intervals'], where)
      expect(said.out).toMatch(/^fleiss +code1 .*DIFFERENT {2}ci_high: ours 0.4321, here/m)
      expect(said.out).toMatch(/figures, 1 different/)
    })

    test('computes what Parley had no time to draw, and compares it with nothing', async () => {
      const facts = reportFacts({}, ofPairs, {}, { isOver: () => true })
      const where = await unpacked(facts, `no-time-${program}`)
      const figures = await readFile(join(where, 'data/figures.csv'), 'utf8')
      expect(figures).toMatch(/^binary_alpha_by_code,code0,.*,not_computed$/m)
      const said = await run(program, [script], where)
      expect(said.out).toContain('0 shares of data/targets.csv, 0 different')
      expect(said.code).toBe(0)
    })

    test('speaks the language of its report', async () => {
      const german = reportFacts(studyWithSlots(), {}, { language: 'de' })
      const said = await run(program, [script], await unpacked(german, `german-${program}`))
      expect(said.out).toContain(`${german.agreement.coefficients.length} Werte, 0 verschieden`)
      expect(said.out).not.toMatch(/\b(ours|here|same|figures|installed)\b(?!\.csv)/)
      expect(said.code).toBe(0)
    })

    test('says of which coders, transcripts and codes the data are, and stops where they are of others', async () => {
      const where = await unpacked(reportFacts(...chosen()), `others-chosen-${program}`)
      const path = join(where, 'data/settings.csv')
      const settings = await readFile(path, 'utf8')
      for (const row of ['transcripts,T1|T2|T3|T4|T5', 'coders,C1|C2', 'codes,code0|code2']) {
        expect(settings.split('\n')).toContain(row)
      }
      await writeFile(path, settings.replace('codes,code0|code2', 'codes,code0'))
      const said = await run(program, [script, '--no-intervals'], where)
      expect(said.out).toContain('data/codes.csv does not hold what settings.csv says')
      expect(said.code).toBe(1)
    })

    test('tells a code whose lost agreement does not add up to what its alpha lacks, and exits with 1', async () => {
      const where = await unpacked(reportFacts(), `lost-${program}`)
      const path = join(where, 'data/lost.csv')
      const lines = (await readFile(path, 'utf8')).split('\n')
      const at = lines.findIndex((line) => /^code1,missed,/.test(line))
      lines[at] = lines[at]!.replace(/missed,[^,]*/, 'missed,0.5')
      await writeFile(path, lines.join('\n'))
      const said = await run(program, [script, '--no-intervals'], where)
      expect(said.out).toMatch(/^What agreement on code1 is lost to/m)
      expect(said.out).not.toMatch(/^What agreement on code0/m)
      expect(said.code).toBe(1)
    })

    test('tells a coefficient of a code that is not what the data give, and exits with 1', async () => {
      const where = await unpacked(reportFacts(), `coefficient-${program}`)
      const path = join(where, 'data/coefficients.csv')
      const file = await readFile(path, 'utf8')
      const of = (name: string, value: string) =>
        new RegExp(`^(code1,${name},,)[^,]*`, 'm').test(file)
          ? file.replace(new RegExp(`^(code1,${name},,)[^,]*`, 'm'), `$1${value}`)
          : ''
      for (const name of ['conger', 'position_alpha']) {
        await writeFile(path, of(name, '0.123'))
        const said = await run(program, [script, '--no-intervals'], where)
        expect(said.out).toMatch(new RegExp(`^${name} +code1 .*DIFFERENT$`, 'm'))
        expect(said.out).toMatch(/values of data\/coefficients.csv, 1 different/)
        expect(said.code).toBe(1)
      }
      await writeFile(path, file)
      await changed(where, 'coefficients.csv', 'code1,ac1,', 'se')
      const said = await run(program, [script, '--no-intervals'], where)
      expect(said.out).toMatch(/^ac1 +code1 .*DIFFERENT {2}se: ours 0.4321, here/m)
      expect(said.code).toBe(1)
    })

    test('tells a figure that is not what the data give, and exits with 1', async () => {
      const where = await unpacked(reportFacts({ unfinished: 0 }), `changed-${program}`)
      const path = join(where, 'data/ratings.csv')
      const lines = (await readFile(path, 'utf8')).split('\n')
      const at = lines.findIndex((line) => /,code0$/.test(line))
      lines[at] = lines[at]!.replace('code0', 'code1')
      await writeFile(path, lines.join('\n'))
      const said = await run(program, [script, '--no-intervals'], where)
      expect(said.out).toMatch(/alpha_sets_masi .*DIFFERENT/)
      expect(said.code).toBe(1)
    })
  })
}

// 12.706 and the like are printed in every textbook; these are as exact as doubles are.
const tables = [
  ...[12.706204736174698, 4.302652729749464, 3.1824463052837078, 2.7764451051977934],
  ...[2.2281388519862744, 2.0422724563012378, 1.9623390808264143],
]
describe.skipIf(!hasPython)('[MR2] recompute.py', () => {
  test('has Student’s t of its own, which is that of printed tables', async () => {
    const where = await unpacked(reportFacts(), 'students-t')
    const asked = 'import recompute; print(*map(recompute.t975, (1, 2, 3, 4, 10, 30, 1000)))'
    const said = await run('python3', ['-c', asked], where)
    const found = said.out.trim().split(' ').map(Number)
    expect(found).toHaveLength(tables.length)
    found.forEach((t, at) => {
      expect(Math.abs(t / tables[at]! - 1)).toBeLessThan(1e-12)
    })
  })
})

test('the shape with slots has figures of words and of a scale, and one of a slot where nothing was said', () => {
  const found = reportFacts(studyWithSlots()).agreement.coefficients.filter(({ slot }) => slot)
  expect(found.map(({ name, value, ci95 }) => [name, value !== null, ci95 !== undefined])).toEqual([
    ['slot_alpha_nominal', true, true],
    ['slot_alpha_ordinal', true, true],
    ['slot_alpha_interval', true, true],
    ['slot_alpha_nominal', false, false],
  ])
})

const others = 'all(c("irrCAC", "krippendorffsalpha") %in% rownames(installed.packages()))'
const hasOthers =
  hasR && spawnSync('Rscript', ['-e', `quit(status = if (${others}) 0 else 1)`]).status === 0

// These packages round to five places, or not at all.
describe.skipIf(!hasOthers)('[MR2] irrCAC and krippendorffsalpha, where they are installed', () => {
  test.each(shapes)('print what stands beside them: %s', async (name, facts) => {
    const where = await unpacked(facts, `others-${name.slice(0, 12).replaceAll(' ', '-')}`)
    await run('Rscript', ['recompute.R', '--no-intervals'], where)
    const rows: Record<string, string>[] = parse(
      await readFile(join(where, 'recomputed-r.csv'), 'utf8'),
      { columns: true },
    )
    let compared = 0
    for (const { value, irrCAC, krippendorffsalpha } of rows) {
      if (irrCAC !== '') expect(Number(irrCAC)).toBeCloseTo(Number(value), 4)
      if (krippendorffsalpha !== '') {
        expect(Number(krippendorffsalpha)).toBeCloseTo(Number(value), 9)
        compared++
      }
    }
    expect(compared).toBeGreaterThan(2)
  })
})

describe.skipIf(!hasPython)('a bundle', () => {
  test('is the same bytes for the same report, and its checksums are those of its files', async () => {
    const facts = reportFacts()
    expect(Buffer.from(bundleOf(facts, enclosed)).equals(bundleOf(facts, enclosed))).toBe(true)
    const where = await unpacked(facts, 'sums')
    const said = await run('sha256sum', ['-c', 'SHA256SUMS'], where)
    expect(said.code).toBe(0)
    expect(said.out.trim().split('\n')).toHaveLength(18)
  })

  test('[MR3] holds no word of a transcript', async () => {
    const where = await unpacked(reportFacts(studyWithSlots()), 'silent')
    // What coders wrote into a slot may be words of the transcript too.
    const hidden = ['Nobody answered', 'We said so', ...slotWords].join('|')
    const said = await run('grep', ['-rliE', hidden, where], folder)
    expect(said).toEqual({ code: 1, out: '' })
    // The words would be found where they stood.
    await writeFile(join(where, 'leak.txt'), 'We said so')
    expect((await run('grep', ['-rl', 'We said so', where], folder)).code).toBe(0)
  })
})
