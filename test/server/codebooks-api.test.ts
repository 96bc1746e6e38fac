import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { endpoints } from '#server/api/index.ts'
import { openApiOf } from '#server/api/openapi.ts'
import { makeApi } from '#server/api/router.ts'
import { createProject } from '#server/projects.ts'
import type { Person } from '#server/services.ts'
import { makeToken } from '#server/tokens.ts'
import { aCodebook } from '#test/builders/codebook.ts'
import { aSpan, insertStudy } from '#test/builders/live-study.ts'
import { startServices, type TestServices } from '#test/builders/services.ts'

let services: TestServices
let answer: ReturnType<typeof makeApi>
beforeAll(async () => {
  services = await startServices()
  answer = makeApi(services, endpoints, openApiOf(endpoints, 'test'))
})
afterAll(() => services.stop())

/** `fetch` of the API as that person, without a port. */
async function client(person: Person, scope: 'read' | 'write' = 'write') {
  const { token } = await makeToken(services, person, { name: 'test', scope })
  return async (method: string, path: string, body?: unknown) => {
    const response = await answer(
      new Request(`http://parley.invalid/api/v1${path}`, {
        method,
        headers: {
          Authorization: `Bearer ${token}`,
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
      { requestId: 'request-1' },
    )
    const text = await response.text()
    return { status: response.status, body: text === '' ? null : JSON.parse(text) }
  }
}

test('a codebook is put, published, listed and read by number', async () => {
  const lia = await services.person('Lia Api')
  const { id } = await createProject(services, lia, { name: 'Ferry talk' })
  const ask = await client(lia)
  const path = `/projects/${id}/codebook`
  expect(await ask('GET', path)).toEqual({
    status: 200,
    body: { name: 'Ferry talk', codes: [] },
  })
  const codebook = aCodebook({
    name: 'Ferry codes',
    codes: [
      { id: 'blame', name: 'Blame', slots: [{ key: 'blamer', label: 'Who', kind: 'speaker' }] },
    ],
  })
  expect(await ask('PUT', path, codebook)).toEqual({ status: 200, body: codebook })
  expect(await ask('POST', `${path}/versions`)).toEqual({ status: 201, body: { version: 1 } })
  expect(await ask('GET', `${path}/versions/1`)).toEqual({ status: 200, body: codebook })
  const list = await ask('GET', `${path}/versions`)
  expect(list.body.items).toMatchObject([{ version: 1, codes: 1, publishedBy: 'Lia Api' }])
  const again = await ask('POST', `${path}/versions`)
  expect([again.status, again.body.code]).toEqual([409, 'conflict'])
  for (const version of ['2', '0', 'x', '1.5', '99999999999']) {
    expect((await ask('GET', `${path}/versions/${version}`)).status).toBeGreaterThanOrEqual(400)
  }
})

test('a codebook that cannot be is refused with a place for each complaint', async () => {
  const lia = await services.person('Lia Bad')
  const { id } = await createProject(services, lia, { name: 'Ferry talk' })
  const ask = await client(lia)
  const code = { id: 'a', name: 'A', colour: 'teal' }
  for (const body of [
    {},
    { name: 'X', codes: 'none' },
    { name: '', codes: [] },
    { name: 'X', codes: [{ ...code, colour: 'pink' }] },
    { name: 'X', codes: [code, code] },
    { name: 'X', codes: [{ ...code, parent: 'a' }] },
    { name: 'X', codes: [{ ...code, definition: 'nul \u0000' }] },
    { name: 'X', codes: [{ ...code, surprise: 1 }] },
  ]) {
    const { status, body: problem } = await ask('PUT', `/projects/${id}/codebook`, body)
    expect([status, problem.code]).toEqual([400, 'invalid-input'])
    expect(problem.issues.length).toBeGreaterThan(0)
  }
})

test('rounds and layers go their way by the API alone', async () => {
  const study = await insertStudy(services.db, { visibility: 'blind' })
  const { projectId, transcriptId, ana, ben } = study
  const [lead, coder, other] = await Promise.all([client(study.lia), client(ana), client(ben)])
  const rounds = `/projects/${projectId}/rounds`
  const made = await lead('POST', rounds, {
    name: 'Round 2',
    visibility: 'blind',
    transcripts: [transcriptId],
    coders: [ana.id, ben.id],
  })
  expect(made.status).toBe(201)
  const round = `${rounds}/${made.body.id}`
  expect((await lead('GET', round)).body).toMatchObject({
    status: 'running',
    codebookVersion: 1,
    assignments: [{ transcript: transcriptId, coders: [ana.id, ben.id].sort() }],
  })
  const layer = `${round}/layers/${transcriptId}/${ana.id}`
  expect(await coder('GET', layer)).toEqual({
    status: 200,
    body: { codedSpans: [], complete: false, epoch: 1 },
  })
  const span = aSpan()
  const put = await coder('PUT', layer, { codedSpans: [span], complete: false, epoch: 1 })
  expect(put).toEqual({
    status: 200,
    body: { codedSpans: [span], complete: false, epoch: 1 },
  })
  expect((await other('GET', layer)).status).toBe(403)
  expect((await lead('GET', layer)).status).toBe(403)
  expect((await other('PUT', layer, { codedSpans: [] })).status).toBe(403)
  expect((await coder('PATCH', layer, { complete: true })).body.complete).toBe(true)
  const late = await coder('PUT', layer, { codedSpans: [] })
  expect([late.status, late.body.code]).toEqual([409, 'layer-completed'])
  expect((await coder('PATCH', round, { status: 'revealed' })).status).toBe(403)
  expect((await lead('PATCH', round, { status: 'revealed' })).body.status).toBe('revealed')
  expect((await other('GET', layer)).body.codedSpans).toEqual([span])
  const back = await lead('PATCH', round, { status: 'running' })
  expect([back.status, back.body.code]).toEqual([409, 'conflict'])
  expect((await lead('DELETE', round)).status).toBe(409)
  expect((await lead('PATCH', round, {})).status).toBe(400)
  expect((await lead('PATCH', round, { name: 'Renamed' })).body.name).toBe('Renamed')
  expect((await lead('GET', rounds)).body.items).toHaveLength(2)
})

test('a bad span is named, and a read token writes nothing', async () => {
  const study = await insertStudy(services.db)
  const ask = await client(study.ana)
  const path = `/projects/${study.projectId}/rounds/${study.roundId}/layers/${study.transcriptId}/${study.ana.id}`
  const beyond = aSpan({ end: 4_000_000 })
  const refused = await ask('PUT', path, { codedSpans: [beyond] })
  expect([refused.status, refused.body.code]).toEqual([400, 'invalid-input'])
  const reader = await client(study.ana, 'read')
  expect((await reader('GET', path)).status).toBe(200)
  expect((await reader('PUT', path, { codedSpans: [] })).status).toBe(403)
  expect((await reader('PATCH', path, { complete: true })).status).toBe(403)
})

test('what is not one’s own is not found', async () => {
  const study = await insertStudy(services.db)
  const stranger = await client(study.zoe)
  const member = await client(study.ana)
  const project = `/projects/${study.projectId}`
  for (const path of [
    `${project}/codebook`,
    `${project}/codebook/versions`,
    `${project}/rounds`,
    `${project}/rounds/${study.roundId}`,
  ]) {
    expect((await stranger('GET', path)).status).toBe(404)
    expect((await member('GET', path)).status).toBe(200)
  }
  expect((await member('GET', `${project}/rounds/${randomUUID()}`)).status).toBe(404)
  expect((await member('GET', `${project}/rounds/none`)).status).toBeGreaterThanOrEqual(400)
})
