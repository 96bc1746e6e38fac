import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { storeLongStudy } from '../builders/long-study.ts'
import { barriers } from './accessible.ts'
import { tabOn } from './hands.ts'
import { startVisited, type VisitedApp } from './visited.ts'

vi.setConfig({ testTimeout: 120_000 })

const size = { words: 1_500, spans: 480, codes: 8, coders: 2, deepest: 3, seed: 9 }

let app: VisitedApp
let page: Page
beforeAll(async () => {
  app = await startVisited()
  const study = await storeLongStudy(app.services, app.person, size)
  page = await app.visit(study.coders[0]!, app.url + study.path)
}, 120_000)
afterAll(() => app?.close())

const list = () => page.getByRole('region', { name: /^Coded spans/ })
const row = (place: number) => list().locator(`li[aria-posinset="${place}"] button`)
const isFocused = (place: number) =>
  row(place).evaluate((button) => button === document.activeElement)

test('of many coded spans only those in sight are in the list, and each says which of how many it is', async () => {
  await list().locator('li[aria-setsize="480"]').first().waitFor()
  expect(await list().locator('li').count()).toBeLessThan(60)
  expect(await barriers(page)).toEqual([])
})

test('Tab goes through all of many coded spans, and what has the focus keeps it however far one scrolls', async () => {
  await row(1).focus()
  await tabOn(page, 60)
  expect(await isFocused(61)).toBe(true)
  await list().evaluate((section) => {
    const scrolled = section.querySelector('ul')!.parentElement!
    scrolled.scrollTop = scrolled.scrollHeight
  })
  await row(480).waitFor()
  expect(await isFocused(61)).toBe(true)
  expect(await row(250).count()).toBe(0)
})
