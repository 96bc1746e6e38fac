import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setRoundStatus } from '#server/rounds.ts'
import type { Person } from '#server/services.ts'
import { aCodedRound, type CodedRound } from '#test/builders/coded-round.ts'
import { barriersAt } from './accessible.ts'
import { startVisited, type VisitedApp } from './visited.ts'

const pier = `ANA: The ferry was late 😀 and nobody told us.
BEN: It was the storm. Let us talk.
ANA: The timetable was their choice.
BEN: Let us ask for one.
`

let app: VisitedApp
let lia: Person
let ada: Person
let round: CodedRound
let address: string

beforeAll(async () => {
  app = await startVisited()
  lia = await app.person('Lia Lead')
  ada = await app.person('Ada Coder')
  const bo = await app.person('Bo Coder')
  round = await aCodedRound(app.services, {
    visibility: 'blind',
    texts: { 'At the pier': pier },
    lead: lia,
    coders: [ada, bo],
  })
  await round.code('At the pier', ada, [
    ['ferry was late 😀', 'blame'],
    ['late 😀 and nobody', 'threat'],
    ['Let us talk', 'dialogue'],
  ])
  await round.code('At the pier', bo, [['their choice', 'blame']])
  address = `${app.url}/projects/${round.project}/rounds/${round.round}`
})
afterAll(() => app?.close())

test('[RI1] in a blind round a coder’s picture is of their own codes, and a lead is led to none', async () => {
  const page = await app.visit(ada, `${address}/pictures?show=speakers`)
  await page.getByText('the picture shows your own codes only').waitFor()
  expect(await page.getByRole('row', { name: /The blame/ }).innerText()).toMatch(/1\s+0\s+1$/)
  const lead = await app.visit(lia, `${address}/pictures`)
  await lead.getByText('This round is blind: nobody sees another’s codes').waitFor()
  expect(await lead.locator('svg [data-hue], svg a').count()).toBe(0)
})

test('from a number in a picture one comes to its passages, and from a passage to its place in the text', async () => {
  await setRoundStatus(app.services, lia, round.project, round.round, 'revealed')
  const page = await app.visit(lia, `${address}/pictures?show=together`)
  // By mouse in the picture, by keyboard in the table below it.
  const picture = page.getByRole('group', { name: 'Codes that share text' }).first()
  await picture.locator('a').first().click()
  await page.getByText('One coded span fits this choice.').waitFor()
  await page.goBack()
  const cell = page.getByRole('row', { name: /The blame/ }).getByRole('link', { name: '1' })
  await cell.focus()
  await page.keyboard.press('Enter')
  await page.getByText('One coded span fits this choice.').waitFor()
  expect(await page.locator('mark').innerText()).toBe('ferry was late 😀')
  await page.getByRole('link', { name: 'Open in the transcript' }).click()
  await page.waitForURL(/transcripts\/[0-9a-f-]+#turn-1:9-25$/)
  await page.getByRole('article').filter({ hasText: 'The ferry was late' }).waitFor()
})

test('a picture is taken away as SVG and PNG, and all that it is drawn from as CSV', async () => {
  const page = await app.visit(lia, `${address}/pictures`)
  const taken = async (name: string) => {
    const download = page.waitForEvent('download')
    await page.getByRole(name === 'PNG' ? 'button' : 'link', { name }).click()
    const file = await download
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) }
  }
  const svg = await taken('SVG')
  expect(svg.name).toBe('codes-codeline-round-1.svg')
  expect(svg.bytes.toString()).toContain('<title')
  expect(svg.bytes.toString()).not.toContain('var(--')
  const png = await taken('PNG')
  expect(png.bytes.subarray(1, 4).toString()).toBe('PNG')
  const csv = await taken('CSV')
  const rows = parse(csv.bytes, { columns: true }) as Record<string, string>[]
  expect(rows.filter(({ line }) => line === 'code').map(({ name }) => name)).toEqual([
    'The blame',
    'The blame',
    'The threat',
    'The dialogue',
  ])
  expect(rows[0]).toMatchObject({ line: 'speaker', visibility: 'blind' })
})

test('pictures and passages keep nobody out in any view', async () => {
  const page = await app.visit(lia, address)
  for (const [name, path] of Object.entries({
    turns: '/pictures?show=turns',
    speakers: '/pictures?show=speakers',
    transcripts: '/pictures?show=transcripts',
    together: '/pictures?show=together',
    none: '/passages?code=gone',
  })) {
    expect(await barriersAt(page, `${address}${path}`, name)).toEqual([])
  }
  // The one page that was refused above, each time it was tried.
  expect(app.said.filter((words) => !words.includes('403'))).toEqual([])
})
