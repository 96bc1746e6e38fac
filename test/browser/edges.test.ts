import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { quoteOf, type Study, said, saved, startCodingStudy } from './coding-study.ts'
import { placeOf, selectWords } from './hands.ts'

let study: Study
beforeAll(async () => {
  study = await startCodingStudy()
})
afterAll(() => study?.close())

const handle = (page: Page, edge: 'start' | 'end') => page.locator(`[data-edge=${edge}]`)
/** Takes hold of an edge of the open span and drags it over words, without letting go. */
async function drag(page: Page, edge: 'start' | 'end', words: string): Promise<void> {
  const box = (await handle(page, edge).boundingBox())!
  expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24)
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await page.mouse.down()
  const { from, to } = await placeOf(page, words)
  await page.mouse.move((from.x + to.x) / 2, from.y, { steps: 5 })
}

test('[WS2] [WS6] an edge is dragged by words, with Alt by letters, its words shown, and is one step of undo', async () => {
  const round = await study.newRound('blind')
  const page = await round.open(study.contexts.ana)
  await selectWords(page, 'the storm, not')
  await page.getByRole('option', { name: /^Blame attribution/ }).click()
  await said(page, 'Blame attribution added, 3 words')
  const spans = async () => {
    await saved(page)
    return (await round.spansOf(study.ids.ana)).map(quoteOf)
  }
  expect(await spans()).toEqual(['the storm, not'])

  await drag(page, 'end', 'company. We')
  await page
    .locator('[dir=auto]', { hasText: /^the storm, not the company$/ })
    .last()
    .waitFor()
  await page.mouse.up()
  await said(page, 'Now: the storm, not the company')
  expect(await spans()).toEqual(['the storm, not the company'])
  await drag(page, 'start', 'It')
  await page.mouse.up()
  expect(await spans()).toEqual(['It was the storm, not the company'])

  await page.keyboard.down('Alt')
  await drag(page, 'end', 'storm')
  await page.mouse.up()
  await page.keyboard.up('Alt')
  const [cut] = await spans()
  expect(cut).toMatch(/^It was the s[torm]*$/)
  expect(cut).not.toBe('It was the storm')

  // Let go of by Esc, it stays where it was.
  await drag(page, 'end', 'sit down')
  await page.keyboard.press('Escape')
  await page.mouse.up()
  expect(await spans()).toEqual([cut])

  await page.locator('#text').focus()
  for (const words of ['It was the storm, not the company', 'the storm, not the company']) {
    await page.keyboard.press('Control+z')
    await said(page, 'Undone: the edge of Blame attribution is where it was')
    expect(await spans()).toEqual([words])
  }
  await page.close()
})

test('[WS2] an edge is dragged by a finger', async () => {
  const round = await study.newRound('blind')
  const page = await round.open(study.contexts.ben)
  await selectWords(page, 'the storm')
  await page.keyboard.press('1')
  await page.keyboard.press('Escape')
  const box = (await handle(page, 'end').boundingBox())!
  const { from, to } = await placeOf(page, 'company. We')
  const finger = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number, y: number) =>
    finger.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: type === 'touchEnd' ? [] : [{ x, y }],
    })
  const y = box.y + box.height / 2
  await touch('touchStart', box.x + 12, y)
  await touch('touchMove', box.x + 40, y)
  await touch('touchMove', (from.x + to.x) / 2, from.y)
  await touch('touchEnd', 0, 0)
  await said(page, 'Now: the storm, not the company')
  await saved(page)
  expect((await round.spansOf(study.ids.ben)).map(quoteOf)).toEqual(['the storm, not the company'])
  await page.close()
})
