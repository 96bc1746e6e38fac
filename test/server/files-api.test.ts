import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createProject } from '#server/projects.ts'
import { type Api, type App, startApp } from '../builders/app.ts'
import { files } from '../builders/files.ts'

let app: App
let api: Api
let project: string

beforeAll(async () => {
  app = await startApp({
    PARLEY_UPLOAD_BYTES: '100000',
    PARLEY_TRANSCRIPT_CHARACTERS: '5000',
    PARLEY_TURNS_PER_TRANSCRIPT: '50',
  })
  const lia = await app.person('Lia Lead')
  api = await app.api(lia)
  const made = await createProject(app.services, lia, {
    name: 'Lake Vessa',
    codebook: 'political-discourse',
  })
  project = `/projects/${made.id}`
})
afterAll(() => app?.close())

const talk = 'Talk\nQuestion: Why 😀?\nAda Fell: e\u0301, so.\nQuestion: And?\nAda Fell: 𝒳.'

function send(fields: Record<string, string | Blob>, name = 'talk.txt'): Promise<Response> {
  const form = new FormData()
  for (const [field, value] of Object.entries(fields)) {
    if (typeof value === 'string') form.set(field, value)
    else form.set(field, value, name)
  }
  return fetch(`${app.url}/api/v1${project}/transcripts`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${api.token}` },
    body: form,
  })
}

interface Turn {
  ordinal: number
  speaker: string | null
  start: number
  speechStart: number
  end: number
}

test('a transcript sent as JSON is stored, and read back whole with turns in code points', async () => {
  const made = await api.json<{ id: string; length: number; turns: Turn[] }>(
    'POST',
    `${project}/transcripts`,
    {
      title: 'Talk',
      text: talk.replaceAll('\n', '\r\n'),
    },
  )
  const characters = [...talk]
  expect(made.length).toBe(characters.length)
  expect(
    made.turns.map((turn) => [
      turn.ordinal,
      turn.speaker,
      characters.slice(turn.speechStart, turn.end).join(''),
    ]),
  ).toEqual([
    [1, 'Question', 'Why 😀?'],
    [2, 'Ada Fell', 'e\u0301, so.'],
    [3, 'Question', 'And?'],
    [4, 'Ada Fell', '𝒳.'],
  ])
  const whole = await api.json<Record<string, unknown>>('GET', `${project}/transcripts/${made.id}`)
  expect(whole).toMatchObject({ id: made.id, title: 'Talk', text: talk, turns: made.turns })
  const list = await api.json<{ items: unknown[]; next: null }>('GET', `${project}/transcripts`)
  expect(list).toMatchObject({ items: [{ id: made.id, turnCount: 4 }], next: null })

  const again = await api.json<{ sameTextAs: string[]; id: string }>(
    'POST',
    `${project}/transcripts`,
    { title: 'Again', text: talk },
  )
  expect(again.sameTextAs).toEqual([made.id])
  expect((await api.ask('DELETE', `${project}/transcripts/${again.id}`)).status).toBe(204)
  expect((await api.ask('GET', `${project}/transcripts/${again.id}`)).status).toBe(404)
})

test('a file sent as a form is stored under its name, and refused with what to do', async () => {
  const made = await send({ file: new Blob([`${talk}!`]) }, 'a/b "c"\u202e.txt')
  expect(made.status).toBe(201)
  expect(await made.json()).toMatchObject({ title: 'b "c"' })

  const latin = new Blob([Buffer.from('Frage: M\u00fcller?\nAntwort: Ja.', 'latin1')])
  const asked = await send({ file: latin })
  expect(asked.status).toBe(400)
  expect(await asked.json()).toMatchObject({
    code: 'invalid-input',
    detail: expect.stringContaining('“Müller”'),
  })
  expect((await send({ file: latin, encoding: 'windows-1252' })).status).toBe(201)

  const png = await send({ file: new Blob([files.png]) })
  expect(png.status).toBe(415)
  expect(png.headers.get('content-type')).toBe('application/problem+json')
  expect((await send({ title: 'no file' })).status).toBe(400)
  expect((await send({ file: new Blob(['x'.repeat(100_001)]) })).status).toBe(413)
  expect((await send({ file: new Blob(['x'.repeat(5_001)]) })).status).toBe(413)
  expect((await send({ file: new Blob(['x'.repeat(5_000)]) })).status).toBe(201)
})

test('a form of very many parts is refused before it is taken apart', async () => {
  const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, part) => [`part${part}`, '']))
  const answer = await send({ file: new Blob([`${talk}?`]), ...many })
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({ detail: expect.stringContaining('parts') })
})

test('JSON that is nested deep is refused before it is read', async () => {
  const answer = await fetch(`${app.url}/api/v1${project}/transcripts`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${api.token}`, 'Content-Type': 'application/json' },
    body: `{"title": "]\\"]", "text": ${'['.repeat(100_000)}`,
  })
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({ detail: expect.stringContaining('nested') })
})

