import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { makeDemoStudy } from '#server/demo/make-demo.ts'
import { invite } from '#server/members.ts'
import type { Person } from '#server/services.ts'
import { barriersAt, barriersInViews } from './accessible.ts'
import { startVisited, type VisitedApp } from './visited.ts'

// Each page is looked at in four views, on machines that have other things to do.
vi.setConfig({ testTimeout: 120_000 })

let app: VisitedApp
let project: string
let page: Page
let coder: Page
/** Address of the agreement of the revealed round, and of the open one that runs. */
const at = { revealed: '', open: '' }

beforeAll(async () => {
  app = await startVisited()
  const person = await app.person('Ana Moreno')
  project = await makeDemoStudy(app.services, person)
  const found = await app.services.db
    .selectFrom('rounds')
    .select(['id', 'status'])
    .where('project_id', '=', project)
    .execute()
  for (const { id, status } of found) {
    at[status === 'revealed' ? 'revealed' : 'open'] =
      `${app.url}/projects/${project}/rounds/${id}/agreement`
  }
  page = app.listen(await (await app.signedIn(app.browser, person)).newPage())
  coder = app.listen(await (await app.signedIn(app.browser, await aCoder(person))).newPage())
})
afterAll(() => app?.close())

async function aCoder(lead: Person): Promise<Person> {
  const person = await app.person('Kofi Osei')
  await invite(app.services, lead, project, { email: person.email, roles: ['coder'] })
  return person
}

/** A thing that can be chosen, by its label. */
const chip = (label: string) =>
  page
    .getByRole('region', { name: 'What shaped the figures' })
    .locator('details')
    .filter({ has: page.locator('summary > span').getByText(label, { exact: true }) })

async function choose(label: string, value: string): Promise<void> {
  await chip(label).locator('summary').click()
  await chip(label).getByRole('link', { name: value, exact: true }).click()
}

test('an entry of the working list and the live view of an open round are open to everybody, in every view', async () => {
  await page.goto(`${at.revealed}/disagreements`)
  const entry = page.locator('main a[href*="/compare/"]').first()
  const address = new URL((await entry.getAttribute('href'))!, app.url).href
  expect(await barriersAt(page, address, 'compare-on-list')).toEqual([])
  expect(await barriersAt(page, `${at.open}/live`, 'live')).toEqual([])
  expect(app.said).toEqual([])
})

test('[AN2] the parts of every row are what it has lost', async () => {
  await page.goto(`${at.revealed}/lost?code=`)
  const rows = page.getByRole('group', { name: 'By code' }).locator('tbody tr')
  const cells = await rows.evaluateAll((found) =>
    found.map((row) => [...row.querySelectorAll('td.num')].map((cell) => cell.textContent ?? '')),
  )
  expect(cells.length).toBeGreaterThan(3)
  for (const row of cells) {
    // Alpha, what is lost, its parts, and at the end the share of all.
    const [alpha, lost, ...parts] = row
      .slice(0, -1)
      .map((text) => Number(text.replace('−', '-').replace('–', '0')))
    const sum = parts.reduce((total, part) => total + part, 0)
    // Each of them is rounded.
    expect(Math.abs(sum - lost!)).toBeLessThan(0.031)
    expect(Math.abs(1 - alpha! - lost!)).toBeLessThan(0.011)
  }
})

test('[AN2] the picture of it can be taken away, with parts in full precision that add up to 1 − alpha', async () => {
  const file = async (name: string) =>
    (await page.request.get(`${at.revealed}/pictures/${name}`)).text()
  const [head, ...rows] = (await file('lost.csv'))
    .trim()
    .split('\n')
    .map((line) => line.split(','))
  const place = (name: string) => head!.indexOf(name)
  const told = rows.filter((row) => row[place('alpha')] !== '')
  expect(told.length).toBeGreaterThan(3)
  for (const row of told) {
    const value = (name: string) => Number(row[place(name)])
    const parts = ['missed', 'extra', 'one_sided', 'boundary', 'other_code'].map(value)
    const sum = parts.reduce((total, part) => total + part, 0)
    expect(sum).toBeCloseTo(1 - value('alpha'), 12)
    expect(sum).toBeCloseTo(value('observed') / value('expected'), 12)
  }
  const svg = await file('lost.svg')
  expect(svg).toContain('What agreement is lost to, by code')
  expect(svg).toContain('<desc')
})

