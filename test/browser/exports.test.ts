import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { completeLayer, replaceLayer } from '#server/layers.ts'
import { invite } from '#server/members.ts'
import { createProject } from '#server/projects.ts'
import { createRound } from '#server/rounds.ts'
import type { Person } from '#server/services.ts'
import { storeTranscript } from '#server/transcript-import.ts'
import { startVisited, type VisitedApp } from './visited.ts'

let app: VisitedApp
let lia: Person
let ana: Person
let project: string

beforeAll(async () => {
  app = await startVisited()
  lia = await app.person('Lia Lead')
  ana = await app.person('Ana Costa')
  const made = await createProject(app.services, lia, {
    name: 'Lake Vessa talks',
    codebook: 'political-discourse',
  })
  project = made.id
  await invite(app.services, lia, project, { email: ana.email, roles: ['coder'] })
})
afterAll(() => app?.close())

/** A round of one transcript in which Ana coded the first answer and Lia nothing, both completed. */
async function aRound(visibility: 'open' | 'blind'): Promise<string> {
  const text = `Question: Why ${visibility}?\nMinister Adane: 😀 Because.\nQuestion: So?\nMinister Adane: So.`
  const { transcript } = await storeTranscript(
    app.services,
    lia,
    project,
    { text },
    { again: true },
  )
  const round = await createRound(app.services, lia, project, {
    name: `Round ${visibility}`,
    visibility,
    transcripts: [transcript.id],
    coders: [lia.id, ana.id],
  })
  const key = { projectId: project, roundId: round.id, transcriptId: transcript.id }
  const start = [...text.slice(0, text.indexOf('😀'))].length
  await replaceLayer(
    app.services,
    ana,
    { ...key, coderId: ana.id },
    {
      codedSpans: [{ start, end: start + 10, code: 'blame' }],
    },
  )
  for (const person of [lia, ana]) {
    await completeLayer(app.services, person, { ...key, coderId: person.id }, true)
  }
  return `${app.url}/projects/${project}/rounds/${round.id}/exports`
}

async function downloaded(page: Page, press: string): Promise<{ name: string; csv: string }> {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: press }).click()
  const file = await download
  return { name: file.suggestedFilename(), csv: await readFile(await file.path(), 'utf8') }
}

test('the page gives the files it names, and what they hold is what was coded', async () => {
  const page = await app.visit(lia, await aRound('open'))
  expect(await page.getByRole('main').innerText()).toContain('coders saw one another’s codes')
  const spans = await downloaded(page, 'Download coded spans')
  expect(spans.name).toBe('coded-spans-round-open.csv')
  expect(parse(spans.csv, { columns: true })).toEqual([
    expect.objectContaining({ coder: 'Ana Costa', code_id: 'blame', text: '😀 Because.' }),
  ])
  await page.getByRole('radio', { name: 'Matrix of one code' }).check()
  await page.getByLabel('Code', { exact: true }).selectOption('blame')
  const matrix = await downloaded(page, 'Download reliability data')
  expect(matrix.name).toBe('reliability-matrix-turn-blame-round-open.csv')
  expect(parse(matrix.csv, { columns: true })).toEqual([
    expect.objectContaining({ turn: '2', ana_costa: '1', lia_lead: '0' }),
    expect.objectContaining({ turn: '4', ana_costa: '0', lia_lead: '0' }),
  ])
})

test('[EX4] the page of a blind round offers a coder the own rows, and says why there is no more', async () => {
  const address = await aRound('blind')
  const page = await app.visit(ana, address)
  expect(await page.getByRole('main').innerText()).toContain('your own rows only')
  const spans = await downloaded(page, 'Download coded spans')
  expect(parse(spans.csv, { columns: true })).toHaveLength(1)
  expect(await page.getByRole('button', { name: 'Download reliability data' }).count()).toBe(0)
  const refused = await page.request.get(`${address}/reliability.csv`)
  expect(refused.status()).toBe(403)
  expect(await refused.text()).toContain('This round is blind')
  const unknown = await page.request.get(`${address}/everything.csv`)
  expect(unknown.status()).toBe(404)
})

test('downloads are saved, never shown', async () => {
  const page = await app.visit(lia, await aRound('open'))
  const file = await page.request.get(`${page.url()}/coded-spans.csv`)
  expect(file.headers()).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="coded-spans-round-open.csv"; filename*=UTF-8''coded-spans-round-open.csv`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
  })
})

test('no page of these complained', () => {
  expect(app.said).toEqual([])
})
