import { execFile } from 'node:child_process'
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-agreement-'))
})
afterAll(() => rm(folder, { recursive: true }))

interface Said {
  code: number
  out: string
  err: string
}

/** The command as a person runs it, in a process of its own. */
async function parley(...args: string[]): Promise<Said> {
  return new Promise((done) => {
    execFile(
      process.execPath,
      ['server/parley.js', 'agreement', ...args],
      { cwd: root },
      (error, out, err) => done({ code: error === null ? 0 : Number(error.code), out, err }),
    )
  })
}

async function fileWith(name: string, text: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}

describe('parley agreement', () => {
  test('ratings gives every coefficient of a file as one object', async () => {
    const rows = ['ana,1,yes', 'ben,1,yes', 'ana,2,no', 'ben,2,yes', 'ana,3,no', 'ben,3,no']
    const file = await fileWith('r.csv', `coder,unit,value\n${rows.join('\n')}\nana,4,\n`)
    const said = await parley('ratings', file, '--json', '--bootstrap', '200', '--seed', '3')
    expect(said).toMatchObject({ code: 0, err: '' })
    const results = JSON.parse(said.out)
    expect(results.percent).toMatchObject({ value: expect.closeTo(2 / 3, 12) })
    // po = 2/3; ana says yes once in three, ben twice: pe = 2/9 + 2/9
    expect(results.cohen.value).toBeCloseTo((2 / 3 - 4 / 9) / (5 / 9), 12)
    expect(results.cohen.interval).toMatchObject({ method: 'percentile', draws: 200 })
    const again = await parley('ratings', file, '--json', '--bootstrap', '200', '--seed', '3')
    expect(again.out).toBe(said.out)
  })

  test('a file of more rows than it may have, and one too large to be read, are refused in a sentence', async () => {
    const long = await fileWith('long.csv', `coder,unit,value\n${'a,1,x\n'.repeat(2_500_000)}`)
    const large = await fileWith('large.csv', 'coder,unit,value\n')
    await truncate(large, 300 * 2 ** 20)
    for (const [file, words] of [
      [long, /more than 2,000,000 rows/],
      [large, /larger than 256 MiB/],
    ] as const) {
      const { code, out, err } = await parley('ratings', file)
      expect({ code, out }).toEqual({ code: 2, out: '' })
      expect(err).toMatch(words)
    }
  }, 180_000)

  test('intervals are by the method asked for, and what missed a target is a table of its own', async () => {
    const rows = Array.from({ length: 12 }, (_, unit) => {
      const [ana, ben] = [unit % 3 === 0 ? 'yes' : 'no', unit % 4 === 0 ? 'yes' : 'no']
      return `ana,${unit},${ana}\nben,${unit},${ben}`
    })
    const file = await fileWith('m.csv', `coder,unit,value\n${rows.join('\n')}\n`)
    const bca = await parley('ratings', file, '--bootstrap', '200', '--interval', 'bca')
    expect(bca.out).toContain('bias-corrected and accelerated (BCa), 200 draws over units, seed 1.')
    const pairs = await parley('ratings', file, '--targets', '.8 .5')
    expect(pairs.out).toMatch(/^probability of missing +\.8 +\.5\nalpha_nominal +[\d.]+ +[\d.]+$/m)
    expect(pairs.out).toContain('Krippendorff’s bootstrap, 20000 draws of pairs of ratings, seed 1')
    const neither = await parley('ratings', file, '--interval', 'bca', '--targets', '.8')
    expect(neither).toMatchObject({ code: 2, out: '' })
    expect(neither.err).toContain('Leave --targets out')
    expect((await parley('ratings', file, '--targets', '8')).code).toBe(2)
  })

  test('with --sets an empty value is the empty set', async () => {
    const rows = ['ana,1,A|B', 'ben,1,A', 'ana,2,', 'ben,2,', 'ana,3,B', 'ben,3,B']
    const file = await fileWith('s.csv', `coder,unit,value\n${rows.join('\n')}\n`)
    const results = JSON.parse((await parley('ratings', file, '--sets', '|', '--json')).out)
    expect(results.alpha_sets_masi.parts.pairable).toBe(6)
    expect(results.binary_alpha_by_code.value).toEqual({
      A: 1,
      B: expect.closeTo(4 / 9, 12),
    })
  })

  test('spans reads coders without spans, and says what overlaps', async () => {
    const file = await fileWith(
      'u.csv',
      'coder,start,end,code\nana,0,10,X\nana,5,12,Y\nben,0,10,X\ncem,,,\n',
    )
    const results = JSON.parse((await parley('spans', file, '--length', '40', '--json')).out)
    expect(results.u_alpha).toEqual({ value: null, reason: 'overlapping_spans' })
    expect(Object.keys(results.match.value)).toEqual(['ana|ben', 'ana|cem', 'ben|cem'])
    const combined = await parley('spans', file, '--length', '40', '--overlap', 'combine', '--json')
    expect(JSON.parse(combined.out).u_alpha_combined.value).toEqual(expect.any(Number))
  })

  test('without --json a table is printed, undefined figures with their reason', async () => {
    const file = await fileWith('one.csv', 'coder,unit,value\nana,1,a\nben,1,a\n')
    const said = await parley('ratings', file)
    expect(said.code).toBe(0)
    expect(said.out).toMatch(/^percent +1/m)
    expect(said.out).toMatch(/^fleiss +- .*not defined: no_variation$/m)
  })

  test('a file with a fault is refused with its row and what to do', async () => {
    const file = await fileWith('bad.csv', 'coder,unit,value\nana,1,a\nana,1,b\n')
    const said = await parley('ratings', file, '--json')
    expect(said).toMatchObject({ code: 2, out: '' })
    expect(said.err).toMatch(/row 3: ana rated unit 1 before/)
    expect(said.err).not.toMatch(/\n +at /)
  })

  test('wrong usage exits with 2, a file that is not there with 1', async () => {
    expect((await parley('ratings')).code).toBe(2)
    expect((await parley('spans', 'x.csv', '--length', 'ten')).code).toBe(2)
    const absent = await parley('ratings', join(folder, 'absent.csv'))
    expect(absent.code).toBe(1)
    expect(absent.err).toMatch(/There is no such file/)
  })

  test('spans gives gamma with the continua asked for, and the same for the same seed', async () => {
    const file = await fileWith(
      'gamma.csv',
      'coder,start,end,code\nana,0,10,a\nana,20,30,b\nana,44,50,a\nben,1,10,a\nben,20,29,a\nben,60,66,b\n',
    )
    const asked = ['spans', file, '--length', '80', '--gamma', '40', '--seed', '5', '--json']
    const [one, other] = [JSON.parse((await parley(...asked)).out), (await parley(...asked)).out]
    expect(one.gamma).toMatchObject({ samples: 40, value: expect.any(Number) })
    expect(one.gamma.value).toBeCloseTo(1 - one.gamma.observed / one.gamma.expected, 12)
    expect(Object.keys(one.gamma_k.value)).toEqual(['a', 'b'])
    expect(JSON.parse(other)).toEqual(one)

    const late = await parley(...asked.slice(0, -1), '--gamma-minutes', '0')
    expect(late.code).toBe(0)
    expect(late.out).toMatch(/^gamma_k +- .*not_computed$/m)
    expect(late.out).toMatch(/^alpha_U_1995 +-?\.\d+/m)
    expect(late.out).toContain('No standard errors and no intervals: positions of one text')
    expect(late.err).toContain('Gamma is not computed: it takes longer than 0 minutes.')
  })

  test('cases recomputes each case, and says of the rest that it is not computed', async () => {
    const file = await fileWith(
      'cases.json',
      JSON.stringify({
        format: 'agreement-cases/1',
        cases: [
          {
            id: 'one',
            kind: 'ratings',
            input: {
              categories: ['a', 'b'],
              matrix: [
                ['a', 'a'],
                ['b', 'a'],
                ['b', 'b'],
              ],
            },
            expect: { percent: null, alpha_nominal: { value: 4 / 9 } },
          },
          { id: 'two', kind: 'ratings_of_others', input: {}, expect: { kappa: { value: 0.4 } } },
          { id: 'three', kind: 'set_distance', pairs: [{ a: ['x'], b: ['x', 'y'] }] },
        ],
      }),
    )
    const { cases } = JSON.parse((await parley('cases', file, '--json')).out)
    expect(cases[0].results.percent.value).toBeCloseTo(2 / 3, 12)
    // Do = 2/6, De = 2 * 3 * 3 / 30: alpha = 1 - 10/18
    expect(cases[0].results.alpha_nominal).toMatchObject({
      value: expect.closeTo(4 / 9, 12),
      n_pairable: 6,
    })
    expect(cases[1].results.kappa).toEqual({ value: null, reason: 'not_computed' })
    expect(cases[2].results.rows).toEqual([{ jaccard: 0.5, masi: expect.closeTo(2 / 3, 12) }])
  })

  test('cases are compared with what they expect: counted, and one wrong figure ends with 1', async () => {
    const matrix = [
      ['a', 'a'],
      ['b', 'a'],
      ['b', 'b'],
    ]
    const fileOf = (alpha: number) =>
      fileWith(
        'expected.json',
        JSON.stringify({
          format: 'agreement-cases/1',
          cases: [
            {
              id: 'one',
              kind: 'ratings',
              input: { categories: ['a', 'b'], matrix },
              expect: { percent: { value: 2 / 3 }, alpha_nominal: { value: alpha, n_pairable: 6 } },
            },
          ],
        }),
      )
    const right = await parley('cases', await fileOf(4 / 9))
    expect(right).toMatchObject({ code: 0 })
    expect(right.out).toContain('1 cases, 3 figures compared, 0 wrong')
    const wrong = await parley('cases', await fileOf(0.45))
    expect(wrong).toMatchObject({ code: 1 })
    expect(wrong.out).toContain('alpha_nominal.value: 0.444444')
    expect(wrong.out).toContain('1 cases, 3 figures compared, 1 wrong')
    expect((await parley('cases', await fileOf(0.45), '--json')).code).toBe(1)
  })
})