test('[AN2] from the overview and the page of a code to what that code is lost to', async () => {
  await page.goto(at.revealed)
  const cell = page.getByRole('table').first().locator('a[href*="/lost?"][href*="code="]').first()
  const words = await cell.locator('small').innerText()
  expect(words).toMatch(/^(missed|extra|one-sided|boundary|other code) \d+\s%$/)
  const code = new URL((await cell.getAttribute('href'))!, app.url).searchParams.get('code')!
  await cell.click()
  await page.waitForURL(/\/lost\?.*code=/)
  const { searchParams } = new URL(page.url())
  expect(searchParams.get('code')).toBe(code)
  await chip('Code').click()
  const current = chip('Code').locator('a[aria-current="true"]')
  expect((await current.getAttribute('href'))!).toContain(`code=${code}`)
  await page.goto(`${at.revealed}/codes/${code}`)
  const card = page.getByRole('region', { name: 'What it is lost to' })
  const [kind] = words.split(/ \d/)
  const part = card.getByRole('row', { name: kind! }).getByRole('link')
  await part.click()
  await page.waitForURL(/\/disagreements\?.*code=.*kind=/)
  await page.goBack()
  await card.getByRole('link', { name: 'Disagreements' }).click()
  await page.waitForURL(
    (url) => url.searchParams.get('code') === code && url.pathname.endsWith('/disagreements'),
  )
})

test('from a part of the loss to its passages, through them by key, and back to the list', async () => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(`${at.revealed}/lost`)
  const part = page.getByRole('group', { name: 'By code' }).locator('tbody a').first()
  await part.click()
  await page.waitForURL(/disagreements\?.*code=.*kind=/)
  const list = page.url()
  const rows = page.getByRole('group', { name: 'Disagreements' }).locator('tbody tr')
  await rows.first().waitFor()
  const total = await rows.count()
  expect(total).toBeGreaterThan(0)
  await rows.first().getByRole('link').click()
  const nav = page.getByRole('navigation', { name: 'Disagreements' })
  await nav.getByText(`1 of ${total}`, { exact: true }).waitFor()
  for (let nth = 2; nth <= total; nth++) {
    await page.keyboard.press('d')
    await nav.getByText(`${nth} of ${total}`, { exact: true }).waitFor()
  }
  await page.getByRole('heading', { name: /^Where .* loses agreement$/ }).waitFor()
  await nav.getByRole('link', { name: 'Back to the list' }).click()
  await page.waitForURL(list)
})

test('the keys that go through disagreements are in the sheet of keys, and can be others', async () => {
  await page.goto(`${at.revealed}/disagreements`)
  const list = page.getByRole('group', { name: 'Disagreements' })
  await list.locator('tbody a').first().click()
  const nav = page.getByRole('navigation', { name: 'Disagreements' })
  const total = (await nav.getByText(/^1 of /).innerText()).replace('1 of ', '')
  await page.keyboard.press('?')
  const sheet = page.getByRole('dialog')
  await sheet.getByText('Previous passage on which coders differ', { exact: true }).waitFor()
  // Nothing of the workspace is said where it does nothing.
  expect(await sheet.getByText('Next coded span of the turn').count()).toBe(0)
  expect(await barriersInViews(page, 'compare-keys')).toEqual([])
  await sheet.getByRole('button', { name: 'Next passage on which coders differ, change' }).click()
  await page.keyboard.press('g')
  await page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'hidden' })
  await page.keyboard.press('g')
  await nav.getByText(`2 of ${total}`, { exact: true }).waitFor()
  await page.locator('kbd', { hasText: 'G' }).first().waitFor({ state: 'attached' })
  await page.keyboard.press('Shift+D')
  await nav.getByText(`1 of ${total}`, { exact: true }).waitFor()
  // As it was, for those who come after.
  await page.keyboard.press('?')
  await sheet.getByRole('button', { name: 'All as they were at first' }).click()
  await page.keyboard.press('Escape')
})

