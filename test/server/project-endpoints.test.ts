import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Api, type App, startApp } from '../builders/app.ts'

let app: App
let api: Api
let stranger: Api
beforeAll(async () => {
  app = await startApp()
  api = await app.api(await app.person('Api Lead'))
  stranger = await app.api(await app.person('Api Stranger'))
})
afterAll(() => app?.close())

const made = () =>
  api.json<{ id: string }>('POST', '/projects', {
    name: 'Ferry talk',
    codebook: 'political-discourse',
  })

/** Status, and the code of the problem. */
async function refusal(answer: Promise<Response>): Promise<[number, string]> {
  const response = await answer
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  const { status, code } = (await response.json()) as { status: number; code: string }
  expect(status).toBe(response.status)
  return [status, code]
}

test('[PJ1] a project is made with its codebook, listed, renamed and read', async () => {
  const answer = await api.ask('POST', '/projects', {
    name: 'Ferry talk',
    codebook: 'political-discourse',
  })
  expect(answer.status).toBe(201)
  const { id, ...rest } = (await answer.json()) as { id: string }
  expect(rest).toEqual({ name: 'Ferry talk' })
  const codebook = await api.json<{ codes: unknown[] }>('GET', `/projects/${id}/codebook`)
  expect(codebook.codes.length).toBeGreaterThanOrEqual(15)

  const changed = await api.json('PATCH', `/projects/${id}`, { name: 'Ferry talks' })
  expect(changed).toMatchObject({ id, name: 'Ferry talks', demo: false, roles: ['lead', 'coder'] })
  expect(await api.json('PATCH', `/projects/${id}`, { deviceCopies: false })).toMatchObject({
    name: 'Ferry talks',
    deviceCopies: false,
  })
  const list = await api.json<{ items: { id: string; name: string }[]; next: null }>(
    'GET',
    '/projects',
  )
  expect(list.next).toBeNull()
  expect(list.items).toContainEqual(expect.objectContaining({ id, name: 'Ferry talks' }))
})

test.each([
  ['no name', {}],
  ['an empty name', { name: ' ' }],
  ['a name that is no text', { name: 7 }],
  ['a name with NUL', { name: 'a\u0000' }],
  ['a name too long', { name: 'x'.repeat(121) }],
  ['a codebook that does not ship', { name: 'A', codebook: 'nothing' }],
  ['a path in place of a codebook', { name: 'A', codebook: '../../etc/passwd' }],
  ['a field nobody asked for', { name: 'A', demo: true }],
])('a project with %s is refused, and nothing is made', async (_, body) => {
  const before = await stranger.json<{ items: unknown[] }>('GET', '/projects')
  expect(await refusal(stranger.ask('POST', '/projects', body))).toEqual([400, 'invalid-input'])
  expect(await stranger.json('GET', '/projects')).toEqual(before)
})

test('[PJ3] for whoever is no member a project does not exist, as one that nobody has', async () => {
  const { id } = await made()
  for (const path of [`/projects/${id}`, `/projects/${randomUUID()}`, '/projects/nonsense']) {
    expect(await refusal(stranger.ask('GET', path))).toEqual([404, 'not-found'])
    expect(await refusal(stranger.ask('PATCH', path, { name: 'Mine' }))).toEqual([404, 'not-found'])
    expect(await refusal(stranger.ask('GET', `${path}/members`))).toEqual([404, 'not-found'])
    expect(
      await refusal(
        stranger.ask('POST', `${path}/members`, { email: 'a@example.org', roles: ['lead'] }),
      ),
    ).toEqual([404, 'not-found'])
  }
})

test('[PJ4] a project is deleted by its name alone', async () => {
  const { id } = await made()
  expect(await refusal(api.ask('DELETE', `/projects/${id}?name=Ferry`))).toEqual([
    400,
    'invalid-input',
  ])
  expect((await api.ask('DELETE', `/projects/${id}?name=Ferry%20talk`)).status).toBe(204)
  expect(await refusal(api.ask('GET', `/projects/${id}`))).toEqual([404, 'not-found'])
})

test('members come in by address, change roles and go; an unknown address gets a link', async () => {
  const { id } = await made()
  const coder = await app.person('Api Coder')
  const joined = await api.json('POST', `/projects/${id}/members`, {
    email: coder.email.toUpperCase(),
    roles: ['coder'],
  })
  expect(joined).toEqual({ id: coder.id, email: coder.email, name: 'Api Coder', roles: ['coder'] })

  const invited = await api.json<{ invitation: string }>('POST', `/projects/${id}/members`, {
    email: 'new@example.org',
    roles: ['observer', 'coder'],
  })
  expect(invited).toMatchObject({
    id: null,
    email: 'new@example.org',
    roles: ['coder', 'observer'],
  })
  expect((await fetch(invited.invitation)).status).toBe(200)

  const member = `/projects/${id}/members/${coder.id}`
  const changed = await api.json('PATCH', member, { roles: ['adjudicator'] })
  expect(changed).toMatchObject({ id: coder.id, roles: ['adjudicator'] })
  expect(await refusal(api.ask('PATCH', member, { roles: ['king'] }))).toEqual([
    400,
    'invalid-input',
  ])
  expect((await api.ask('DELETE', member)).status).toBe(204)
  const { items } = await api.json<{ items: { email: string }[] }>('GET', `/projects/${id}/members`)
  expect(items.map(({ email }) => email)).toEqual(['api.lead@example.org'])
  const [lead] = (await api.json<{ items: { id: string }[] }>('GET', `/projects/${id}/members`))
    .items
  expect(await refusal(api.ask('DELETE', `/projects/${id}/members/${lead?.id}`))).toEqual([
    409,
    'conflict',
  ])
})

test('[SE1] a program searches as people do: texts page by page, codes, and nothing of other projects', async () => {
  const { id } = await made()
  const { id: other } = await made()
  const turns = Array.from({ length: 35 }, (_, turn) => `ANA: Ferry number ${turn}.\n`).join('')
  const transcript = { title: 'Pier', text: `${turns}BEN: Yes.\n`, language: 'en' }
  const { id: pier } = await api.json<{ id: string }>(
    'POST',
    `/projects/${id}/transcripts`,
    transcript,
  )
  const search = (place: string, query: string, project = id) =>
    api.json<{ items: { start: number }[]; total: number; next: string | null }>(
      'GET',
      `/projects/${project}/search/${place}?${query}`,
    )
  const first = await search('texts', 'q=ferries')
  expect(first).toMatchObject({ total: 35, next: '30' })
  expect(first.items[0]).toMatchObject({
    transcriptId: pier,
    title: 'Pier',
    turn: 1,
    start: 5,
    end: 10,
  })
  const second = await search('texts', `q=ferries&cursor=${first.next}`)
  expect(second.next).toBeNull()
  const starts = [...first.items, ...second.items].map(({ start }) => start)
  expect(new Set(starts).size).toBe(35)

  expect((await search('texts', 'q=ferries', other)).items).toEqual([])
  expect((await search('memos', 'q=ferries')).items).toEqual([])
  expect((await search('codes', 'q=blame')).items[0]).toMatchObject({ name: 'Blame attribution' })
  expect(await refusal(stranger.ask('GET', `/projects/${id}/search/texts?q=ferry`))).toEqual([
    404,
    'not-found',
  ])
  expect(await refusal(api.ask('GET', `/projects/${id}/search/texts?q=ferry&cursor=x`))).toEqual([
    400,
    'invalid-input',
  ])
})
