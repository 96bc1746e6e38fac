import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { barriersInViews } from './accessible.ts'
import { codeStorm, type Study, said, saved, startCodingStudy } from './coding-study.ts'
import { selectWords } from './hands.ts'

let study: Study
beforeAll(async () => {
  study = await startCodingStudy()
})
afterAll(() => study?.close())

const note = (page: Page, words: string) => page.getByRole('status').getByText(words).waitFor()

test('[WS16] fields of a code take words and a speaker picked in the text, and nothing is coded by it', async () => {
  const round = await study.newRound('blind')
  const page = await round.open(study.contexts.ana)
  await codeStorm(page)
  await page.getByRole('button', { name: 'Blamed: pick it in the text' }).click()
  await note(page, '“Blamed”: select the words in the text.')
  expect(await barriersInViews(page, 'filling')).toEqual([])
  await page.setViewportSize({ width: 1280, height: 800 })
  await selectWords(page, 'The company')
  await said(page, 'Blamed: The company')
  await page.getByRole('button', { name: 'Blamer: pick it in the text' }).click()
  await page.getByRole('heading', { name: '3. ANA' }).click()
  await said(page, 'Blamer: ANA')
  await saved(page)
  const spans = await round.spansOf(study.ids.ana)
  expect(spans).toMatchObject([{ slots: { blamer: 'ANA', blamed: 'The company' } }])

  // Not meant after all: what is selected next waits for a code again.
  await page.getByRole('button', { name: 'Blamed: pick it in the text' }).click()
  await page.keyboard.press('Escape')
  await selectWords(page, 'timetable')
  await page.getByRole('dialog', { name: 'Code the selected words' }).waitFor()
  await page.close()
})

test('[WS16] by keyboard fields are reached, filled from the text, and a scale takes the value that is typed', async () => {
  const round = await study.newRound('blind')
  const page = await round.open(study.contexts.ana)
  await codeStorm(page)
  await page.keyboard.press('s')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await note(page, '“Blamer”: press a turn of the speaker, or select words.')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await said(page, 'Blamer: ANA')
  await page.getByRole('button', { name: '0', exact: true }).focus()
  await page.keyboard.press('-')
  await page.keyboard.press('1')
  await saved(page)
  const stance = async () => (await round.spansOf(study.ids.ana))[0]
  expect(await stance()).toMatchObject({ slots: { blamer: 'ANA', stance: -1 } })
  await page.keyboard.press('1')
  await saved(page)
  expect(await stance()).toMatchObject({ slots: { stance: 1 } })
  // A digit on a scale codes nothing.
  expect(await round.spansOf(study.ids.ana)).toHaveLength(1)
  await page.close()
})
