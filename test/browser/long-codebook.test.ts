import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { storeLongStudy } from '../builders/long-study.ts'
import { barriers } from './accessible.ts'
import { tabOn } from './hands.ts'
import { startVisited, type VisitedApp } from './visited.ts'

vi.setConfig({ testTimeout: 120_000 })

const size = { words: 600, spans: 40, codes: 400, coders: 2, deepest: 4, seed: 5 }

let app: VisitedApp
let page: Page
beforeAll(async () => {
  app = await startVisited()
  const study = await storeLongStudy(app.services, app.person, size)
  page = await app.visit(study.coders[0]!, app.url + study.path)
}, 120_000)
afterAll(() => app?.close())

const panel = () => page.getByRole('complementary', { name: 'Codebook' })
const code = (number: number) => panel().getByRole('button', { name: new RegExp(` ${number} \\d`) })

test('of many codes only those in sight are in the page, and each says which of how many it is', async () => {
  await code(0).waitFor()
  expect(await panel().locator('li').count()).toBeLessThan(100)
  const row = code(3).locator('xpath=ancestor::li')
  expect(await row.getAttribute('aria-posinset')).toBe('4')
  expect(await row.getAttribute('aria-setsize')).toBe('400')
  expect(await barriers(page)).toEqual([])
})

test('Tab goes through all of many codes, and what has the focus keeps it however far one scrolls', async () => {
  await code(0).focus()
  await tabOn(page, 60)
  const isFocused = (number: number) =>
    code(number).evaluate((button) => button === document.activeElement)
  expect(await isFocused(60)).toBe(true)
  await code(60).evaluate((button) => {
    const list = button.closest('ul')!
    list.parentElement!.scrollTop = list.scrollHeight
  })
  await code(399).waitFor()
  expect(await isFocused(60)).toBe(true)
  expect(await code(200).count()).toBe(0)
})

test('what is typed finds a code that was not in the page', async () => {
  expect(await code(250).count()).toBe(0)
  await panel().getByRole('searchbox').fill('250')
  await code(250).waitFor()
  await panel().getByRole('searchbox').fill('no code has this name')
  await panel().getByText('No code').waitFor()
  expect(app.said).toEqual([])
})
