import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FileReport, ratingsReport } from '#model/agreement/reports.ts'
import { resultRows } from '#model/agreement/result-rows.ts'
import { limits } from '#model/limits.ts'
import { calculatorExamples } from '#server/agreement/calculator-examples.ts'
import { makeFileFigures } from '#server/agreement/file-figures.ts'
import { type App, startApp } from '../builders/app.ts'

let app: App
beforeAll(async () => {
  app = await startApp({ PARLEY_CALCULATOR_BYTES: '100000', PARLEY_CALCULATIONS_PER_MINUTE: '40' })
})
afterAll(() => app?.close())

const usual = { draws: '0', seed: '1', categories: '' }

/** Sends the form as a browser without an account does, and reads the page that comes. */
async function calculated(fields: Record<string, string>, file?: Blob) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  if (file !== undefined) form.set('file', file, 'ratings.csv')
  const answer = await fetch(`${app.url}/agreement/calculator`, {
    method: 'POST',
    body: form,
    headers: { Origin: app.url },
  })
  // React parts neighbouring texts by empty comments.
  return { status: answer.status, html: (await answer.text()).replaceAll('<!-- -->', '') }
}

/** How many rows each table has. */
async function written(): Promise<Record<string, string>> {
  const { db } = app.services
  const { rows } = await sql<{ table: string }>`
    SELECT tablename AS table FROM pg_tables WHERE schemaname = 'public'
  `.execute(db)
  const counts: Record<string, string> = {}
  for (const { table } of rows) {
    const counted = await sql<{ count: string }>`SELECT count(*) FROM ${sql.table(table)}`.execute(
      db,
    )
    counts[table] = counted.rows[0]!.count
  }
  return counts
}

test('anybody gets every coefficient of a file, and nothing of it is stored', async () => {
  const before = await written()
  expect(Object.keys(before).length).toBeGreaterThan(10)
  const text = calculatorExamples.ratings
  const page = await calculated({ kind: 'ratings', text, ...usual })
  expect(page.status).toBe(200)
  const names = [...page.html.matchAll(/<th scope="row"[^>]*>([^<]+)</g)].map(([, name]) => name)
  expect(names).toEqual(expect.arrayContaining(['Krippendorff’s α, nominal', 'Light’s κ']))
  // Of two coders alone.
  expect(names).not.toContain('Cohen’s κ')
  expect(page.html).toContain('<b class="num">36</b> rows went in')
  expect(page.html).toContain('<b class="num">1</b> without a value')
  expect(page.html).toContain('parley agreement ratings FILE.csv')
  expect(await written()).toEqual(before)
})

test('the page says how intervals were made, of how many draws, and how many had no value', async () => {
  const text = calculatorExamples.ratings
  const of = async (fields: Record<string, string>) =>
    (await calculated({ kind: 'ratings', text, ...usual, draws: '300', ...fields })).html
  expect(await of({ draws: '0' })).toContain('by formula (Student’s t)')
  expect(await of({})).toContain('95 %, percentiles of 300 draws over units, seed 1')
  const corrected = await of({ method: 'bca' })
  expect(corrected).toContain('bias-corrected and accelerated (BCa), 300 draws')
  expect(corrected).toContain('--bootstrap 300 --seed 1 --interval bca')
  expect(corrected).not.toContain('Probability of missing a target')
  const pairs = await of({ method: 'krippendorff', targets: '0,75' })
  expect(pairs).toContain('Probability of missing a target')
  expect(pairs).toContain('below .75')
  expect(pairs).toContain('--interval krippendorff --targets')

  const rare = 'coder,unit,value\na,1,x\nb,1,x\na,2,y\nb,2,y\na,3,x\nb,3,y\n'
  const thin = await calculated({ kind: 'ratings', text: rare, ...usual, draws: '200' })
  expect(thin.html).toMatch(
    /\d+ figures were undefined in some of the draws, at most in \d+ of 200/,
  )
  const one = { kind: 'spans', text: calculatorExamples.spans, length: '1200', combine: 'on' }
  const spans = await calculated({ ...usual, ...one, samples: '' })
  expect(spans.html).toContain('There are no standard errors and no intervals')
  expect(spans.html).toContain('one text: none')
})

test('a file that is chosen counts in place of what is pasted', async () => {
  const file = new Blob(['coder,unit,value\nzoe,1,a\nyan,1,a\nzoe,2,b\nyan,2,b\n'])
  const page = await calculated({ kind: 'ratings', text: 'nothing', ...usual }, file)
  expect(page.status).toBe(200)
  expect(page.html).toContain('<b class="num">4</b> rows went in')
  const latin = new Blob([new Uint8Array([0x63, 0xe9, 0x0a])])
  const refused = await calculated({ kind: 'ratings', text: '', ...usual }, latin)
  expect(refused.status).toBe(415)
  expect(refused.html).toContain('not in UTF-8')
})

