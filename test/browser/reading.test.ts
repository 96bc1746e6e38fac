import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { codeStorm, type Study, saved, startCodingStudy } from './coding-study.ts'

vi.setConfig({ testTimeout: 60_000 })

let study: Study
let page: Page

beforeAll(async () => {
  study = await startCodingStudy()
  const round = await study.newRound('open')
  page = study.app.listen(await round.open(study.contexts.ana))
  await codeStorm(page)
  await saved(page)
})
afterAll(() => study?.close())

const fontOf = (words: string) =>
  page.getByText(words).evaluate((element) => {
    const { fontSize, fontFamily } = getComputedStyle(element)
    return `${fontSize} ${fontFamily.split(',')[0]}`
  })

/** Top and bottom of the first stripe beside the text, and of the words that it stands for. */
const stripeAndWords = () =>
  page.evaluate(() => {
    const words = document.createTreeWalker(document.querySelector('main')!, NodeFilter.SHOW_TEXT)
    while (!words.nextNode()!.nodeValue!.includes('the storm'));
    const range = document.createRange()
    const at = words.currentNode.nodeValue!.indexOf('the storm')
    range.setStart(words.currentNode, at)
    range.setEnd(words.currentNode, at + 9)
    const stripe = document.querySelector('main [data-hue]')!.getBoundingClientRect()
    const { top, bottom } = range.getBoundingClientRect()
    return [stripe.top - top, stripe.bottom - bottom].map(Math.round)
  })

test('[PE12] the text is set anew as one chooses, what is coded moves along, and a page opens so', async () => {
  expect(await fontOf('It was the storm')).toBe('18px "Literata Variable"')
  const before = await stripeAndWords()
  await page.getByRole('button', { name: 'Aa: how the text is set' }).click()
  await page.getByRole('radio', { name: 'Largest' }).check()
  await page.getByRole('radio', { name: 'Sans serif' }).check()
  await vi.waitFor(async () =>
    expect(await fontOf('It was the storm')).toBe('25px "Inter Variable"'),
  )
  if (process.env.SCREENSHOTS) await page.screenshot({ path: `${process.env.SCREENSHOTS}/aa.png` })
  // The first choice with which the keys of the workspace would code or move is left to the field.
  await page.keyboard.press('1')
  await page.keyboard.press('Escape')
  await vi.waitFor(async () => expect(await stripeAndWords()).toEqual(before))
  await page.reload()
  await saved(page)
  expect(await fontOf('It was the storm')).toBe('25px "Inter Variable"')
  expect(await page.locator('main [data-hue]').count()).toBe(1)
  expect(study.app.said).toEqual([])
})
