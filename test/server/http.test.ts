import { connect } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Person } from '#server/services.ts'
import { type App, startApp } from '../builders/app.ts'

let app: App
let person: Person
let cookie: string

beforeAll(async () => {
  app = await startApp()
  person = await app.person('Front Door')
  const answer = await signIn({ Origin: app.url })
  cookie = answer.headers.get('set-cookie')!.split(';')[0]!
})
afterAll(() => app.close())

function signIn(headers: Record<string, string>): Promise<Response> {
  return fetch(`${app.url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers,
    body: new URLSearchParams({ email: person.email, password: 'correct horse battery' }),
  })
}

function post(path: string, headers: Record<string, string>): Promise<Response> {
  return fetch(`${app.url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Cookie: cookie, 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
    body: 'theme=dark',
  })
}

test('a page’s scripts carry the nonce of its policy, another one each time', async () => {
  const nonces = await Promise.all(
    [1, 2].map(async () => {
      const answer = await fetch(`${app.url}/sign-in`)
      const nonce = answer.headers.get('content-security-policy')?.match(/'nonce-([^']+)'/)?.[1]
      const scripts = (await answer.text()).match(/<script[^>]*>/g) ?? []
      expect(scripts.length).toBeGreaterThan(0)
      for (const script of scripts) expect(script).toContain(nonce!)
      return nonce
    }),
  )
  expect(nonces[0]).not.toBe(nonces[1])
})

test.each([
  ['from our own page', { 'Sec-Fetch-Site': 'same-origin' }, true],
  ['typed into the address bar', { 'Sec-Fetch-Site': 'none' }, true],
  ['from another site', { 'Sec-Fetch-Site': 'cross-site' }, false],
  ['from a neighbouring host', { 'Sec-Fetch-Site': 'same-site' }, false],
  ['with a foreign origin', { Origin: 'https://evil.example' }, false],
  ['with the origin “null”', { Origin: 'null' }, false],
  ['from a foreign frame', { Origin: 'null', 'Sec-Fetch-Site': 'cross-site' }, false],
  [
    'from a form of ours without scripts',
    { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' },
    true,
  ],
  ['with neither header', {}, false],
  [
    'with a forged proxy header',
    { Origin: 'https://evil.example', 'X-Forwarded-Host': 'evil.example' },
    false,
  ],
])('a form sent with a session cookie %s', async (_, headers, goesThrough) => {
  for (const path of ['/theme', '/theme.data', '/profile']) {
    const { status } = await post(path, headers as unknown as Record<string, string>)
    if (goesThrough) expect(status).not.toBe(403)
    else expect(status).toBe(403)
  }
})

test('signing in through a form on another site is refused', async () => {
  expect((await signIn({ Origin: 'https://evil.example' })).status).toBe(403)
})

test('the API takes a token and no cookie', async () => {
  const { token } = await app.api(person)
  const ask = (headers: Record<string, string>) => fetch(`${app.url}/api/v1/projects`, { headers })
  expect((await ask({ Cookie: cookie })).status).toBe(401)
  expect((await ask({ Authorization: `Bearer ${token}` })).status).toBe(200)
  const foreign = await fetch(`${app.url}/api/v1/projects`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, Origin: 'https://evil.example' },
  })
  expect(foreign.status).toBe(403)
  const inQuery = await fetch(`${app.url}/api/v1/projects?token=${token}`)
  expect(inQuery.status).toBe(401)
})

test('a token that may read changes nothing', async () => {
  const api = await app.api(person, 'read')
  const answer = await api.ask('POST', '/projects', { name: 'Not made' })
  expect(answer.status).toBe(403)
  expect(await answer.json()).toMatchObject({
    code: 'not-permitted',
    detail: expect.stringContaining('write'),
  })
})

test.each([
  ['an unknown address', 'GET', '/nowhere', undefined, 404],
  ['a method that is not there', 'DELETE', '/projects', undefined, 405],
  ['a body of the wrong type', 'POST', '/projects', '"text"', 400],
  ['a body that is no JSON', 'POST', '/projects', '{', 400],
  ['an empty name', 'POST', '/projects', '{"name":"  "}', 400],
  ['a name of invisible characters', 'POST', '/projects', '{"name":"\\u200b\\ufeff"}', 400],
  ['NUL in a name', 'POST', '/projects', '{"name":"a\\u0000b"}', 400],
  ['a lone surrogate in a name', 'POST', '/projects', '{"name":"a\\ud800b"}', 400],
  ['a name that turns the reading direction', 'POST', '/projects', '{"name":"a\\u202eb"}', 400],
  ['an id that is none', 'GET', '/projects/1e2', undefined, 404],
  ['a parameter that is not asked for', 'GET', '/projects?limit=-1', undefined, 400],
  ['JSON nested too deep', 'POST', '/projects', `{"name":${'['.repeat(40)}${']'.repeat(40)}}`, 400],
  ['a body over its limit', 'POST', '/projects', `{"name":"${'x'.repeat(1_100_000)}"}`, 413],
])('the API answers %s with a problem in words', async (_, method, path, body, status) => {
  const { token } = await app.api(person)
  const answer = await fetch(`${app.url}/api/v1${path}`, {
    method,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body }),
  })
  expect(answer.status).toBe(status)
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  expect(await answer.json()).toMatchObject({ status, detail: expect.stringMatching(/\w+ \w+/) })
})

