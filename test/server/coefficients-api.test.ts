import { afterAll, beforeAll, expect, test } from 'vitest'
import { everyCsv } from '#app/components/agreement/every-file.ts'
import { everyOfCode } from '#server/agreement/every-of-code.ts'
import { type App, startApp } from '../builders/app.ts'
import { type StoredRound, storeRound } from '../builders/stored-round.ts'

let app: App
let round: StoredRound

beforeAll(async () => {
  app = await startApp({ PARLEY_FIGURES_EXACT_MS: '1' })
  const size = { transcripts: 2, turns: 40, coders: 3, codes: 2, spans: 30, seed: 4 }
  round = await storeRound(app.services.db, size)
})
afterAll(() => app?.close())

interface Row {
  name: string
  parts: string[]
  value: number | null
  reason?: string
  interval?: { method: string; draws?: number }
  failing?: Record<string, number>
}
interface Answer {
  units: Row[]
  transcripts: { transcript: string; rows: Row[] }[]
  matching: Row[]
  notes: string[]
  settings: object
  asked: object
  ledger: object
}

async function asked(code: string, query: string) {
  const { ask } = await app.api(round.lead, 'read')
  const { projectId, roundId } = round
  return ask(
    'GET',
    `/projects/${projectId}/rounds/${roundId}/agreement/codes/${code}/coefficients?${query}`,
  )
}

test('a program gets what the page of a code shows, and the file of the page has every figure of it', async () => {
  const { services } = app
  const given = { interval: 'krippendorff', targets: '.8 .6', bootstrap: '500' }
  const { lead, projectId, roundId } = round
  const code = (await everyCodeOf())!
  const page = await everyOfCode(services, lead, projectId, roundId, code, given)
  const answer = await asked(code, new URLSearchParams(given).toString())
  expect(answer.status).toBe(200)
  const whole = (await answer.json()) as Answer
  const { units, transcripts, matching, ledger } = whole
  expect({ units, transcripts, matching }).toEqual({
    units: page.every.units,
    transcripts: page.every.transcripts,
    matching: page.every.matching,
  })
  expect(whole.asked).toEqual(page.asked)
  expect(whole.settings).not.toHaveProperty('bootstrap')
  expect(ledger).toEqual(JSON.parse(JSON.stringify(page.ledger)))
  const alpha = units.find(({ name }) => name === 'alpha_nominal')!
  expect(alpha).toMatchObject({ interval: { method: 'krippendorff', draws: 500 } })
  expect(Object.keys(alpha.failing!).sort()).toEqual(['0.6', '0.8'])

  const lines = everyCsv(page).trimEnd().split('\n')
  const figures = [units, matching, ...transcripts.map(({ rows }) => rows)].flat()
  // The heading, and below alpha the probability of missing each of two targets.
  expect(lines).toHaveLength(figures.length + 3)
  expect(lines[0]).toMatch(/^transcript,coefficient,part,value,/)
  const names = page.coders.map(({ name }) => name)
  const matched = lines.filter((line) => line.startsWith(',match,'))
  expect(matched.length).toBeGreaterThan(0)
  for (const line of matched) expect(names.some((name) => line.includes(`|${name} `))).toBe(true)
})

test('gamma comes when it is asked for; what is not found exactly in time is left out, the rest comes', async () => {
  const code = (await everyCodeOf())!
  const named = (rows: readonly Row[], name: string) => rows.find((row) => row.name === name)
  const without = (await (await asked(code, '')).json()) as Answer
  expect(named(without.transcripts[0]!.rows, 'gamma')).toBeUndefined()
  expect(without.asked).toEqual({ draws: null, gamma: null })
  const late = (await (await asked(code, 'gamma=30')).json()) as Answer
  expect(late.asked).toEqual({ draws: null, gamma: { samples: 30, seed: 1 } })
  expect(named(late.transcripts[0]!.rows, 'gamma')).toMatchObject({ reason: 'not_computed' })
  expect(named(late.transcripts[0]!.rows, 'u_alpha')!.value).toEqual(expect.any(Number))
  expect(late.matching.find(({ parts }) => parts.includes('exact'))!.value).not.toBeNull()
})

test('[AG2] a code that is none, a method that is none and targets out of reach are refused', async () => {
  const code = (await everyCodeOf())!
  expect((await asked('gone', '')).status).toBe(404)
  for (const query of ['interval=wide', 'targets=2', 'gamma=0', 'gamma=1e9', 'bootstrap=-1']) {
    expect((await asked(code, query)).status, query).toBe(400)
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