test.each([
  ['an unknown kind', { kind: 'words', text: 'x' }, 400, 'kind|Invalid'],
  ['no rows', { kind: 'ratings', text: ' ' }, 400, 'Paste the rows, or choose a file'],
  ['a column missing', { kind: 'ratings', text: 'coder,value\na,1\n' }, 400, 'no column “unit”'],
  [
    'a second rating',
    { kind: 'ratings', text: 'coder,unit,value\na,1,x\na,1,y\n' },
    400,
    'row 3: a rated unit 1 before',
  ],
  ['too many draws', { kind: 'ratings', text: 'x', draws: '1000000000' }, 400, 'from 0 to 20,000'],
  [
    'a target of no alpha',
    { kind: 'ratings', text: 'x', targets: '2' },
    400,
    'Targets are numbers',
  ],
  [
    'pairs of sets',
    { kind: 'sets', text: 'coder,unit,value\na,1,x\n', draws: '10', method: 'krippendorff' },
    400,
    'Ask for percentiles or BCa',
  ],
  ['words for a length', { kind: 'spans', text: 'x', length: 'long' }, 400, 'A whole number'],
  [
    'a span beyond the text',
    { kind: 'spans', text: 'coder,start,end,code\na,1,9,x\n', length: '5' },
    400,
    'row 2: The span ends at 9, beyond the length 5',
  ],
  [
    'a category twice',
    { kind: 'ratings', text: 'x', categories: 'a,a' },
    400,
    'each category once',
  ],
  ['more than it takes', { kind: 'ratings', text: 'x'.repeat(100_001) }, 400, 'takes 97 KiB'],
])('%s is refused with what to do', async (_, fields, status, words) => {
  const page = await calculated({ ...usual, separator: '|', combine: '', samples: '', ...fields })
  expect(page.status).toBe(status)
  expect(page.html).toMatch(new RegExp(words))
})

test('spans and sets give what the command line gives, and gamma that takes too long is left out', async () => {
  const { figures } = app.services
  const by = { address: '::1', signal: new AbortController().signal }
  const task = { kind: 'ratings', text: calculatorExamples.sets, options: { sets: '|' } } as const
  const report: FileReport = await figures.ofFile(task, by)
  expect(resultRows(report.results)).toEqual(
    resultRows(ratingsReport(task.text, task.options).results),
  )

  const late = { kind: 'spans', text: calculatorExamples.spans, exactMs: 0 } as const
  const gamma = { samples: 10, seed: 1 }
  const { results } = await figures.ofFile({ ...late, options: { length: 1200, gamma } }, by)
  for (const name of ['gamma', 'gamma_cat', 'gamma_k']) {
    expect(results[name], name).toEqual({ value: null, reason: 'not_computed' })
  }
  expect(results.alpha_U_1995!.value).toEqual(expect.any(Number))

  const page = await calculated({
    kind: 'spans',
    text: calculatorExamples.spans,
    length: '1200',
    samples: '10',
    combine: 'on',
    seed: '1',
  })
  expect(page.status).toBe(200)
  expect(page.html).toContain('u-α, with overlapping codes taken together, is')
  expect(page.html).toContain('--length 1200 --overlap combine --gamma 10 --seed 1')
})

test('a file that takes too long is given up, and so is one whose owner has gone', async () => {
  const figures = makeFileFigures({ ...limits, fileFiguresMs: 300 })
  const rows = Array.from({ length: 4_000 }, (_, at) => `c${at % 4},${at >> 2},v${at % 7}`)
  const text = `coder,unit,value\n${rows.join('\n')}\n`
  const draws = { draws: 1_000_000, seed: 1, method: 'percentile' } as const
  const long = { kind: 'ratings', text, options: { draws } } as const
  const present = { address: 'a', signal: new AbortController().signal }
  await expect(figures.ofFile(long, present)).rejects.toMatchObject({
    code: 'too-large',
    message: expect.stringContaining('fewer draws'),
  })
  await figures.close()

  const patient = makeFileFigures(limits)
  const gone = new AbortController()
  const left = patient.ofFile(long, { address: 'a', signal: gone.signal })
  const next = patient.ofFile(
    { kind: 'ratings', text: calculatorExamples.ratings, options: {} },
    { address: 'b', signal: new AbortController().signal },
  )
  setTimeout(() => gone.abort(), 200)
  await expect(left).rejects.toThrow()
  expect((await next).ledger).toMatchObject({ coders: 3 })
  await patient.close()
})

test('a file that needs too much memory is refused, and the next is computed', async () => {
  const figures = makeFileFigures({ ...limits, fileFiguresMegabytes: 24 })
  const rows = Array.from({ length: 400_000 }, (_, at) => `c${at % 4},${at >> 2},v${at % 7}`)
  const by = { address: 'a', signal: new AbortController().signal }
  const heavy = {
    kind: 'ratings',
    text: `coder,unit,value\n${rows.join('\n')}\n`,
    options: {},
  } as const
  await expect(figures.ofFile(heavy, by)).rejects.toMatchObject({
    code: 'too-large',
    message: expect.stringContaining('memory'),
  })
  await figures.close()
})

test('one address has three files under way at most', async () => {
  const figures = makeFileFigures(limits)
  const by = { address: 'a', signal: new AbortController().signal }
  const task = { kind: 'ratings', text: calculatorExamples.ratings, options: {} } as const
  const asked = [1, 2, 3].map(() => figures.ofFile(task, by))
  await expect(figures.ofFile(task, by)).rejects.toMatchObject({ code: 'unavailable' })
  await figures.ofFile(task, { ...by, address: 'b' })
  await Promise.all(asked)
  await figures.ofFile(task, by)
  await figures.close()
})
