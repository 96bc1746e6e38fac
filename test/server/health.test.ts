import { once } from 'node:events'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { expect, test } from 'vitest'
import { startEmbedded } from '#db/embedded/embedded.ts'
import { startApp } from '../builders/app.ts'
import { LiveClient } from '../builders/live-client.ts'
import { eventually } from '../builders/live-study.ts'
import { cookieOf } from '../builders/matrix-study.ts'
import { ownPostgres } from '../builders/own-postgres.ts'
import { urlOf } from '../builders/postgres-url.ts'

async function ask(url: string, headers: Record<string, string> = {}) {
  const answer = await fetch(url, { headers })
  return { status: answer.status, text: await answer.text(), headers: answer.headers }
}

test('[SO3] while the database is away a server says so, on pages in words, and lives', async () => {
  const postgres = await ownPostgres()
  const app = await startApp({ DATABASE_URL: urlOf(postgres.connection) })
  const person = await app.person('Away')
  const { token } = await app.api(person)
  const signedIn = { Cookie: await cookieOf(app, person) }
  expect((await ask(`${app.url}/healthz`)).status).toBe(200)
  await postgres.stop()

  const health = await ask(`${app.url}/healthz`)
  expect(health.status).toBe(503)
  expect(JSON.parse(health.text)).toMatchObject({
    database: 'away',
    detail: expect.stringContaining('does not answer'),
  })
  expect(await ask(`${app.url}/livez`)).toMatchObject({ status: 200, text: 'ok' })
  const page = await ask(`${app.url}/profile`, signedIn)
  expect(page.status).toBe(503)
  expect(page.text).toContain('The database is not answering.')
  expect(page.text).toContain(page.headers.get('x-request-id'))
  const asked = await ask(`${app.url}/profile.data`, signedIn)
  expect(asked).toMatchObject({ status: 503, text: expect.stringContaining('is not answering') })
  const api = await ask(`${app.url}/api/v1/projects`, { Authorization: `Bearer ${token}` })
  expect(api.status).toBe(503)
  expect(JSON.parse(api.text)).toMatchObject({ code: 'unavailable' })
  expect(Number(api.headers.get('retry-after'))).toBeGreaterThan(0)

  const back = await startEmbedded({ dataFolder: postgres.path, sync: false })
  await eventually(async () => (await ask(`${app.url}/healthz`)).status === 200, 30_000)
  expect((await ask(`${app.url}/profile`, signedIn)).status).toBe(200)
  await app.close()
  await back.stop()
  await postgres.remove()
})

/** A request that the server has and whose body does not come to its end. */
async function endlessRequest(url: string, token: string): Promise<ClientRequest> {
  const type = { 'Content-Type': 'application/json', Expect: '100-continue' }
  const headers = { Authorization: `Bearer ${token}`, ...type }
  const asking = request(url, { method: 'POST', headers })
  asking.on('error', () => {})
  asking.flushHeaders()
  await once(asking, 'continue')
  return asking
}

test('[SO3] a server that stops ends what is under way, and sends whoever comes away in words', async () => {
  const app = await startApp()
  const person = await app.person('Late')
  const { token } = await app.api(person)
  expect((await ask(`${app.url}/sign-in`)).status).toBe(200)
  const underWay = await endlessRequest(`${app.url}/api/v1/projects`, token)

  const closed = app.close()
  const live = `${app.url.replace('http', 'ws')}/live`
  const [health, alive, page, api, socket] = await Promise.all([
    ask(`${app.url}/healthz`),
    ask(`${app.url}/livez`),
    ask(`${app.url}/sign-in`),
    ask(`${app.url}/api/v1/projects`, { Authorization: `Bearer ${token}` }),
    new LiveClient(live, 'codebook.none', null, `token=${token}`).closed,
  ])
  underWay.destroy()
  expect(health.status).toBe(503)
  expect(JSON.parse(health.text)).toMatchObject({ process: 'stopping', detail: expect.any(String) })
  expect(alive.status).toBe(200)
  expect(page.status).toBe(503)
  expect(page.text).toContain('Parley is being restarted.')
  expect(page.headers.get('retry-after')).toBe('2')
  expect(api.status).toBe(503)
  expect(socket.code).toBe(1006)
  await closed
  await expect(fetch(`${app.url}/livez`)).rejects.toThrow()
})

test('[SO3] behind a proxy the port closes at once, and what is under way is still answered', async () => {
  const app = await startApp({ PARLEY_PROXY: '127.0.0.1' })
  const { token } = await app.api(await app.person('Proxied'))
  const underWay = await endlessRequest(`${app.url}/api/v1/projects`, token)
  const closed = app.close()
  await expect(fetch(`${app.url}/healthz`)).rejects.toMatchObject({
    cause: { code: 'ECONNREFUSED' },
  })
  underWay.end('{"name":"Just in time"}')
  const [answer] = (await once(underWay, 'response')) as [IncomingMessage]
  expect(answer.statusCode).toBe(201)
  answer.resume()
  await closed
})
