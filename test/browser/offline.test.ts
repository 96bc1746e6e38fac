import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, startApp } from '../builders/app.ts'
import { launchChromium } from './chromium.ts'
import { bar, codingStudy, list, quoteOf, type Study, saved } from './coding-study.ts'
import { selectWords } from './hands.ts'

let app: App
let browser: Browser
let study: Study
beforeAll(async () => {
  app = await startApp()
  browser = await launchChromium()
  study = await codingStudy(app, browser)
})
afterAll(async () => {
  await browser?.close()
  await app?.close()
})

test('[WS1] without a network it says “Offline” before the line has been silent for long', async () => {
  const round = await study.newRound('blind')
  const page = await round.open(study.contexts.ana)
  await study.contexts.ana.setOffline(true)
  await selectWords(page, 'the storm')
  await page.keyboard.press('1')
  await bar(page).getByText('Offline, 1 change kept on this device').waitFor({ timeout: 20_000 })
  expect(await round.spansOf(study.ids.ana)).toEqual([])
  await study.contexts.ana.setOffline(false)
  await saved(page)
  expect((await round.spansOf(study.ids.ana)).map(quoteOf)).toEqual(['the storm'])
  await list(page).getByText('the storm').waitFor()
  await page.close()
})