test('[TF3] a transcript of more turns than the limit says is refused, without speakers it is not', async () => {
  const title = 'Chatter'
  const store = (turns: number, labels = {}) =>
    api.ask('POST', `${project}/transcripts`, { title, text: 'A: So.\n'.repeat(turns), labels })
  expect((await store(50)).status).toBe(201)
  expect((await store(51)).status).toBe(413)
  expect((await store(51, { speakers: false })).status).toBe(201)
})

test('what is no transcript is refused, and nothing is half-stored', async () => {
  const before = await api.json('GET', `${project}/transcripts`)
  const ask = async (body: unknown) =>
    (await api.ask('POST', `${project}/transcripts`, body)).status
  expect(await ask({ title: 'a', text: '' })).toBe(400)
  expect(await ask({ title: 'a', text: ' \n ' })).toBe(400)
  expect(await ask({ title: '', text: 'a' })).toBe(400)
  expect(await ask({ title: 'a\u0000', text: 'a' })).toBe(400)
  expect(await ask({ title: 'a', text: 7 })).toBe(400)
  expect(await ask({ title: 'a' })).toBe(400)
  expect(await ask({ title: 'a', text: 'a', extra: 1 })).toBe(400)
  expect(await ask({ title: 'a', text: 'a', language: 'not a tag' })).toBe(400)
  expect(await ask({ title: 'a', text: 'x'.repeat(5_001) })).toBe(413)
  expect(await api.json('GET', `${project}/transcripts`)).toEqual(before)
})

test('NUL and half characters in a text are cleaned, not refused', async () => {
  const { id } = await api.json<{ id: string }>('POST', `${project}/transcripts`, {
    title: 'Odd',
    text: 'Q: a\u0000b\ud83d\nA: c',
  })
  const whole = await api.json<{ text: string }>('GET', `${project}/transcripts/${id}`)
  expect(whole.text).toBe('Q: ab\ufffd\nA: c')
})

test('a round’s files come as CSV, and a wrong wish is answered with a problem', async () => {
  const { items } = await api.json<{ items: { id: string }[] }>('GET', `${project}/transcripts`)
  const me = (await app.services.db.selectFrom('people').select('id').executeTakeFirstOrThrow()).id
  const { id: round } = await api.json<{ id: string }>('POST', `${project}/rounds`, {
    name: 'First',
    visibility: 'open',
    transcripts: [items[0]!.id],
    coders: [me],
  })
  await api.json('PUT', `${project}/rounds/${round}/layers/${items[0]!.id}/${me}`, {
    codedSpans: [{ start: 0, end: 1, code: 'blame' }],
    complete: true,
  })
  const spans = await api.ask('GET', `${project}/coded-spans.csv?round=${round}`)
  expect(spans.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(spans.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
  expect(parse(await spans.text(), { columns: true })).toEqual([
    expect.objectContaining({ start: '0', end: '1' }),
  ])
  const excel = await api.ask('GET', `${project}/coded-spans.csv?round=${round}&excel=1`)
  expect(new Uint8Array(await excel.arrayBuffer()).slice(0, 3)).toEqual(
    Uint8Array.of(0xef, 0xbb, 0xbf),
  )

  const path = `${project}/rounds/${round}/reliability.csv`
  expect((await api.ask('GET', `${path}?unit=sentence&layout=matrix&code=blame`)).status).toBe(200)
  expect((await api.ask('GET', `${path}?layout=matrix`)).status).toBe(400)
  expect((await api.ask('GET', `${path}?layout=recal&code=blame`)).status).toBe(422)
  expect((await api.ask('GET', `${path}?layout=wide`)).status).toBe(400)
  expect((await api.ask('GET', `${path}?other=1`)).status).toBe(400)
  expect((await api.ask('GET', `${project}/coded-spans.csv`)).status).toBe(400)
  expect(
    (await api.ask('GET', `${project}/coded-spans.csv?round=${crypto.randomUUID()}`)).status,
  ).toBe(404)
})