test('a defect is a problem to a program, too, with the number it has in the log, and nothing of what broke', async () => {
  const { token } = await app.api(person)
  const rename = (from: string, to: string) =>
    sql`alter table ${sql.table(from)} rename to ${sql.table(to)}`.execute(app.services.db)
  await rename('projects', 'projects_away')
  try {
    const answer = await fetch(`${app.url}/api/v1/projects`, {
      headers: { Authorization: `Bearer ${token}` },
    })
    expect(answer.status).toBe(500)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    const problem = await answer.json()
    expect(problem).toMatchObject({ status: 500, requestId: answer.headers.get('x-request-id') })
    expect(problem.detail).toContain(problem.requestId)
    expect(JSON.stringify(problem)).not.toContain('relation')
  } finally {
    await rename('projects_away', 'projects')
  }
})

test('text that only claims to be a form is not read as JSON', async () => {
  const { token } = await app.api(person)
  const answer = await fetch(`${app.url}/api/v1/projects`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'text/plain' },
    body: '{"name":"Sneaked in"}',
  })
  expect(answer.status).toBe(415)
})

test('a token that asks too fast is told how long to wait', async () => {
  const hasty = await startApp({ PARLEY_API_BURST: '5', PARLEY_API_REQUESTS_PER_SECOND: '1' })
  try {
    const api = await hasty.api(await hasty.person('Hasty'))
    const answers = await Promise.all(Array.from({ length: 8 }, () => api.ask('GET', '/projects')))
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused).toHaveLength(3)
    expect(Number(refused[0]!.headers.get('retry-after'))).toBeGreaterThan(0)
  } finally {
    await hasty.close()
  }
})

test.each([
  ['a foreign origin', { Origin: 'https://evil.example' }, 'HTTP/1.1 403'],
  ['the origin “null”', { Origin: 'null' }, 'HTTP/1.1 403'],
  ['our own origin', {}, 'HTTP/1.1 101'],
])('a socket with %s', async (_, headers, expected) => {
  const { host, hostname, port, origin } = new URL(app.url)
  const all = {
    Host: host,
    Upgrade: 'websocket',
    Connection: 'Upgrade',
    'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Version': '13',
    Origin: origin,
    ...headers,
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  const socket = connect(Number(port), hostname)
  socket.write(`GET /live/nonsense HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
  const first = await new Promise<string>((resolve) =>
    socket.once('data', (d) => resolve(String(d))),
  )
  socket.destroy()
  expect(first.split('\r\n')[0]).toContain(expected)
})

/** The first line of the answer to a request as it is written, which no client library would send. */
function firstLineOf(request: string): Promise<string> {
  const { hostname, port } = new URL(app.url)
  const socket = connect(Number(port), hostname)
  socket.write(request)
  return new Promise((resolve, reject) => {
    let answer = ''
    socket.on('data', (bytes) => {
      answer += bytes
    })
    socket.on('close', () => resolve(answer.split('\r\n')[0] ?? ''))
    socket.on('error', reject)
    setTimeout(() => socket.destroy(), 1_000)
  })
}

const upgrade =
  'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n'

test.each([
  ['a target that is no address', 'GET //[ HTTP/1.1\r\nHost: x\r\n\r\n', /404/],
  ['two slashes', 'GET // HTTP/1.1\r\nHost: x\r\n\r\n', /302/],
  ['another server’s address', 'GET http://[ HTTP/1.1\r\nHost: x\r\n\r\n', /400/],
  ['a Host that is none', 'GET /sign-in HTTP/1.1\r\nHost: a b c\r\n\r\n', /400/],
  ['an empty Host', 'GET /sign-in HTTP/1.1\r\nHost: \r\n\r\n', /400/],
  ['TRACE', 'TRACE /sign-in HTTP/1.1\r\nHost: x\r\n\r\n', /405/],
  ['a socket to two slashes', `GET // HTTP/1.1\r\nHost: x\r\n${upgrade}\r\n`, /404/],
  ['a socket to nothing', `GET http://[ HTTP/1.1\r\nHost: x\r\n${upgrade}\r\n`, /400/],
])('%s is answered, and nobody else notices', async (_, request, status) => {
  expect(await firstLineOf(request)).toMatch(status)
  expect((await fetch(`${app.url}/healthz`)).status).toBe(200)
})

test('the OpenAPI page describes every endpoint once, with its parameters', async () => {
  const page = (await (await fetch(`${app.url}/api/v1/openapi.json`)).json()) as {
    paths: Record<string, Record<string, { operationId: string; parameters: { name: string }[] }>>
  }
  const operations = Object.values(page.paths).flatMap((path) => Object.values(path))
  const names = operations.map(({ operationId }) => operationId)
  expect(new Set(names).size).toBe(names.length)
  for (const [path, methods] of Object.entries(page.paths)) {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((found) => found[1])
    for (const { parameters } of Object.values(methods)) {
      expect(parameters.map(({ name }) => name)).toEqual(expect.arrayContaining(inPath))
    }
  }
})

test('a defect before there is a page is told on a page all the same, in the language of the browser', async () => {
  const rename = (from: string, to: string) =>
    sql`alter table ${sql.table(from)} rename to ${sql.table(to)}`.execute(app.services.db)
  await rename('sessions', 'sessions_away')
  try {
    const answer = await fetch(`${app.url}/`, {
      headers: { Cookie: cookie, 'Accept-Language': 'de' },
    })
    expect(answer.status).toBe(500)
    expect(answer.headers.get('content-type')).toContain('text/html')
    const page = await answer.text()
    expect(page).toContain('lang="de"')
    expect(page).toContain('Hier ist etwas schiefgegangen')
    expect(page).toContain(answer.headers.get('x-request-id')!)
    expect(page).not.toContain('relation')
  } finally {
    await rename('sessions_away', 'sessions')
  }
})
