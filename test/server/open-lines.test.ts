import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listTokens } from '#server/tokens.ts'
import { LiveClient } from '../builders/live-client.ts'
import { aSpan } from '../builders/live-study.ts'
import {
  cookieOf,
  type Letter,
  type MatrixStudy,
  startMatrixStudy,
} from '../builders/matrix-study.ts'
import { testPassword } from '../builders/services.ts'

// Each right is changed the way people change it, over HTTP, while lines are open.
let study: MatrixStudy

beforeAll(async () => {
  study = await startMatrixStudy()
})
afterAll(() => study.close())

const [running, closed, , open] = [0, 1, 2, 3]
const asker = (letter: Letter) => study.askers.get(letter)!
const signedOut = { code: 4401, reason: 'not-signed-in' }

function layerOf(letter: Letter, state: number): string {
  return `layer.${study.own.rounds[state]}.${study.own.transcript}.${asker(letter).person.id}`
}
const feed = (state: number) => `feed.${study.own.rounds[state]}.${study.own.transcript}`
const room = (state: number) => `room.${study.own.rounds[state]}.${study.own.transcript}`

function dial(document: string, by: { cookie: string } | { token: string }): LiveClient {
  const url = `${study.app.url.replace('http', 'ws')}/live`
  return 'cookie' in by
    ? new LiveClient(url, document, null, '', undefined, {
        Cookie: by.cookie,
        Origin: study.app.url,
      })
    : new LiveClient(url, document, null, `token=${by.token}`)
}

