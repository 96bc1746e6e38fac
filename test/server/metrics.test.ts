import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSettings } from '#server/settings.ts'
import { type App, startApp } from '../builders/app.ts'
import { LiveClient } from '../builders/live-client.ts'
import { aSpan, eventually, insertStudy, type Study } from '../builders/live-study.ts'

let app: App
let study: Study
let token: string

beforeAll(async () => {
  app = await startApp({ PARLEY_METRICS_PORT: '0' })
  study = await insertStudy(app.services.db)
  token = (await app.api(study.ana)).token
})
afterAll(() => app.close())

/** The figures as Prometheus reads them: by name, with labels as they stand. */
async function figures(): Promise<Map<string, number>> {
  const text = await (await fetch(app.metricsUrl!)).text()
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(
    lines.map((line) => {
      const space = line.lastIndexOf(' ')
      return [line.slice(0, space), Number(line.slice(space + 1))]
    }),
  )
}

function dial(document: string): LiveClient {
  return new LiveClient(`${app.url.replace('http', 'ws')}/live`, document, null, `token=${token}`)
}

test('[SO4] figures are not beside the pages, and beside the figures there is nothing', async () => {
  expect((await fetch(`${app.url}/metrics`)).status).toBe(404)
  for (const path of ['/', '/sign-in', '/healthz', '/metrics/']) {
    expect((await fetch(new URL(path, app.metricsUrl!))).status).toBe(404)
  }
  expect((await fetch(app.metricsUrl!, { method: 'POST' })).status).toBe(404)
  expect(new URL(app.metricsUrl!).hostname).toBe('127.0.0.1')
})

test('[SO4] figures are served nowhere unless a port is set', () => {
  expect(readSettings({}).metrics).toBeUndefined()
  expect(readSettings({ PARLEY_METRICS_PORT: '9464' }).metrics).toEqual({
    port: 9464,
    host: '127.0.0.1',
  })
  expect(() => readSettings({ PARLEY_METRICS_PORT: 'on' })).toThrow('PARLEY_METRICS_PORT')
})

test('[SO4] rooms, sockets, commits and refusals are counted, and nobody is named', async () => {
  const before = await figures()
  const ana = await dial(study.layerOf(study.ana)).join()
  const open = await figures()
  expect(open.get('parley_rooms{kind="layer"}')).toBe(1)
  expect(open.get('parley_sockets')).toBe(1)
  const ids = Array.from({ length: 7 }, () => aSpan())
  for (const span of ids) ana.layer.put(span)
  await ana.saved()
  // What asks for nothing was not acknowledged; the same again acknowledges nothing twice.
  await ana.saved()
  ana.layer.put(aSpan({ memo: 'unasked' }))
  await eventually(async () => (await figures()).get('parley_commit_updates_sum') === 8)
  const after = await figures()
  expect(after.get('parley_acknowledged_updates_total')).toBe(7)
  const commits = after.get('parley_commit_duration_seconds_count')!
  expect(commits).toBeGreaterThanOrEqual(2)
  expect(commits).toBeLessThanOrEqual(8)
  expect(after.get('parley_commit_documents_sum')).toBe(commits)
  expect(after.get('parley_uncommitted_bytes')).toBe(0)
  expect(after.get('parley_commit_failures_total')).toBe(0)

  await dial(study.layerOf(study.ben)).join()
  ana.layer.remove(ids[0]!.id)
  await dial('codebook.none').closed
  ana.doc.getMap('codedSpans').set('bad', { memo: 'bad' })
  await ana.closed
  await eventually(async () => (await figures()).get('parley_sockets') === 1)
  const last = await figures()
  expect(last.get('parley_socket_refusals_total{code="not-found"}')).toBe(1)
  expect(last.get('parley_socket_refusals_total{code="invalid-input"}')).toBe(1)
  expect(before.get('parley_socket_refusals_total{code="not-found"}')).toBeUndefined()
  expect(last.get('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0)
  const text = [...last.keys()].join('\n')
  for (const person of [study.ana, study.ben]) expect(text).not.toContain(person.id)
  expect(text).not.toContain(study.roundId)
})

test('[SO4] answers over HTTP are counted by their class', async () => {
  const count = async (status: string) =>
    (await figures()).get(`parley_http_request_duration_seconds_count{status="${status}"}`) ?? 0
  const before = { ok: await count('2xx'), none: await count('4xx') }
  await (await fetch(`${app.url}/sign-in`)).text()
  await (await fetch(`${app.url}/nowhere`)).text()
  await (await fetch(`${app.url}/api/v1/projects`)).text()
  await eventually(async () => (await count('4xx')) === before.none + 2)
  expect(await count('2xx')).toBe(before.ok + 1)
})
