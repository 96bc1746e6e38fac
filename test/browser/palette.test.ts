import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { barriersInViews } from './accessible.ts'
import { bar, filter, quoteOf, type Study, said, saved, startCodingStudy } from './coding-study.ts'
import { selectWords } from './hands.ts'

let study: Study
beforeAll(async () => {
  study = await startCodingStudy()
})
afterAll(() => study?.close())

const field = (page: Page) =>
  page.getByRole('combobox', { name: 'Find a code, a place, a page or what to do' })
const marked = (page: Page) => page.locator('[role=option][data-highlighted]')

async function ask(page: Page, words: string) {
  await page.keyboard.press('Control+k')
  await field(page).waitFor()
  await page.keyboard.type(words)
}

test('[WS7] by the palette a passage is coded, a turn reached and a command given, without a mouse', async () => {
  const round = await study.newRound('blind')
  const page = await round.open(study.contexts.ana)
  await selectWords(page, 'the storm')
  await filter(page).press('Escape')
  await ask(page, 'apol')
  await page.getByText('Codes for the selected words').waitFor()
  expect(await marked(page).innerText()).toContain('Apology')
  await page.keyboard.press('Enter')
  await said(page, 'Apology added, 2 words')
  await saved(page)
  expect((await round.spansOf(study.ids.ana)).map(quoteOf)).toEqual(['the storm'])

  await ask(page, 'turn 4')
  await page.keyboard.press('Enter')
  await bar(page).getByText('Turn 4 of 4').waitFor()
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('text')

  await ask(page, 'undo')
  await page.keyboard.press('Enter')
  await said(page, 'Undone: Apology is taken off again')
  await saved(page)
  expect(await round.spansOf(study.ids.ana)).toEqual([])

  // Left with nothing chosen, everything is as it was.
  await ask(page, 'zzz')
  await page.getByText('Search the project for “zzz”').waitFor()
  expect(await barriersInViews(page, 'palette-none')).toEqual([])
  await page.keyboard.press('Escape')
  await field(page).waitFor({ state: 'detached' })
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('text')
  await page.close()
})

test('[WS7] the palette leads to pages and transcripts, and finds words in the text and the project', async () => {
  const round = await study.newRound('blind')
  const page = await round.open(study.contexts.ana)
  await page.locator('#text').focus()
  await ask(page, 'comp')
  await page.getByRole('option', { name: 'Find “comp” in this transcript' }).click()
  await page.getByRole('searchbox', { name: 'Find in this transcript' }).waitFor()
  await page.getByText('1 of 2', { exact: true }).waitFor()
  await page.keyboard.press('Escape')
  await ask(page, '')
  await page.getByRole('option', { name: 'At the pier' }).waitFor()
  expect(await barriersInViews(page, 'palette')).toEqual([])
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.keyboard.type('codebook')
  await page.getByRole('option', { name: 'Codebook', exact: true }).click()
  await page.getByRole('heading', { name: 'Codebook', level: 1 }).waitFor()

  await ask(page, 'storm')
  await page.getByRole('option', { name: 'Search the project for “storm”' }).click()
  await page.getByText('“storm” stands in').waitFor()
  await ask(page, 'pier')
  await page.getByRole('option', { name: 'At the pier' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'At the pier' }).waitFor()
  await page.close()
})
