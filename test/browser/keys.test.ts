import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keyBindings } from '#app/components/workspace/keys.ts'
import words from '#app/locales/en/workspace.ts'
import { barriersInViews } from './accessible.ts'
import { bar, type Study, said, saved, startCodingStudy } from './coding-study.ts'

let study: Study
beforeAll(async () => {
  study = await startCodingStudy()
})
afterAll(() => study?.close())

const sheet = (page: Page) => page.getByRole('dialog', { name: 'Keys' })
const row = (page: Page, name: string) =>
  sheet(page).getByRole('button', { name: `${name}, change its key:` })
const kept = (page: Page) =>
  page.waitForResponse((answer) => answer.url().endsWith('/keys') && answer.ok())

test('[WS7] a key is made another one by keyboard, holds at once and on another device, and can be undone', async () => {
  const round = await study.newRound('blind')
  const page = await round.open(study.contexts.ana)
  await page.locator('#text').focus()
  await page.keyboard.press('?')
  await row(page, 'Next turn without codes').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('m')
  await sheet(page)
    .getByText('That key has a meaning already: Write the memo of the coded span, or of the turn.')
    .waitFor()
  await page.keyboard.press('1')
  await sheet(page).getByText('That key has a meaning already: Blame attribution.').waitFor()
  expect(await barriersInViews(page, 'keys')).toEqual([])
  await page.setViewportSize({ width: 1280, height: 800 })
  const first = kept(page)
  await page.keyboard.press('g')
  await first
  await row(page, 'Next turn without codes').locator('kbd', { hasText: /^G$/ }).waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await said(page, 'Turn 1, ANA')
  await page.keyboard.press('n')

  const elsewhere = await study.contexts.ana.newPage()
  await elsewhere.goto(page.url())
  await saved(elsewhere)
  await elsewhere.locator('#text').focus()
  await elsewhere.keyboard.press('?')
  await row(elsewhere, 'Next turn without codes').locator('kbd', { hasText: /^G$/ }).waitFor()
  const second = kept(elsewhere)
  await sheet(elsewhere).getByRole('button', { name: 'All as they were at first' }).click()
  await second
  await row(elsewhere, 'Next turn without codes').locator('kbd', { hasText: /^N$/ }).waitFor()

  // Off, a single key does nothing; the button opens the sheet all the same.
  const third = kept(elsewhere)
  await sheet(elsewhere).getByRole('checkbox').uncheck()
  await third
  await elsewhere.reload()
  await saved(elsewhere)
  expect(await bar(elsewhere).locator('kbd').count()).toBe(0)
  await elsewhere.locator('#text').focus()
  await elsewhere.keyboard.press('?')
  expect(await sheet(elsewhere).count()).toBe(0)
  await elsewhere.getByRole('button', { name: /^Keys/ }).click()
  expect(await sheet(elsewhere).getByRole('checkbox').isChecked()).toBe(false)
  await sheet(elsewhere).getByRole('checkbox').check()
  await page.close()
  await elsewhere.close()
})

test('[WS7] the sheet has every command, and buttons show the keys that a person chose for them', async () => {
  const round = await study.newRound('open')
  const page = await round.open(study.contexts.ben)
  const find = bar(page).getByRole('button', { name: /^Find/ })
  await find.locator('kbd', { hasText: '/' }).waitFor()
  await page.locator('#text').focus()
  await page.keyboard.press('?')
  // Those of the compare page stand in its own sheet.
  for (const { command, within } of keyBindings) {
    if (within !== 'compare') await row(page, words.keys.commands[command]).waitFor()
  }
  await row(page, 'Find in this transcript').click()
  const done = kept(page)
  await page.keyboard.press('x')
  await done
  await page.keyboard.press('Escape')
  await find.locator('kbd', { hasText: /^X$/ }).waitFor()
  await page.close()
})
