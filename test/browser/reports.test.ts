import { readFile } from 'node:fs/promises'
import { unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { makeDemoStudy } from '#server/demo/make-demo.ts'
import { listRounds } from '#server/rounds.ts'
import { barriersAt, barriersInViews } from './accessible.ts'
import { startVisited, type VisitedApp } from './visited.ts'

vi.setConfig({ testTimeout: 120_000 })

let app: VisitedApp
let page: Page
/** The agreement of a round that is revealed, and of one that runs. */
let revealed: string
let running: string

beforeAll(async () => {
  app = await startVisited()
  const lead = await app.person('Lia Lead')
  const project = await makeDemoStudy(app.services, lead)
  const rounds = await listRounds(app.services, lead, project)
  const addressOf = (status: string) =>
    `${app.url}/projects/${project}/rounds/${rounds.find((one) => one.status === status)!.id}/agreement`
  revealed = addressOf('revealed')
  running = addressOf('running')
  page = await app.visit(lead, `${revealed}/report`)
}, 120_000)
afterAll(() => app?.close())

test('a report that is frozen is listed, and opens as it is in the bundle', async () => {
  await page.getByLabel('Draws for intervals').fill('1000')
  await page.getByRole('button', { name: 'Freeze' }).click()
  await page.getByRole('status').getByText('The report is frozen').waitFor()
  const row = page.getByRole('row').nth(1)
  expect(await row.innerText()).toMatch(/by Lia Lead[\s\S]*in English[\s\S]*as they are now/)
  const link = page.getByRole('link', { name: /^Open the report/ })
  const shown = await page.request.get(new URL((await link.getAttribute('href'))!, app.url).href)
  expect(shown.headers()).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  })
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: /^Bundle/ }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(/^methods-report-round-1-blind-[\d-]+\.zip$/)
  const files = unzipSync(await readFile(await file.path()))
  const html = await shown.text()
  expect(Buffer.from(files['report.html']!).toString()).toBe(html)
  expect(await barriersAt(page, page.url(), 'reports')).toEqual([])
  const document = await page.context().newPage()
  await document.setContent(html)
  expect(await document.getByRole('heading', { level: 1 }).innerText()).toContain('Lake Vessa')
  // The forest plot is there once, and as wide as a telephone, not wider.
  await document.setViewportSize({ width: 390, height: 800 })
  const plot = document.getByRole('img')
  expect(await plot.count()).toBe(1)
  const { x, width } = (await plot.boundingBox())!
  expect([x >= 0, x + width <= 390, width > 300]).toEqual([true, true, true])
  expect(await barriersInViews(document, 'report')).toEqual([])
  await document.close()
})

test('a report is made of what is looked at: its form shows it, and the report says it', async () => {
  const asked = `${revealed}?unit=sentence&overlap=half&bootstrap=1000&seed=3`
  // What is ticked before the page's scripts run is taken back by them.
  await page.goto(asked, { waitUntil: 'networkidle' })
  await page.getByText('Codes all', { exact: true }).click()
  const boxes = page.getByRole('group', { name: 'Codes' }).getByRole('checkbox')
  await boxes.first().uncheck()
  const all = await boxes.count()
  await page.getByRole('button', { name: 'Set' }).first().click()
  await page.waitForURL(/codes=/)
  // The address stands before the links that take it along.
  await page.locator('a[href*="codes="]', { hasText: 'Methods report' }).click()
  await page.waitForURL(/report\?.*codes=/)
  expect(await page.getByLabel('Unit of analysis').inputValue()).toBe('sentence')
  expect(await page.getByLabel('A unit has a code when').inputValue()).toBe('half')
  expect(await page.getByLabel('Draws for intervals').inputValue()).toBe('1000')
  expect(await page.getByLabel('Seed').inputValue()).toBe('3')
  await page.getByText(`Codes ${all - 1} of ${all}`).waitFor()
  // One coder less, chosen here.
  await page.getByText('Coders all').click()
  await page.getByRole('group', { name: 'Coders' }).getByRole('checkbox').first().uncheck()
  await page.getByText(/Coders \d of \d/).waitFor()
  expect(await barriersInViews(page, 'report-form')).toEqual([])
  await page.getByRole('button', { name: 'Freeze' }).click()
  await page.getByRole('row').nth(2).waitFor()
  const row = await page.getByRole('row').nth(1).innerText()
  expect(row).toContain(`a unit has a code when half of it is coded; limited to ${all - 1} codes`)
  const link = page.getByRole('link', { name: /^Open the report/ }).first()
  const shown = await page.request.get(new URL((await link.getAttribute('href'))!, app.url).href)
  expect(await shown.text()).toMatch(
    new RegExp(`What follows compares \\d of \\d coders \\(.+\\) and ${all - 1} of ${all} codes`),
  )
})

test('a report of nothing is refused with what to do', async () => {
  await page.goto(`${running}/report`)
  await page.getByRole('button', { name: 'Freeze' }).click()
  await page.getByRole('alert').getByText('No transcript is completed by two coders yet').waitFor()
  // The answer of a form that is refused is no fault of the page.
  app.said.length = 0
})

test('every question of planning is answered on a page open to everybody', async () => {
  await page.goto(`${revealed}/planning`)
  const width = page.getByRole('textbox', { name: 'Width of the interval' })
  // As a German types it, and as an English page writes it.
  await width.fill('0,3')
  await page.getByRole('button', { name: 'Work it out' }).click()
  await page.waitForURL(/width=0(,|%2C)3/)
  await page.getByRole('row').nth(1).waitFor()
  await page.reload()
  expect(await width.inputValue()).toBe('0.3')
  for (const ask of ['needed', 'needed&by=transcripts', 'draw', 'drift', 'self']) {
    expect(await barriersAt(page, `${revealed}/planning?ask=${ask}`, `planning-${ask}`)).toEqual([])
  }
})

test('no page of these complained', () => {
  expect(app.said).toEqual([])
})
