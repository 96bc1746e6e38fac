import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { barriersInViews } from './accessible.ts'
import { codeStorm, list, type Study, said, saved, startCodingStudy } from './coding-study.ts'
import { codeWords } from './hands.ts'

let study: Study
beforeAll(async () => {
  study = await startCodingStudy()
})
afterAll(() => study?.close())

const historyOf = (page: Page) => page.locator('details[data-history]')
const wordsIn = async (page: Page, count: number) => {
  const rows = historyOf(page).getByRole('listitem')
  await rows.nth(count - 1).waitFor()
  return (await rows.getByRole('button').locator('b').allInnerTexts()).map((row) => row.trim())
}
const banner = (page: Page) => page.getByRole('status', { name: 'Not as it is now' })

test('[WS22] what one did is listed by time, shown as it was then without a change, and restored as one act that undo takes back', async () => {
  const round = await study.newRound('blind')
  const page = await round.open(study.contexts.ana)
  const codes = async () => (await round.spansOf(study.ids.ana)).map(({ code }) => code)
  await codeStorm(page)
  await codeWords(page, 'let us ask', 'Concession')
  await list(page).getByRole('button', { name: /Blame/ }).click()
  await page.keyboard.press('Delete')
  await saved(page)

  await page.getByText('History of your codes').click()
  expect(await wordsIn(page, 3)).toEqual([
    'Blame attribution taken away',
    'Concession coded',
    'Blame attribution coded',
  ])
  await historyOf(page)
    .getByRole('button', { name: /Blame attribution coded/ })
    .press('Enter')
  await banner(page).getByText('1 coded span then').waitFor()
  expect(await list(page).getByRole('listitem').count()).toBe(1)
  expect(await barriersInViews(page, 'history')).toEqual([])
  await page.setViewportSize({ width: 1280, height: 800 })
  // Nothing can be coded meanwhile, and nothing was changed.
  expect(await codes()).toEqual(['concession'])

  await banner(page).getByRole('button', { name: 'Restore this' }).press('Enter')
  await said(page, 'Restored: 1 coded span, as it was then')
  await saved(page)
  expect(await codes()).toEqual(['blame'])
  expect((await wordsIn(page, 4))[0]).toBe('2 changes at once')
  await page.getByRole('region', { name: 'Transcript text' }).focus()
  await page.keyboard.press('Control+z')
  await said(page, 'Undone: your codes are as before the restoring')
  await saved(page)
  expect(await codes()).toEqual(['concession'])
  await page.close()
})
