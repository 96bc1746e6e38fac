import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Person } from '#server/services.ts'
import { type App, startApp } from '../builders/app.ts'
import { eventually } from '../builders/live-study.ts'
import { keptLog } from '../builders/log.ts'

const kept = keptLog()
let app: App
let person: Person
let cookie: string

beforeAll(async () => {
  app = await startApp({}, { log: kept.log })
  person = await app.person('Ann Log')
  const answer = await fetch(`${app.url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: app.url },
    body: new URLSearchParams({ email: person.email, password: 'correct horse battery' }),
  })
  cookie = answer.headers.get('set-cookie')!.split(';')[0]!
})
afterAll(() => app.close())

/** The line of the request that had this answer. */
async function lineOf(answer: Response) {
  const requestId = answer.headers.get('x-request-id')
  await answer.text()
  const own = () => kept.lines('request').filter((line) => line.requestId === requestId)
  await eventually(() => own().length > 0)
  expect(own()).toHaveLength(1)
  return own()[0]!
}

test('[SO2] a request has one line, with the number of its answer and who asked', async () => {
  const page = await fetch(`${app.url}/profile?tab=looks`, { headers: { Cookie: cookie } })
  const expected = { level: 'info', method: 'GET', path: '/profile', status: 200 }
  expect(await lineOf(page)).toMatchObject({ ...expected, personId: person.id })
  const api = await app.api(person)
  const listed = await api.ask('GET', '/projects')
  const asked = { path: '/api/v1/projects', status: 200, personId: person.id }
  expect(await lineOf(listed)).toMatchObject({ ...asked, ms: expect.any(Number) })
  const nobody = await lineOf(await fetch(`${app.url}/sign-in`))
  expect(nobody).not.toHaveProperty('personId')
})

test('[SO1] a link that was cut in the middle of a sign is not in the log, in no form', async () => {
  const token = 'kL3_'.repeat(11)
  const written = vi.spyOn(console, 'warn')
  const answer = await fetch(`${app.url}/invitation/${token}%`)
  expect(answer.status).toBe(404)
  expect(await lineOf(answer)).toMatchObject({ path: '/invitation/:token' })
  expect(JSON.stringify(written.mock.calls)).not.toContain(token)
  written.mockRestore()
})

test('[SO2] probes and files of the build do not fill the log', async () => {
  for (const path of ['/livez', '/healthz', '/favicon.svg']) {
    expect(await lineOf(await fetch(`${app.url}${path}`))).toMatchObject({ level: 'debug', path })
  }
})

test('[SO2] a page that is refused shows the number under which the log has it', async () => {
  const refused = await fetch(`${app.url}/projects/none`, { headers: { Cookie: cookie } })
  expect(refused.status).toBe(404)
  const shown = await refused.clone().text()
  expect(shown).toContain(String((await lineOf(refused)).requestId))
  const foreign = await fetch(`${app.url}/profile`, {
    method: 'POST',
    headers: { Cookie: cookie, Origin: 'https://evil.example' },
  })
  expect(await foreign.clone().text()).toContain(String((await lineOf(foreign)).requestId))
})
