import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { setPosition } from '#server/position.ts'
import { type LongStudy, storeLongStudy } from '../builders/long-study.ts'
import { startVisited, type VisitedApp } from './visited.ts'

vi.setConfig({ testTimeout: 120_000 })

const size = { words: 16_000, spans: 60, codes: 8, coders: 1, deepest: 3, seed: 21 }

let app: VisitedApp
let study: LongStudy
beforeAll(async () => {
  app = await startVisited()
  study = await storeLongStudy(app.services, app.person, size)
}, 120_000)
afterAll(() => app?.close())

test('a long text opens at the turn where one was last, and stays there while the rest gets its place', async () => {
  const coder = study.coders[0]!
  await setPosition(app.services, coder, study, 120)
  const page = await app.visit(coder, app.url + study.path)
  await page.waitForFunction(() => document.querySelector('[data-opening]') === null)
  const fromTop = () =>
    page.evaluate(() => {
      const top = document.querySelector('#text')!.getBoundingClientRect().top
      return document.querySelector('#turn-120')!.getBoundingClientRect().top - top
    })
  await expect.poll(fromTop).toBeGreaterThan(-5)
  expect(await fromTop()).toBeLessThan(120)
  await page.context().close()
})

test('a long text that opens at its beginning is soon laid out as a whole', async () => {
  const coder = study.coders[0]!
  await setPosition(app.services, coder, study, 0)
  const page = await app.visit(coder, app.url + study.path)
  await page.waitForFunction(() => document.querySelector('[data-opening]') === null)
  const skipped = await page.evaluate(
    () =>
      [...document.querySelectorAll('[data-article]')].filter(
        (turn) => !turn.checkVisibility({ contentVisibilityAuto: true }),
      ).length,
  )
  expect(skipped).toBe(0)
  expect(app.said).toEqual([])
})
