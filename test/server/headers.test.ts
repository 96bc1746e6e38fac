import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp } from '../builders/app.ts'
import { freePort } from '../builders/free-port.ts'
import { cookieOf, type MatrixStudy, startMatrixStudy } from '../builders/matrix-study.ts'
import { testPassword } from '../builders/services.ts'

let study: MatrixStudy

beforeAll(async () => {
  study = await startMatrixStudy()
})
afterAll(() => study.close())

const everywhere = {
  'content-security-policy': expect.stringContaining("default-src 'none'"),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': expect.stringContaining('camera=()'),
  'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
}

const script = readdirSync('build/client/assets').find((name) => name.endsWith('.js'))
const round = '/projects/:project/rounds/:round'
const html = 'text/html; charset=utf-8'
const answers: [what: string, path: string, status: number, type: string][] = [
  ['a page', '/projects/:project', 200, html],
  ['a page to sign in', '/sign-in?signed-out', 200, html],
  ['a page’s data', '/projects/:project.data', 200, 'text/x-script'],
  ['a page that is not there', '/nowhere', 404, html],
  ['a page that may not be seen', '/projects/:other', 404, html],
  ['a redirect', '/projects/new?signed-out', 302, ''],
  ['an answer without a page', `${round}/transcripts/:transcript/standing`, 200, 'text/plain'],
  ['a form that was refused', 'POST /theme', 400, 'application/json'],
  ['a form from elsewhere', 'POST /profile?from=elsewhere', 403, html],
  ['a form that is too large', 'POST /profile?size=300000', 413, html],
  ['the API', '/api/v1/projects', 200, 'application/json'],
  ['a problem of the API', '/api/v1/projects/:other', 404, 'application/problem+json'],
  ['an address the API has not', '/api/v1/nowhere', 404, 'application/problem+json'],
  ['a request without a token', '/api/v1/projects?signed-out', 401, 'application/problem+json'],
  ['the OpenAPI page', '/api/v1/openapi.json', 200, 'application/json'],
  ['a download', `${round}/exports/coded-spans.csv`, 200, 'text/csv; charset=utf-8'],
  ['a download by the API', '/api/v1:export', 200, 'text/csv; charset=utf-8'],
  ['a codebook as a file', '/projects/:project/codebook/file', 200, 'application/yaml'],
  [
    'a file as it came',
    '/projects/:project/transcripts/:transcript/original',
    200,
    'application/octet-stream',
  ],
  ['a download that is refused', '/projects/:other/codebook/file', 404, 'text/plain'],
  ['a file of the build', `/assets/${script}`, 200, 'text/javascript'],
  ['whether it can serve', '/healthz', 200, 'application/json'],
  ['whether it lives', '/livez', 200, 'text/plain'],
]

test.each(answers)(
  '%s comes with the headers that every answer has',
  async (what, given, status, type) => {
    const { own, foreign, askers, app } = study
    const { cookie, token } = askers.get('A')!
    const [method, written] = given.startsWith('POST ') ? ['POST', given.slice(5)] : ['GET', given]
    const path = written
      .replace(':export', `/projects/${own.project}/coded-spans.csv?round=${own.rounds[3]}`)
      .replace(':project', own.project)
      .replace(':other', foreign.project)
      .replace(':round', own.rounds[3]!)
      .replace(':transcript', own.transcript)
    const isSignedOut = path.endsWith('?signed-out')
    const size = Number(new URLSearchParams(path.split('?')[1]).get('size'))
    const who: Record<string, string> = path.startsWith('/api/')
      ? { Authorization: `Bearer ${token}` }
      : { Cookie: cookie }
    const answer = await fetch(`${app.url}${path.replace('?signed-out', '')}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(isSignedOut ? {} : who),
        Origin: path.includes('elsewhere') ? 'https://evil.example' : app.url,
      },
      ...(method === 'POST' ? { body: new URLSearchParams({ theme: 'x'.repeat(size || 4) }) } : {}),
    })
    expect(answer.status).toBe(status)
    const headers = Object.fromEntries(answer.headers)
    expect(headers).toMatchObject(everywhere)
    expect(headers['content-type'] ?? '').toContain(type)
    expect([headers['x-powered-by'], headers.server]).toEqual([undefined, undefined])
    const isOfBuild = what === 'a file of the build'
    const cached = isOfBuild ? 'public, max-age=31536000, immutable' : 'no-store'
    expect(headers['cache-control']).toContain(cached)
    if (headers['content-disposition'] !== undefined) {
      expect(headers['content-disposition']).toMatch(
        /^attachment; filename="[\w.-]+"; filename\*=UTF-8''/,
      )
      expect(headers['content-security-policy']).toBe("default-src 'none'; sandbox")
    } else {
      expect(headers['content-security-policy']).toMatch(/script-src 'self' 'nonce-[^']+'/)
      expect(headers['content-security-policy']).not.toMatch(/unsafe-eval|script-src[^;]*unsafe/)
    }
    await answer.body?.cancel()
  },
)

test('signing in sets a cookie that scripts and other sites do not have, and signing out clears it', async () => {
  const { app, askers } = study
  const { person } = askers.get('A')!
  const cookie = await cookieOf(app, person)
  const answer = await fetch(`${app.url}/sign-out`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: app.url, Cookie: cookie },
  })
  const cleared = answer.headers.get('set-cookie')
  for (const part of ['HttpOnly', 'SameSite=Lax', 'Path=/', 'Max-Age=0']) {
    expect(cleared).toContain(part)
  }
  expect(answer.headers.get('clear-site-data')).toBe('"cache", "storage"')
})

test('behind https it asks for https from then on, and its cookies go nowhere else', async () => {
  const port = String(await freePort())
  const app = await startApp({ PARLEY_URL: 'https://parley.example.org', PORT: port })
  const person = await app.person('Ana')
  const answer = await fetch(`http://127.0.0.1:${port}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: app.url },
    body: new URLSearchParams({ email: person.email, password: testPassword }),
  })
  expect(answer.headers.get('strict-transport-security')).toBe(
    'max-age=63072000; includeSubDomains',
  )
  const cookie = answer.headers.get('set-cookie')
  expect(cookie).toMatch(/^__Host-parley=/)
  for (const part of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) {
    expect(cookie).toContain(part)
  }
  await app.close()
})