async function form(path: string, cookie: string, fields: Record<string, string>): Promise<void> {
  const answer = await fetch(`${study.app.url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: study.app.url, Cookie: cookie },
    body: new URLSearchParams(fields),
  })
  expect(answer.status).toBeLessThan(400)
  await answer.body?.cancel()
}

async function api(letter: Letter, method: string, path: string, body?: unknown): Promise<void> {
  const answer = await fetch(`${study.app.url}/api/v1/projects/${study.own.project}${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${asker(letter).token}`,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  expect(answer.status).toBeLessThan(400)
}

describe('[LV4] lines of a session or a token end with it, and no others do', () => {
  test('signing out', async () => {
    const { cookie, person } = asker('A')
    const elsewhere = await cookieOf(study.app, person)
    const [here, there] = await Promise.all([
      dial(layerOf('A', open), { cookie }).join(),
      dial(layerOf('A', open), { cookie: elsewhere }).join(),
    ])
    await form('/sign-out', cookie, {})
    expect(await here.closed).toEqual(signedOut)
    expect(await dial(layerOf('A', open), { cookie }).closed).toEqual(signedOut)
    await there.saved()
    await there.close()
  })

  test('signing out everywhere else, and a new password', async () => {
    const { cookie, person } = asker('K')
    const second = await cookieOf(study.app, person)
    const [kept, ended] = await Promise.all([
      dial(feed(open), { cookie }).join(),
      dial(feed(open), { cookie: second }).join(),
    ])
    await form('/profile', cookie, { intent: 'sign-out-elsewhere' })
    expect(await ended.closed).toEqual(signedOut)
    const third = await dial(feed(open), { cookie: await cookieOf(study.app, person) }).join()
    const next = `${testPassword} again`
    await form('/profile', cookie, { intent: 'password', current: testPassword, next })
    expect(await third.closed).toEqual(signedOut)
    await kept.saved()
    await kept.close()
  })

  test('a token that is revoked', async () => {
    const { cookie, person, token, readToken } = asker('M')
    const [revoked, reading, page] = await Promise.all([
      dial(layerOf('M', open), { token }).join(),
      dial(layerOf('M', open), { token: readToken }).join(),
      dial(layerOf('M', open), { cookie }).join(),
    ])
    const tokens = await listTokens(study.app.services, person)
    const { id } = tokens.find(({ scope }) => scope === 'write')!
    await form('/profile', cookie, { intent: 'revoke-token', id })
    expect(await revoked.closed).toEqual(signedOut)
    expect(await dial(layerOf('M', open), { token }).closed).toEqual(signedOut)
    await Promise.all([reading.saved(), page.saved()])
    await Promise.all([reading.close(), page.close()])
  })
})

describe('[LV4] lines of a document go by what the person may from now on', () => {
  test('a coder becomes an observer: out of the codes, still in the codebook', async () => {
    const { token, person } = asker('U')
    const codebook = `codebook.${study.own.project}`
    const [codes, draft] = await Promise.all([
      dial(feed(open), { token }).join(),
      dial(codebook, { token }).join(),
    ])
    await api('L', 'PATCH', `/members/${person.id}`, { roles: ['observer'] })
    expect(await codes.closed).toEqual({ code: 4403, reason: 'not-permitted' })
    await draft.saved()
    await api('L', 'PATCH', `/members/${person.id}`, { roles: ['coder'] })
    const again = await dial(feed(open), { token }).join()
    await Promise.all([again.close(), draft.close()])
  })

  test('an observer becomes a lead: the codebook is written over the line that is open', async () => {
    const { token, person } = asker('O')
    const draft = await dial(`codebook.${study.own.project}`, { token }).join()
    await api('L', 'PATCH', `/members/${person.id}`, { roles: ['lead'] })
    draft.doc.getMap('about').set('description', 'by a new lead')
    await draft.saved()
    await api('L', 'PATCH', `/members/${person.id}`, { roles: ['observer'] })
    draft.doc.getMap('about').set('description', 'no more')
    expect((await draft.closed).code).toBe(4403)
  })

  test('a layer is completed, and that is taken back', async () => {
    const { token, person } = asker('K')
    const layer = await dial(layerOf('K', running), { token }).join()
    const path = `/rounds/${study.own.rounds[running]}/layers/${study.own.transcript}/${person.id}`
    await api('K', 'PATCH', path, { complete: true })
    await layer.until(() => layer.rightsTold > 0)
    await api('K', 'PATCH', path, { complete: false })
    layer.layer.put(aSpan({ code: 'credit' }))
    await layer.saved()
    await api('K', 'PATCH', path, { complete: true })
    layer.layer.put(aSpan({ code: 'credit' }))
    expect(await layer.closed).toEqual({ code: 4409, reason: 'layer-completed' })
  })

  test('spans across turns are forbidden', async () => {
    const { token } = asker('K')
    const layer = await dial(layerOf('K', open), { token }).join()
    const across = aSpan({ code: 'credit', start: 0, end: 40 })
    layer.layer.put(across)
    await layer.saved()
    await api('L', 'PATCH', '', { spansAcrossTurns: false })
    const another = aSpan({ ...across, id: '00000000-0000-4000-8000-000000000002' })
    layer.layer.put(another)
    expect(await layer.closed).toEqual({ code: 4400, reason: `invalid-input ${another.id}` })
  })

  test('a blind round is closed and revealed: read-only, then open to all to read', async () => {
    const { token } = asker('K')
    const round = `/rounds/${study.own.rounds[running]}`
    expect((await dial(feed(running), { token: asker('O').token }).closed).code).toBe(4403)
    const [layer, present] = await Promise.all([
      dial(layerOf('K', running), { token }).join(),
      dial(room(running), { token }).join(),
    ])
    await api('L', 'PATCH', round, { status: 'revealed' })
    layer.layer.put(aSpan({ code: 'credit' }))
    expect(await layer.closed).toEqual({ code: 4409, reason: 'round-not-running' })
    for (const letter of ['O', 'J', 'L'] as const) {
      const reader = await dial(feed(running), { token: asker(letter).token }).join()
      expect(reader.doc.getMap('codedSpans').size).toBeGreaterThan(0)
      await reader.close()
    }
    await present.saved()
    await present.close()
  })

  test('somebody is taken out: every line closes, and none opens', async () => {
    const { token, cookie, person } = asker('J')
    const documents = [feed(open), room(open), `codebook.${study.own.project}`]
    const lines = await Promise.all([
      ...documents.map((document) => dial(document, { token }).join()),
      dial(feed(open), { cookie }).join(),
    ])
    await api('L', 'DELETE', `/members/${person.id}`)
    for (const line of lines) {
      expect(await line.closed).toEqual({ code: 4404, reason: 'not-found' })
    }
    for (const document of documents) {
      expect((await dial(document, { token }).closed).code).toBe(4404)
    }
  })

  test('the project is deleted', async () => {
    const { token } = asker('L')
    const { name } = (await study.app.services.db
      .selectFrom('projects')
      .select('name')
      .where('id', '=', study.own.project)
      .executeTakeFirst())!
    const lines = await Promise.all([
      dial(feed(open), { token }).join(),
      dial(`codebook.${study.own.project}`, { token }).join(),
      dial(layerOf('K', closed), { token: asker('K').token }).join(),
    ])
    await api('L', 'DELETE', `?name=${encodeURIComponent(name)}`)
    for (const line of lines) expect((await line.closed).code).toBe(4404)
    expect((await dial(feed(open), { token }).closed).code).toBe(4404)
  })
})
