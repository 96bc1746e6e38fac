import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, startApp } from '../builders/app.ts'
import { type StoredRound, storeRound } from '../builders/stored-round.ts'

let app: App
let round: StoredRound
let figures: string

beforeAll(async () => {
  app = await startApp({ PARLEY_FIGURES_API_PATIENCE_MS: '1', PARLEY_FIGURES_PATIENCE_MS: '1' })
  const size = { transcripts: 3, turns: 300, coders: 2, codes: 3, spans: 100, seed: 1 }
  round = await storeRound(app.services.db, size)
  figures = `/projects/${round.projectId}/rounds/${round.roundId}/agreement`
})
afterAll(() => app?.close())

interface Accepted {
  detail: string
  job: { id: string; status: string; share: number }
}

test('[CF5] a script that asks again while it is told 202 gets its figures', async () => {
  const { ask } = await app.api(round.lead, 'read')
  let answer = await ask('GET', `${figures}?bootstrap=500`)
  expect(answer.status).toBe(202)
  const { detail, job } = (await answer.json()) as Accepted
  expect(detail).toContain('Ask again')
  const address = answer.headers.get('location')!
  expect(address).toContain(`/rounds/${round.roundId}/jobs/${job.id}`)
  const isDone = async () => {
    answer = await ask('GET', `${figures}?bootstrap=500`)
    if (answer.status === 202) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    return answer.status
  }
  await expect.poll(isDone).toBe(200)
  expect(
    ((await answer.json()) as { coefficients: unknown[] }).coefficients.length,
  ).toBeGreaterThan(9)
  const ended = await ask('GET', address.replace('/api/v1', ''))
  expect(await ended.json()).toMatchObject({ id: job.id, status: 'done', share: 1, problem: null })
})

test('[CF6] a lead cancels a job, those who may not read the figures have none to ask for', async () => {
  const { ask } = await app.api(round.lead)
  const long = `${figures}?bootstrap=20000&unit=sentence`
  const { job } = (await (await ask('GET', long)).json()) as Accepted
  const address = figures.replace(/agreement$/, `jobs/${job.id}`)
  const stranger = await app.api(await app.person('Zoe'))
  for (const method of ['GET', 'DELETE']) {
    expect((await stranger.ask(method, address)).status).toBe(404)
  }
  const reading = await app.api(round.lead, 'read')
  expect((await reading.ask('GET', address)).status).toBe(200)
  expect((await reading.ask('DELETE', address)).status).toBe(403)
  expect((await ask('DELETE', address)).status).toBe(204)
  expect(await (await ask('GET', address)).json()).toMatchObject({ status: 'cancelled' })
  // Ended by hand, it can be forgotten; then there is none.
  expect((await ask('DELETE', address)).status).toBe(204)
  expect((await ask('GET', address)).status).toBe(404)
})

test('[CF6] who reads figures that somebody else asked for does not cancel them, who asked does', async () => {
  const { ask: askLead } = await app.api(round.lead)
  const { ask } = await app.api(round.coders[0]!)
  const asked = async (by: typeof ask, seed: number) => {
    const answer = await by('GET', `${figures}?bootstrap=20000&unit=sentence&seed=${seed}`)
    const { job } = (await answer.json()) as Accepted
    return { ...job, address: figures.replace(/agreement$/, `jobs/${job.id}`) }
  }
  const [theirs, own] = [await asked(askLead, 61), await asked(ask, 62)]
  expect(await (await ask('GET', theirs.address)).json()).toMatchObject({ mayCancel: false })
  const refused = await ask('DELETE', theirs.address)
  expect(refused.status).toBe(403)
  expect(await refused.text()).toContain('Somebody else asked')
  // Whoever asks for the same waits for the same job, and does not take it over.
  expect((await asked(ask, 61)).id).toBe(theirs.id)
  expect((await ask('DELETE', theirs.address)).status).toBe(403)
  expect(await (await ask('GET', own.address)).json()).toMatchObject({ mayCancel: true })
  expect((await ask('DELETE', own.address)).status).toBe(204)
  expect((await askLead('DELETE', theirs.address)).status).toBe(204)
})

test('[CF4] a script is told why figures cannot be had', async () => {
  const { ask } = await app.api(round.lead)
  const one = `${figures}?bootstrap=20000&seed=5`
  const { job } = (await (await ask('GET', one)).json()) as Accepted
  await app.services.db
    .updateTable('figure_jobs')
    .set({
      status: 'failed',
      ended_at: new Date(),
      problem: { code: 'too-large', message: 'These figures take longer than they may.' },
    })
    .where('id', '=', job.id)
    .execute()
  const refusal = await ask('GET', one)
  expect(refusal.status).toBe(413)
  expect(await refusal.json()).toMatchObject({
    detail: 'These figures take longer than they may.',
    job: { id: job.id, status: 'failed' },
  })
  // It is not begun anew by itself, but once somebody says so.
  const jobAt = (id: string) => figures.replace(/agreement$/, `jobs/${id}`)
  expect((await ask('DELETE', jobAt(job.id))).status).toBe(204)
  const again = await ask('GET', one)
  expect(again.status).toBe(202)
  await ask('DELETE', jobAt(((await again.json()) as Accepted).job.id))
})

test('the OpenAPI page says what comes while figures are computed', async () => {
  const { paths } = (await (await fetch(`${app.url}/api/v1/openapi.json`)).json()) as {
    paths: Record<string, { get: { responses: Record<string, { description: string }> } }>
  }
  const { responses } = paths['/projects/{project}/rounds/{round}/agreement']!.get
  expect(responses['202']!.description).toContain('Retry-After')
})
