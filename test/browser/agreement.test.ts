import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { makeDemoStudy } from '#server/demo/make-demo.ts'
import type { Person } from '#server/services.ts'
import { barriersAt } from './accessible.ts'
import { startVisited, type VisitedApp } from './visited.ts'

// Each page is looked at in four views, on machines that have other things to do.
vi.setConfig({ testTimeout: 120_000 })

let app: VisitedApp
let person: Person
let page: Page
/** Addresses of the revealed round, and of the open one nobody has completed. */
const rounds: { revealed: string; open: string } = { revealed: '', open: '' }

beforeAll(async () => {
  app = await startVisited()
  person = await app.person('Ana Moreno')
  const project = await makeDemoStudy(app.services, person)
  const found = await app.services.db
    .selectFrom('rounds')
    .select(['id', 'status'])
    .where('project_id', '=', project)
    .execute()
  for (const { id, status } of found) {
    rounds[status === 'revealed' ? 'revealed' : 'open'] =
      `${app.url}/projects/${project}/rounds/${id}`
  }
  page = app.listen(await (await app.signedIn(app.browser, person)).newPage())
})
afterAll(() => app?.close())

test('figures and passages are open to everybody, in every view', async () => {
  expect(await barriersAt(page, `${rounds.revealed}/agreement`, 'agreement')).toEqual([])
  const passage = page.locator('a[href*="/compare/"]').first()
  const address = new URL((await passage.getAttribute('href'))!, app.url).href
  expect(await barriersAt(page, address, 'compare')).toEqual([])
  expect(app.said).toEqual([])
})

test('a figure is one click from its passages, and every coder’s spans stand side by side there', async () => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(`${rounds.revealed}/agreement`)
  const passage = page.locator('a[href*="/compare/"]').first()
  const words = (await passage.innerText()).replace(/ …$/, '')
  await passage.click()
  const did = page.getByRole('heading', { name: 'What each coder did here' })
  await did.waitFor()
  const text = page.getByRole('main')
  expect((await text.innerText()).replace(/\s+/g, ' ')).toContain(words)
  const coders = page.locator('aside').last().locator('section').first().getByRole('listitem')
  expect(await coders.count()).toBe(3)
  // On every rail, no two stripes lie on one another.
  await page.waitForFunction(() => document.querySelectorAll('main [data-hue]').length > 3)
  const boxes = await page.locator('main [data-hue]').evaluateAll((stripes) =>
    stripes.map((stripe) => {
      const { left, right, top, bottom } = stripe.getBoundingClientRect()
      return { left, right, top, bottom }
    }),
  )
  const touching = boxes.filter((a, i) =>
    boxes.some(
      (b, j) =>
        j > i && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom,
    ),
  )
  expect(touching).toEqual([])
  const before = page.url()
  await page.keyboard.press('d')
  await page.waitForURL((url) => url.href !== before)
})

test('a unit, a rule of overlap, draws and a seed are chosen by links that can be passed on', async () => {
  await page.goto(`${rounds.revealed}/agreement`)
  await page.getByRole('link', { name: 'sentence', exact: true }).click()
  await page.waitForURL(/unit=sentence/)
  await page.getByRole('columnheader', { name: 'Sentences' }).waitFor()
  await page.goto(`${rounds.revealed}/agreement?unit=sentence&bootstrap=0`)
  await page.getByText('95 % by formula, no draws').waitFor()
  await page.getByRole('link', { name: 'a span is all of it', exact: true }).click()
  await page.waitForURL(/unit=sentence.*overlap=exact/)
  await page.getByText('on units, but on none as the rule of overlap asks').waitFor()
  await page.getByText('95 % by formula').click()
  await page.getByRole('spinbutton').fill('7')
  await page.getByRole('button', { name: 'Set', exact: true }).click()
  await page.waitForURL(/unit=sentence.*overlap=exact.*seed=7/)
})

test('a round that nobody completed says so, and shows no figure', async () => {
  await page.goto(`${rounds.open}/agreement`)
  await page.getByText('Nobody has completed a transcript yet.', { exact: false }).waitFor()
  await page.getByText('coders saw one another’s codes', { exact: false }).waitFor()
  expect(await page.getByRole('table').count()).toBe(0)
  expect(await page.getByRole('main').innerText()).not.toMatch(/NaN|undefined|null/)
})

test('settings that are none are refused in words', async () => {
  const answer = await page.goto(`${rounds.revealed}/agreement?unit=chapter`)
  expect(answer?.status()).toBe(400)
  await page.getByText('A unit is a turn, a sentence, a paragraph or a window.').waitFor()
  app.said.length = 0
})
