import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { everyCsv } from '#app/components/agreement/every-file.ts'
import { everyOfCode } from '#server/agreement/every-of-code.ts'
import { withMarks } from '#server/agreement/interval-marks.ts'
import { type App, startApp } from '../builders/app.ts'
import { type Answer, askCoefficients, type Row } from '../builders/code-coefficients.ts'
import { type StoredRound, storeRound } from '../builders/stored-round.ts'

let app: App
let round: StoredRound

beforeAll(async () => {
  app = await startApp()
  const size = { transcripts: 2, turns: 40, coders: 3, codes: 2, spans: 30, seed: 4 }
  round = await storeRound(app.services.db, size)
})
afterAll(() => app?.close())

test('a program gets what the page of a code shows, and the file of the page has every figure of it', async () => {
  const { services } = app
  const given = { interval: 'krippendorff', targets: '.8 .6', bootstrap: '500' }
  const { lead, projectId, roundId } = round
  const code = (await everyCodeOf())!
  const page = await everyOfCode(services, lead, projectId, roundId, code, given)
  const answer = await askCoefficients(app, round, code, new URLSearchParams(given).toString())
  expect(answer.status).toBe(200)
  const whole = (await answer.json()) as Answer
  const { units, transcripts, matching, ledger } = whole
  // A program has both coders of a pair by themselves, where a page has them in one part.
  const names = new Map(page.coders.map(({ id, name }) => [id, name]))
  const joined = (rows: Row[]) =>
    rows.map(({ first, second, ...row }) => {
      if (first === undefined || second === undefined) return row
      expect([first.name, second.name]).toEqual([names.get(first.id), names.get(second.id)])
      return { ...row, parts: [`${first.id}|${second.id}`, ...row.parts] }
    })
  expect(units.some(({ first }) => first !== undefined)).toBe(true)
  expect({ units: joined(units), transcripts, matching: joined(matching) }).toEqual({
    units: page.every.units.map(withMarks),
    transcripts: page.every.transcripts,
    matching: page.every.matching.map(withMarks),
  })
  expect(whole.settings).toMatchObject({ overlap: 'any' })
  expect(whole.asked).toEqual(page.asked)
  expect(whole.settings).not.toHaveProperty('bootstrap')
  expect(ledger).toEqual(JSON.parse(JSON.stringify(page.ledger)))
  const alpha = units.find(({ name }) => name === 'alpha_nominal')!
  expect(alpha).toMatchObject({ interval: { method: 'krippendorff', draws: 500 } })
  expect(alpha.failing!.map(({ target }) => target)).toEqual([0.8, 0.6])

  const lines = everyCsv(page).trimEnd().split('\n')
  const figures = [units, matching, ...transcripts.map(({ rows }) => rows)].flat()
  // The heading, and below alpha the probability of missing each of two targets.
  expect(lines).toHaveLength(figures.length + 3)
  expect(lines[0]).toMatch(/^transcript,coefficient,part,match,measure,value,/)
  const matched = lines.filter((line) => line.startsWith(',match,'))
  expect(matched[0]).toMatch(/^,match,coder0\|coder1,exact,tp,\d+,/)
  const kappas = lines.filter((line) => line.startsWith(',cohen_by_pair,'))
  expect(kappas.map((line) => line.split(',')[2])).toEqual([
    ...['coder0|coder1', 'coder0|coder2', 'coder1|coder2'],
  ])
})

test('each row of the file says what it was made of and how, and that coders saw one another’s codes', async () => {
  const { lead, projectId, roundId } = round
  const given = { interval: 'bca', bootstrap: '60', seed: '5', gamma: '10', unit: 'window' }
  const page = await everyOfCode(app.services, lead, projectId, roundId, 'code0', given)
  const rows: Record<string, string>[] = parse(everyCsv(page), { columns: true })
  expect(rows.length).toBeGreaterThan(40)
  const titles = page.transcripts.map(({ title }) => title)
  for (const row of rows) {
    expect(row).toMatchObject({
      round: page.round.name,
      code: 'code0',
      compared_transcripts: titles.join('; '),
      compared_coders: 'coder0; coder1; coder2',
      ...{ unit: 'window', window_length: '200', overlap: 'any', level: '' },
      ...{ asked_interval: 'bca', asked_draws: '60', seed: '5', gamma_samples: '10' },
      computed_at: page.computedAt.toISOString(),
      notes: 'coders saw one another’s codes',
    })
  }
})

