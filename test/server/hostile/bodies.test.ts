import { type ClientRequest, request } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSettings } from '#server/settings.ts'
import { type Letter, type MatrixStudy, startMatrixStudy } from '../../builders/matrix-study.ts'

let study: MatrixStudy
beforeAll(async () => {
  study = await startMatrixStudy({
    PARLEY_FORM_BYTES: '20000',
    PARLEY_UPLOAD_BYTES: '1000000',
    PARLEY_HELD_BODY_BYTES_PER_PERSON: '1000000',
    PARLEY_HELD_BODY_BYTES: '1600000',
  })
})
afterAll(() => study.close())

const storePath = () => `/projects/${study.own.project}/transcripts/store`
const cookieOf = (letter: Letter) => study.askers.get(letter)!.cookie

/**
 * Begins a body that does not end, to a page or over the API; begins it again where it is turned away, since
 * another held as much in that moment.
 */
function begin(letter: Letter, bytes: number, path = storePath()): { destroy(): void } {
  let sent: ClientRequest
  let isOver = false
  const send = () => {
    if (isOver) return
    sent = request(`${study.app.url}${path}`, {
      method: 'POST',
      headers: {
        ...(path.startsWith('/api/')
          ? { Authorization: `Bearer ${study.askers.get(letter)!.token}` }
          : { Cookie: cookieOf(letter), Origin: study.app.url }),
        'Content-Type': 'multipart/form-data; boundary=b',
        'Content-Length': '900000',
      },
    })
    sent.on('error', () => {})
    sent.on('response', (answer) => {
      answer.resume()
      sent.destroy()
      send()
    })
    sent.write(Buffer.alloc(bytes, 'x'))
  }
  send()
  return {
    destroy() {
      isOver = true
      sent.destroy()
    },
  }
}

function store(letter: Letter, bytes: number): Promise<Response> {
  const body = new FormData()
  body.append('file', new File(['x'.repeat(bytes)], 'a.txt'))
  return fetch(`${study.app.url}${storePath()}`, {
    method: 'POST',
    headers: { Cookie: cookieOf(letter), Origin: study.app.url },
    body,
  })
}

test('one person holds no more of the memory for bodies than a share, and all together no more than there is', async () => {
  const stalled = [begin('L', 800_000)]
  // The same person, by page and by API.
  await expect.poll(async () => (await store('L', 100_000)).status).toBe(429)
  const refused = await store('L', 100_000)
  expect(await refused.json()).toMatchObject({ problem: { code: 'too-many-requests' } })
  expect(refused.headers.get('retry-after')).toBe('10')
  const api = await fetch(`${study.app.url}/api/v1/projects/${study.own.project}/transcripts`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${study.askers.get('L')!.token}`,
      'Content-Type': 'application/json',
    },
    body: JSON.stringify({ title: 'Long', text: 'x'.repeat(400_000) }),
  })
  expect(api.status).toBe(429)

  // Somebody else still can, up to what there is for all.
  expect((await store('M', 200_000)).status).toBeLessThan(429)
  stalled.push(begin('M', 500_000))
  await expect.poll(async () => (await store('Z', 150_000)).status).toBe(503)
  const full = await store('Z', 150_000)
  expect(await full.json()).toMatchObject({
    problem: { code: 'unavailable', message: expect.stringContaining('Wait a minute') },
  })
  expect(full.headers.get('retry-after')).toBe('30')
  // A small form is not kept waiting by those who send files.
  const form = await fetch(`${study.app.url}/projects/new`, {
    method: 'POST',
    headers: { Cookie: cookieOf('L'), Origin: study.app.url },
    body: new URLSearchParams({ name: '' }),
  })
  expect(form.status).toBe(400)

  // What is broken off is held no longer.
  for (const one of stalled) one.destroy()
  await expect.poll(async () => (await store('L', 700_000)).status).toBeLessThan(429)
  await expect.poll(async () => (await store('Z', 700_000)).status).toBeLessThan(429)
})

test('what breaks off over the API is held no longer either', async () => {
  for (let round = 0; round < 3; round++) {
    const stalled = begin('L', 800_000, `/api/v1/projects/${study.own.project}/transcripts`)
    await expect.poll(async () => (await store('L', 100_000)).status).toBe(429)
    stalled.destroy()
    await expect.poll(async () => (await store('L', 100_000)).status).toBeLessThan(429)
  }
})

test('a form of fields alone is taken no larger than any other, also where files are sent', async () => {
  const fields = (bytes: number) =>
    fetch(`${study.app.url}${storePath()}`, {
      method: 'POST',
      headers: {
        Cookie: cookieOf('L'),
        Origin: study.app.url,
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      body: 'a&'.repeat(bytes / 2),
    })
  expect((await fields(18_000)).status).toBe(400)
  expect((await fields(22_000)).status).toBe(413)
  expect((await store('L', 100_000)).status).toBe(400)
})

test('parts are counted by the boundary that divides them, whatever else is called one', async () => {
  const boundary = 'divides-the-parts-of-this-form'
  const part = `--${boundary}\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n`
  const answer = await fetch(`${study.app.url}${storePath()}`, {
    method: 'POST',
    headers: {
      Cookie: cookieOf('L'),
      Origin: study.app.url,
      'Content-Type': `multipart/form-data; other-boundary=none; boundary=${boundary}`,
    },
    body: `${part.repeat(2_000)}--${boundary}--\r\n`,
  })
  expect(answer.status).toBe(400)
  expect(JSON.stringify(await answer.json())).toContain('more than 1000 parts')
})

test('an object of very many fields is not held against any schema, nor read from a form', async () => {
  const many = Array.from({ length: 60_000 }, (_, at) => `"a${at}":0`).join()
  const api = await fetch(`${study.app.url}/api/v1/projects`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${study.askers.get('L')!.token}`,
      'Content-Type': 'application/json',
    },
    body: `{"name":"Many",${many}}`,
  })
  expect([api.status, await api.text()]).toEqual([413, expect.stringContaining('holds more')])
  const body = new FormData()
  body.append('text', new Blob(['Ana: Words.']))
  body.append('choices', `{"turns":{"merge":{${many}}}}`)
  const form = await fetch(`${study.app.url}${storePath()}`, {
    method: 'POST',
    headers: { Cookie: cookieOf('L'), Origin: study.app.url },
    body,
  })
  expect([form.status, await form.text()]).toEqual([413, expect.stringContaining('holds more')])
})

test('a share of one person beyond that of all, or below one upload, is no setting', () => {
  expect(() => readSettings({ PARLEY_HELD_BODY_BYTES: '1000' })).toThrow(
    'PARLEY_HELD_BODY_BYTES: must not be less than PARLEY_HELD_BODY_BYTES_PER_PERSON',
  )
  expect(() => readSettings({ PARLEY_HELD_BODY_BYTES_PER_PERSON: '1000' })).toThrow(
    'PARLEY_HELD_BODY_BYTES_PER_PERSON: must not be less than PARLEY_UPLOAD_BYTES',
  )
})
