import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeServer } from '#server/http/listener.ts'
import { replaceLayer } from '#server/layers.ts'
import { createAccount, signIn } from '#server/people.ts'
import { listProjects } from '#server/projects.ts'
import { type Letter, type MatrixStudy, startMatrixStudy } from '../../builders/matrix-study.ts'
import { refused } from '../../builders/refused.ts'
import { sources } from '../matrix/sources.ts'

// Numbers in titles are those of docs/hostile-inputs.md.
let study: MatrixStudy

beforeAll(async () => {
  study = await startMatrixStudy({ PARLEY_LINK_TRIES: '3' })
})
afterAll(async () => {
  // Whatever was sent, the server is there.
  expect((await fetch(`${study.app.url}/healthz`)).status).toBe(200)
  await study.close()
})

const asker = (letter: Letter) => study.askers.get(letter)!

function form(
  path: string,
  body: BodyInit,
  { as = 'L', headers = {} }: { as?: Letter; headers?: Record<string, string> } = {},
): Promise<Response> {
  return fetch(`${study.app.url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: study.app.url, Cookie: asker(as).cookie, ...headers },
    body,
  })
}

function api(method: string, path: string, body?: string, headers: Record<string, string> = {}) {
  return fetch(`${study.app.url}/api/v1${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${asker('L').token}`,
      'Content-Type': 'application/json',
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
  })
}

const projectsOf = (letter: Letter) => listProjects(study.app.services, asker(letter).person)

describe('words that are no words', () => {
  test.each([
    ['1 an empty name', '', 400],
    ['2 a name of a megabyte', 'x'.repeat(1_000_000), 413],
    ['3 a name of spaces', '   ', 400],
    ['3 a name that shows nothing', '\u200b\ufeff', 400],
    ['4 NUL in a name', 'a\u0000b', 400],
    ['6 a name that turns the reading direction', 'a\u202eb', 400],
  ])('%s makes no project', async (_, name, status) => {
    const before = await projectsOf('L')
    const fields = new URLSearchParams({ id: randomUUID(), name })
    expect((await form('/projects/new', fields)).status).toBe(status)
    expect(await projectsOf('L')).toEqual(before)
  })

  const aCode = (fields: object) => ({
    name: 'Codes',
    codes: [
      {
        id: 'blame',
        name: 'Blame',
        definition: '',
        includeWhen: '',
        excludeWhen: '',
        examples: { hit: '', nearMiss: '' },
        colour: 'teal',
        ...fields,
      },
    ],
  })
  test.each([
    ['6 the name of a code that turns the reading direction', aCode({ name: 'a\u202eb' })],
    ['15 a colour that is a style', aCode({ colour: 'red;background:url(//x)' })],
  ])('%s leaves the codebook as it was', async (_, codebook) => {
    const path = `/projects/${study.own.project}/codebook`
    const before = await (await api('GET', path)).text()
    expect((await api('PUT', path, JSON.stringify(codebook))).status).toBe(400)
    expect(await (await api('GET', path)).text()).toBe(before)
  })

  test('7 8 markup in a name and in a memo stays words, and a script address is no link', async () => {
    const name = '<img src=x onerror=alert(1)>'
    const made = await form('/projects/new', new URLSearchParams({ id: randomUUID(), name }))
    expect(made.status).toBe(302)
    const { person, cookie } = asker('A')
    const [project, round, transcript] = [
      study.own.project,
      study.own.rounds[3]!,
      study.own.transcript,
    ]
    const key = { projectId: project, roundId: round, transcriptId: transcript, coderId: person.id }
    const memo = 'javascript:alert(1) </script><script>alert(2)</script>'
    const codedSpans = [{ start: 0, end: 3, code: 'blame', memo }]
    await replaceLayer(study.app.services, person, key, { codedSpans })
    const pages = [
      await fetch(`${study.app.url}/`, { headers: { Cookie: asker('L').cookie } }),
      await fetch(
        `${study.app.url}/projects/${project}/rounds/${round}/transcripts/${transcript}`,
        { headers: { Cookie: cookie } },
      ),
    ]
    const [home, workspace] = await Promise.all(pages.map((page) => page.text()))
    expect(home).toContain('onerror')
    expect(home).not.toContain('<img src=x')
    expect(workspace).toContain('alert(2)')
    expect(workspace).not.toContain('<script>alert')
    expect(workspace).not.toMatch(/(href|src|action)="javascript:/)
  })
})

describe('fields that are not asked for', () => {
  test('9 fields that programs trip over are refused, and touch nothing', async () => {
    for (const extra of [
      '"__proto__":{"isLead":true}',
      '"constructor":{"prototype":{"isLead":true}}',
    ]) {
      const { status } = await api('POST', '/projects', `{"name":"Odd",${extra}}`)
      // What is called __proto__ is no field to zod: it is left out, and nothing inherits it.
      expect(extra.startsWith('"__proto__"') ? [201, 400] : [400]).toContain(status)
    }
    const fields = { intent: 'you', name: 'Lia', initials: 'LI', __proto__x: '1' }
    const body = new URLSearchParams({ ...fields, 'constructor.prototype.isLead': 'true' })
    body.append('__proto__', 'x')
    expect((await form('/profile', body)).status).toBe(200)
    expect(({} as { isLead?: boolean }).isLead).toBeUndefined()
  })

  test('10 11 a role said twice or slipped into another form gives none', async () => {
    const rolesOf = async () =>
      (await study.app.services.db.selectFrom('members').selectAll().execute())
        .map(({ project_id, person_id, roles }) => `${project_id} ${person_id} ${roles}`)
        .sort()
    const before = await rolesOf()
    const twice = new URLSearchParams({ intent: 'roles', member: study.own.ben, roles: 'coder' })
    twice.append('roles', 'owner')
    const members = `/projects/${study.own.project}/members`
    expect((await form(members, twice)).status).toBe(400)
    const slipped = { intent: 'you', name: 'Ana', initials: 'AN', roles: 'lead', role: 'owner' }
    expect((await form('/profile', new URLSearchParams(slipped), { as: 'A' })).status).toBe(200)
    const query = `/projects/${study.own.project}/coded-spans.csv?round=${study.own.rounds[3]}`
    expect((await api('GET', `${query}&round=${study.own.rounds[2]}`)).status).toBe(400)
    expect(await rolesOf()).toEqual(before)
  })

  test('14 what is no id names nothing, wherever an address has one', async () => {
    const ids: Record<string, string> = {
      project: study.own.project,
      round: study.own.rounds[3]!,
      transcript: study.own.transcript,
      version: '1',
    }
    const odd = ['1e2', '-1', '9007199254740993', '%00', 'undefined', "'--"]
    const wrong: string[] = []
    for (const [address, { methods, hasPage }] of sources) {
      const names = [...address.matchAll(/:(project|round|transcript|version)/g)].map((m) => m[1]!)
      for (const name of methods.includes('GET') ? names : []) {
        const asked = odd.map(async (value) => {
          const path = address
            .replace(`:${name}`, value)
            .replace(/:(\w+)/g, (whole, other) => ids[other] ?? whole)
          const answer = await fetch(`${study.app.url}${path}${hasPage ? '.data' : ''}`, {
            headers: { Cookie: asker('L').cookie },
          })
          await answer.body?.cancel()
          if (answer.status !== 404) wrong.push(`${path}: ${answer.status}`)
        })
        await Promise.all(asked)
      }
    }
    expect(wrong).toEqual([])
    const cut = `${study.app.url}/projects/%E0%A4%A`
    const headers = { Cookie: asker('L').cookie }
    expect((await fetch(cut, { headers })).status).toBe(404)
  })
})

describe('addresses and headers that claim something', () => {
  test('16 signing in leads to no other server, and writes no header', async () => {
    const { email } = asker('O').person
    for (const next of ['//evil', '/\\evil', 'https:evil', '/%0d%0aSet-Cookie: a=b', '/\r\nX: y']) {
      const fields = { email, password: 'correct horse battery', next }
      const answer = await form('/sign-in', new URLSearchParams(fields), { as: 'O' })
      expect(answer.status).toBe(302)
      const place = new URL(answer.headers.get('location')!, study.app.url)
      expect(place.origin).toBe(study.app.url)
      expect(answer.headers.get('set-cookie')).not.toContain('a=b')
      expect(answer.headers.get('x')).toBeNull()
    }
  })

  test('20 what a client writes into a proxy’s headers changes nothing', async () => {
    const path = `/projects/${study.own.project}`
    const overridden = { 'X-HTTP-Method-Override': 'DELETE', 'X-Method-Override': 'DELETE' }
    expect((await api('GET', path, undefined, overridden)).status).toBe(200)
    expect((await api('POST', path, '{}', overridden)).status).toBe(405)
    const invited = await api(
      'POST',
      `${path}/members`,
      '{"email":"new.person@example.org","roles":["coder"]}',
      { 'X-Forwarded-Host': 'evil.example', Forwarded: 'host=evil.example' },
    )
    expect(((await invited.json()) as { invitation: string }).invitation).toContain(study.app.url)
    const guesses = [1, 2, 3, 4].map((number) =>
      fetch(`${study.app.url}/password/guess`, {
        headers: { 'X-Forwarded-For': `10.0.0.${number}` },
      }).then(({ status }) => status),
    )
    expect((await Promise.all(guesses)).sort()).toEqual([410, 410, 410, 429])
  })

  test('30 HEAD and OPTIONS carry no form out', async () => {
    for (const [address, { methods }] of sources) {
      if (!methods.includes('POST')) continue
      const path = address.replace(/:project/, study.own.project).replace(/:\w+/g, 'x')
      for (const method of ['HEAD', 'OPTIONS']) {
        const answer = await fetch(`${study.app.url}${path}?intent=delete`, {
          method,
          redirect: 'manual',
          headers: { Cookie: asker('M').cookie, Origin: study.app.url },
        })
        expect([200, 204, 302, 400, 404, 405, 410, 429], `${method} ${path}`).toContain(
          answer.status,
        )
        expect(await answer.text().then((text) => (method === 'HEAD' ? text : ''))).toBe('')
      }
    }
    expect((await projectsOf('M')).map(({ id }) => id)).toContain(study.own.project)
    // Nobody was signed out either.
    const { status } = await form('/projects/new', new URLSearchParams({ name: '' }), { as: 'M' })
    expect(status).toBe(400)
  })
})

/** Writes a request as it is told, in pieces. @returns what came back until the line was closed */
function raw(pieces: Iterable<string | Buffer>, longestMs = 10_000): Promise<string> {
  const { hostname, port } = new URL(study.app.url)
  const socket = connect(Number(port), hostname)
  let answer = ''
  socket.on('data', (bytes) => {
    answer += bytes
  })
  for (const piece of pieces) socket.write(piece)
  return new Promise((resolve) => {
    const timer = setTimeout(() => socket.destroy(), longestMs)
    socket.on('error', () => {})
    socket.on('close', () => {
      clearTimeout(timer)
      resolve(answer)
    })
  })
}

function head(path: string, headers: Record<string, string>): string {
  const all = { Host: new URL(study.app.url).host, Origin: study.app.url, ...headers }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  return `POST ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`
}

describe('bodies that are not what they say', () => {
  const urlencoded = 'application/x-www-form-urlencoded'
  const chunk = (bytes: number) => `${bytes.toString(16)}\r\n${'x'.repeat(bytes)}\r\n`

  test('22 ten thousand parts are refused by what they say or by how much they are', async () => {
    const body = new FormData()
    for (let part = 0; part < 10_000; part++) body.append(`p${part}`, 'x')
    expect((await form('/profile', body)).status).toBe(413)
    const store = `/projects/${study.own.project}/transcripts/store`
    expect((await form(store, body)).status).toBe(400)
  })

  test('23 a body that is cut in the middle leaves nothing behind', async () => {
    const before = await projectsOf('L')
    const sent = { Cookie: asker('L').cookie, 'Content-Type': urlencoded, 'Content-Length': '500' }
    expect(await raw([head('/projects/new', sent), `id=${randomUUID()}&name=Half`], 300)).toBe('')
    expect(await projectsOf('L')).toEqual(before)
  })

  test('24 a body in pieces is refused as soon as it is too large, and one without end is given up', async () => {
    const page = { Cookie: asker('L').cookie, 'Content-Type': urlencoded }
    const chunked = { 'Transfer-Encoding': 'chunked' }
    const pieces = Array.from({ length: 20 }, () => chunk(16 * 1024))
    const form = [head('/profile', { ...page, ...chunked }), ...pieces]
    expect(await raw(form)).toMatch(/^HTTP\/1\.1 413/)
    const token = { Authorization: `Bearer ${asker('L').token}` }
    const json = { 'Content-Type': 'application/json', ...token, ...chunked }
    const large = Array.from({ length: 20 }, () => chunk(64 * 1024))
    expect(await raw([head('/api/v1/projects', json), ...large])).toMatch(/^HTTP\/1\.1 413/)
    expect(makeServer()).toMatchObject({ headersTimeout: 10_000, requestTimeout: 120_000 })
  })

  test('25 a packed body is not unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024, ' '))
    const packed = { 'Content-Encoding': 'gzip' }
    expect((await form('/projects/new', bomb, { headers: packed })).status).toBe(400)
    const answer = await fetch(`${study.app.url}/api/v1/projects`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${asker('L').token}`,
        'Content-Type': 'application/json',
        ...packed,
      },
      body: bomb,
    })
    expect(answer.status).toBe(400)
  })

  test('26 a long password is taken whole, and one beyond all measure refused at once', async () => {
    const { services } = study.app
    const password = 'p'.repeat(65)
    const account = (name: string, given: string) =>
      createAccount(services, { email: `${name}@example.org`, name, password: given })
    const long = await account('Long', password)
    expect((await signIn(services, { email: long.email, password }, '::2')).id).toBe(long.id)
    const cut = { email: long.email, password: password.slice(1) }
    expect((await refused(signIn(services, cut, '::2'))).code).toBe('not-permitted')
    expect((await refused(account('Longer', 'p'.repeat(100_000)))).code).toBe('invalid-input')
    const huge = { email: long.email, password: 'p'.repeat(100_000) }
    expect((await refused(signIn(services, huge, '::2'))).code).toBe('not-permitted')
  })
})
