import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { barriersInViews } from './accessible.ts'
import { quoteOf, type Study, said, saved, startCodingStudy } from './coding-study.ts'
import { selectWords } from './hands.ts'

let study: Study
beforeAll(async () => {
  study = await startCodingStudy()
})
afterAll(() => study?.close())

const field = (page: Page) => page.getByRole('searchbox', { name: 'Find in this transcript' })
const bar = (page: Page) => page.getByRole('search', { name: 'Find in this transcript' })
const count = (page: Page, words: string) =>
  bar(page).getByRole('status').getByText(words, { exact: true }).waitFor()

/** The words that are marked as found, and those of the hit one is at. */
function marked(page: Page) {
  return page.evaluate(() => {
    const wordsOf = (look: string) =>
      ([...(CSS.highlights.get(look) ?? [])] as StaticRange[]).map((range) =>
        range.startContainer.nodeValue!.slice(range.startOffset, range.endOffset),
      )
    return { found: wordsOf('found'), here: wordsOf('found-here') }
  })
}

test('[WS14] hits are gone through and coded one by one by keyboard alone, and undone one by one', async () => {
  const round = await study.newRound('blind')
  const page = await round.open(study.contexts.ana)
  await page.locator('#text').focus()
  await page.keyboard.press('/')
  await page.keyboard.type('storm')
  await count(page, '1 of 2')
  expect(await marked(page)).toEqual({ found: ['Storm'], here: ['storm'] })

  await page.keyboard.press('Tab')
  await page.getByRole('button', { name: 'Choose a code…' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.type('blame at')
  await page.keyboard.press('Enter')
  await bar(page).getByRole('button', { name: 'as Blame attribution' }).waitFor()
  await field(page).focus()
  await page.keyboard.press('Alt+Enter')
  await said(page, '2 of 2')
  await page.keyboard.press('Alt+Enter')
  await saved(page)
  const coded = async () => (await round.spansOf(study.ids.ana)).map(quoteOf)
  expect(await coded()).toEqual(['storm', 'Storms'])

  // Coded already, a hit is not coded once more.
  await page.keyboard.press('Alt+Enter')
  await page.keyboard.press('Escape')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('text')
  expect(await field(page).count()).toBe(0)
  expect(await marked(page)).toEqual({ found: [], here: [] })
  await page.keyboard.press('Control+z')
  await saved(page)
  expect(await coded()).toEqual(['storm'])
  await page.keyboard.press('Control+z')
  await saved(page)
  expect(await coded()).toEqual([])
  await page.close()
})

test('[WS14] each hit is coded from the list that shows it in its words, and taken back there', async () => {
  const round = await study.newRound('blind')
  const page = await round.open(study.contexts.ana)
  await selectWords(page, 'It was the storm')
  await page.keyboard.press('1')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Find/ }).first().click()
  await field(page).fill('the')
  await bar(page).getByLabel('Whole words').check()
  await count(page, '6 of 7')
  await bar(page).getByLabel('Code', { exact: true }).selectOption('their sentence')
  await bar(page).getByRole('button', { name: 'List the hits' }).click()
  const hits = bar(page).getByRole('list', { name: 'Hits' })
  expect(await hits.locator('mark').allInnerTexts()).toHaveLength(7)
  await hits.getByRole('button', { name: 'Code hit 1 as Blame attribution' }).click()
  await hits
    .getByRole('button', { name: 'Hit 1 is coded as Blame attribution: take it off' })
    .waitFor()
  await saved(page)
  expect((await round.spansOf(study.ids.ana)).map(quoteOf)[0]).toBe('Notes from the pier, 3 June.')
  expect(await barriersInViews(page, 'find')).toEqual([])
  await page.setViewportSize({ width: 1280, height: 800 })
  await hits.getByRole('button', { name: /^Hit 1 is coded/ }).click()
  await saved(page)
  expect((await round.spansOf(study.ids.ana)).map(quoteOf)).toEqual(['It was the storm'])
  await page.close()
})

test('[WS14] a hit is selected, so that every way to code works on it; whoever only reads finds as well', async () => {
  const round = await study.newRound('open')
  const page = await round.open(study.contexts.ana)
  await page.locator('#text').focus()
  await page.keyboard.press('/')
  await page.keyboard.type('timetable')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.keyboard.press('1')
  await said(page, 'Blame attribution added, 1 word')
  await round.setStatus('revealed')
  const reader = await study.contexts.ben.newPage()
  await reader.goto(page.url())
  await reader.locator('#text').focus()
  // Before its scripts run a page takes no key.
  const finds = async () => {
    await reader.keyboard.press('/')
    return field(reader).count()
  }
  await expect.poll(finds).toBe(1)
  await reader.keyboard.type('company')
  await count(reader, '1 of 2')
  expect(await bar(reader).getByRole('button', { name: 'Code this hit' }).count()).toBe(0)
  await page.close()
  await reader.close()
})