test('what is shown is chosen by chips whose address can be passed on', async () => {
  await page.goto(`${at.revealed}/disagreements?from=50`)
  await choose('Kind', 'missed')
  await page.waitForURL(/kind=missed/)
  await choose('Order', 'what costs most first')
  await page.waitForURL(/kind=missed.*order=cost/)
  expect(page.url()).not.toContain('from=')
  await page.getByText('those that cost most first', { exact: false }).waitFor()
  const kinds = await page
    .getByRole('group', { name: 'Disagreements' })
    .locator('tbody tr td:nth-child(3)')
    .allInnerTexts()
  expect(kinds.length).toBeGreaterThan(0)
  await page.reload()
  expect(await chip('Kind').locator('summary').innerText()).toContain('missed')
})

test('what shapes the figures is seen and changed on lost agreement, the list and the live view', async () => {
  for (const address of [
    `${at.revealed}/lost`,
    `${at.revealed}/disagreements`,
    `${at.open}/live?counted=completed`,
  ]) {
    await page.goto(address)
    await choose('A unit has a code when', 'half of it is coded')
    await page.waitForURL(/overlap=half/)
    await choose('Unit', 'sentence')
    await page.waitForURL(/unit=sentence/)
    for (const [label, name] of [
      ['Codes', 'codes'],
      ['Coders', 'coders'],
      ['Transcripts', 'transcripts'],
    ] as const) {
      await chip(label).locator('summary').click()
      await chip(label).getByRole('checkbox').first().uncheck()
      await chip(label).getByRole('button', { name: 'Set' }).click()
      await page.waitForURL((url) => url.searchParams.has(name))
      await chip(label)
        .getByText(/\d of \d/)
        .waitFor()
    }
    const said = new URL(page.url()).searchParams
    expect(said.get('overlap')).toBe('half')
    expect(said.get('counted')).toBe(address.includes('live') ? 'completed' : null)
  }
})

test('figures while coding are drawn, and can be taken away by those who see them', async () => {
  // All have gone on to the thirtieth turn.
  const [, round] = /rounds\/([^/]+)/.exec(at.open)!
  await app.services.db
    .updateTable('layers')
    .set({ last_turn: 30 })
    .where('round_id', '=', round!)
    .execute()
  await page.goto(`${at.open}/live`)
  const table = page.getByRole('group', { name: 'By code' })
  await table.waitFor()
  const rows = table.getByRole('row')
  const [first] = await page.getByRole('img', { name: /^α .+ interval/ }).all()
  expect(await first!.getAttribute('aria-label')).toMatch(/^α −?\d?\.\d\d/)
  const drawn = await page.getByRole('img', { name: /^α / }).count()
  const csv = await (await page.request.get(`${at.open}/pictures/live.csv`)).text()
  const told = csv.trim().split('\n').slice(1)
  expect(told.filter((line) => line.split(',')[2] !== '').length).toBe(drawn)
  // Heading and scale are rows as well.
  expect(told.length).toBe((await rows.count()) - 2)
  const hidden = await coder.request.get(`${at.open}/pictures/live.csv`)
  expect(hidden.status()).toBe(404)
})

test('[RI12] a coder finds no live view', async () => {
  const answer = await coder.goto(`${at.open}/live`)
  expect(answer?.status()).toBe(404)
  expect(await coder.getByRole('main').innerText()).not.toContain('While coding')
  app.said.length = 0
})