test('[AG19] pairs name coders in the order of their names, whatever their ids are', async () => {
  const { services } = app
  const names = ['Tomás', 'Kofi', 'Anna']
  const size = { transcripts: 1, turns: 10, coders: 3, codes: 1, spans: 20, seed: 2 }
  const named = await storeRound(services.db, size)
  const inOrderOfIds = named.coders.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  for (const [at, { id }] of inOrderOfIds.entries()) {
    await services.db.updateTable('people').set({ name: names[at]! }).where('id', '=', id).execute()
  }
  const { lead, projectId, roundId } = named
  const page = await everyOfCode(services, lead, projectId, roundId, 'code0', {})
  const [tomas, kofi, anna] = inOrderOfIds.map(({ id }) => id)
  const wanted = [`${anna}|${kofi}`, `${anna}|${tomas}`, `${kofi}|${tomas}`]
  const pairsOf = (rows: readonly { name: string; parts: readonly string[] }[], name: string) => [
    ...new Set(rows.filter((row) => row.name === name).map(({ parts }) => parts[0])),
  ]
  expect(pairsOf(page.every.matching, 'match')).toEqual(wanted)
  expect(pairsOf(page.every.units, 'cohen_by_pair')).toEqual(wanted)
  expect(page.coders.map(({ name }) => name)).toEqual(['Anna', 'Kofi', 'Tomás'])
  const cells = everyCsv(page)
    .split('\n')
    .filter((line) => line.startsWith(',match,'))
  expect(cells[0]).toMatch(/^,match,Anna\|Kofi,/)
})

test('a unit of windows says how long they are where nobody chose, of figures and of coefficients', async () => {
  const { ask } = await app.api(round.lead, 'read')
  const path = `/projects/${round.projectId}/rounds/${round.roundId}/agreement`
  for (const part of ['', '/codes/code0/coefficients', '/anatomy']) {
    const answer = (await (await ask('GET', `${path}${part}?unit=window`)).json()) as Answer
    expect(answer.settings, part).toMatchObject({ unit: 'window', windowLength: 200 })
  }
})

test('[AG16] figures of a round have BCa, and Krippendorff’s bootstrap with targets where a program asks for them', async () => {
  const { ask } = await app.api(round.lead, 'read')
  const path = `/projects/${round.projectId}/rounds/${round.roundId}/agreement`
  const of = async (query: string) => {
    const answer = await ask('GET', `${path}?${query}`)
    const { coefficients } = (await answer.json()) as { coefficients: (Row & { code?: string })[] }
    return coefficients.find((one) => one.name === 'binary_alpha_by_code' && one.code === 'code0')!
  }
  expect((await of('bootstrap=50')).interval).toMatchObject({ method: 'percentile', draws: 50 })
  expect((await of('interval=bca&bootstrap=50')).interval).toMatchObject({ method: 'bca' })
  const missing = await of('interval=krippendorff&targets=.9%20.5&bootstrap=50')
  expect(missing.interval).toMatchObject({ method: 'krippendorff', drawn: 'pairs', draws: 50 })
  expect(missing.failing!.map(({ target }) => target)).toEqual([0.9, 0.5])
})

test.each([
  ['', 'targets=.8', /Krippendorff’s bootstrap alone/],
  ['', 'interval=bca&targets=.8', /Krippendorff’s bootstrap alone/],
  ['', 'interval=krippendorff&bootstrap=0', /are made of draws/],
  ['/codes/code0/coefficients', 'targets=.8', /Krippendorff’s bootstrap alone/],
  ['/codes/code0/coefficients', 'bootstrap=500', /no effect by formula/],
  ['/codes/code0/coefficients', 'interval=bca&bootstrap=0', /are made of draws/],
])(
  '[AG18] what has no effect is refused with a sentence: agreement%s?%s',
  async (part, query, why) => {
    const { ask } = await app.api(round.lead, 'read')
    const path = `/projects/${round.projectId}/rounds/${round.roundId}/agreement${part}?${query}`
    const answer = await ask('GET', path)
    expect(answer.status).toBe(400)
    expect(await answer.text()).toMatch(why)
  },
)

test('[AG16] where nobody says how often to draw, it is as often as is usual with the method', async () => {
  const { projectId, roundId, lead } = round
  const { ask } = await app.api(lead, 'read')
  const drawn = async (query: string) => {
    const answer = await ask('GET', `/projects/${projectId}/rounds/${roundId}/agreement?${query}`)
    return ((await answer.json()) as { settings: { bootstrap: number } }).settings.bootstrap
  }
  expect(await drawn('')).toBe(2_000)
  expect(await drawn('interval=krippendorff')).toBe(20_000)
  expect(await drawn('interval=krippendorff&bootstrap=50')).toBe(50)
})

test('[AG2] a code that is none, a method that is none and targets out of reach are refused', async () => {
  const code = (await everyCodeOf())!
  expect((await askCoefficients(app, round, 'gone', '')).status).toBe(404)
  for (const query of ['interval=wide', 'targets=2', 'gamma=0', 'gamma=1e9', 'bootstrap=-1']) {
    expect((await askCoefficients(app, round, code, query)).status, query).toBe(400)
  }
})

/** The first code of the round. */
async function everyCodeOf(): Promise<string | undefined> {
  const { ask } = await app.api(round.lead, 'read')
  const { projectId, roundId } = round
  const answer = await ask('GET', `/projects/${projectId}/rounds/${roundId}/agreement?bootstrap=0`)
  const { coefficients } = (await answer.json()) as { coefficients: { code?: string }[] }
  return coefficients.find((one) => one.code !== undefined)?.code
}
