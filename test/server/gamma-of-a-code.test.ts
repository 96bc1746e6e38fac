import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askForJob } from '#db/figure-jobs.ts'
import { everyOfCode } from '#server/agreement/every-of-code.ts'
import { type App, startApp } from '../builders/app.ts'
import { type Answer, askCoefficients, type Row } from '../builders/code-coefficients.ts'
import { freshDatabase } from '../builders/database.ts'
import { smallRound } from '../builders/put-job.ts'
import { type StoredRound, storeRound } from '../builders/stored-round.ts'

const gammaTask = { every: { code: 'code0', coders: [], gamma: { samples: 30, seed: 1 } } }

let app: App
let round: StoredRound

beforeAll(async () => {
  app = await startApp()
  const size = { transcripts: 2, turns: 40, coders: 3, codes: 2, spans: 30, seed: 4 }
  round = await storeRound(app.services.db, size)
})
afterAll(() => app?.close())

test('gamma comes when it is asked for; what is not found exactly or drawn in time is left out, the rest comes', async () => {
  const hurried = await startApp({ PARLEY_FIGURES_EXACT_MS: '1' })
  try {
    const size = { transcripts: 2, turns: 40, coders: 3, codes: 2, spans: 30, seed: 4 }
    const of = await storeRound(hurried.services.db, size)
    const named = (rows: readonly Row[], name: string) => rows.find((row) => row.name === name)
    const without = (await (await askCoefficients(hurried, of, 'code0', '')).json()) as Answer
    expect(named(without.transcripts[0]!.rows, 'gamma')).toBeUndefined()
    expect(without.asked).toEqual({ draws: null, gamma: null })
    const late = (await (
      await askCoefficients(hurried, of, 'code0', 'gamma=30&interval=krippendorff')
    ).json()) as Answer
    expect(late.asked).toMatchObject({ gamma: { samples: 30, seed: 1 } })
    expect(named(late.transcripts[0]!.rows, 'gamma')).toMatchObject({ reason: 'not_computed' })
    expect(named(late.transcripts[0]!.rows, 'u_alpha')!.value).toEqual(expect.any(Number))
    expect(late.matching.find(({ parts }) => parts.includes('exact'))!.value).not.toBeNull()
    expect(named(late.units, 'alpha_nominal')!.interval).toEqual({
      ...{ method: 'none', reason: 'not_computed' },
    })
  } finally {
    await hurried.close()
  }
})

test('[CF7] one person has one gamma computed at a time, and others go on', async () => {
  const size = { transcripts: 1, turns: 30, coders: 2, codes: 12, spans: 30, seed: 8 }
  const many = await storeRound(app.services.db, size)
  const path = `/projects/${many.projectId}/rounds/${many.roundId}/agreement`
  const [lead, coder] = [many.lead, many.coders[0]!]
  const { ask } = await app.api(lead, 'read')
  const other = await app.api(coder, 'read')
  const codes = Array.from({ length: 12 }, (_, at) => `code${at}`)
  const all = codes.map((code) => ask('GET', `${path}/codes/${code}/coefficients?gamma=30`))
  const beside = await other.ask('GET', `${path}?bootstrap=0`)
  expect(beside.status).toBe(200)
  const answers = await Promise.all(all)
  const statuses = answers.map(({ status }) => status)
  expect([...new Set(statuses)].sort()).toEqual([200, 429])
  const refused = answers.find(({ status }) => status === 429)!
  expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(0)
  expect(await refused.text()).toMatch(/Gamma that you asked for before/)
  const again = await ask('GET', `${path}/codes/code0/coefficients?gamma=31`)
  expect(again.status).toBe(200)
})

test('[CF7] gamma is one of a person in whichever project, and a page without it says so', async () => {
  const { services } = app
  const elsewhere = await Promise.all([0, 1, 2, 3].map(() => storeRound(services.db, smallRound)))
  const fresh = await freshDatabase()
  try {
    const rounds = await Promise.all([0, 1, 2, 3].map(() => storeRound(fresh.db, smallRound)))
    const [{ lead }] = rounds as [StoredRound]
    const begun = await Promise.all(
      rounds.map(({ projectId, roundId }) => {
        const of = { projectId, roundId, kind: 'figures' as const, question: 'gamma', state: '' }
        return askForJob(fresh.db, { ...of, task: gammaTask, askedBy: lead.id, isGamma: true }, 5)
      }),
    )
    expect(begun.filter((one) => one === 'one-of-theirs')).toHaveLength(3)
  } finally {
    await fresh.drop()
  }
  const [{ projectId, roundId }] = elsewhere as [StoredRound]
  // Of a server that is heard of for as long as this takes.
  const heard_at = new Date(Date.now() + 3_600_000)
  const job = { project_id: projectId, round_id: roundId, id: randomUUID(), heard_at }
  const asked = { question: 'gamma', state: '', task: gammaTask, asked_by: round.lead.id }
  await services.db
    .insertInto('figure_jobs')
    .values({ ...job, ...asked, status: 'running', runs: 1, started_at: new Date() })
    .execute()
  const page = () =>
    everyOfCode(services, round.lead, round.projectId, round.roundId, 'code0', { gamma: '7' })
  expect(await page()).toMatchObject({ isGammaBusy: true, asked: { gamma: null } })
  await services.db.deleteFrom('figure_jobs').where('id', '=', job.id).execute()
  const later = await page()
  expect(later).toMatchObject({ isGammaBusy: false, asked: { gamma: { samples: 7 } } })
})
