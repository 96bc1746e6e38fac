import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { filter, quoteOf, type Study, saved, startCodingStudy } from './coding-study.ts'
import { placeOf, selectWords } from './hands.ts'

let study: Study
beforeAll(async () => {
  study = await startCodingStudy()
})
afterAll(() => study?.close())

/** Codes what is selected with the first code, and is back in the text. */
async function code(page: Page): Promise<void> {
  await filter(page).waitFor()
  await page.keyboard.press('1')
  await page.keyboard.press('Escape')
  await saved(page)
}

test('[WS2] with Alt the very letters are coded, without it whole words', async () => {
  const round = await study.newRound('blind')
  const page = await round.open(study.contexts.ana)
  await page.keyboard.down('Alt')
  await selectWords(page, 'imetab')
  await page.keyboard.up('Alt')
  await code(page)
  await selectWords(page, 'orge')
  await code(page)
  expect((await round.spansOf(study.ids.ana)).map(quoteOf)).toEqual(['imetab', 'forgets'])
  await page.close()
})

test('[WS2] dragged into the next turn a selection ends with its own, until the project lets spans cross', async () => {
  const path = `/projects/${study.projectId}`
  const round = await study.newRound('blind')
  const drag = async (page: Page) => {
    const [from, to] = [await placeOf(page, 'an answer.'), await placeOf(page, 'the storm')]
    await page.mouse.move(from.from.x, from.from.y)
    await page.mouse.down()
    await page.mouse.move(to.to.x, to.to.y, { steps: 4 })
    await page.mouse.up()
    await code(page)
  }
  const settings = await study.lead.json<{ spansAcrossTurns: boolean }>('GET', path)
  await study.lead.json('PATCH', path, { spansAcrossTurns: false })
  const within = await round.open(study.contexts.ana)
  await drag(within)
  expect((await round.spansOf(study.ids.ana)).map(quoteOf)).toEqual(['an answer.'])
  await within.close()
  await study.lead.json('PATCH', path, { spansAcrossTurns: true })
  const across = await round.open(study.contexts.ben)
  await drag(across)
  expect((await round.spansOf(study.ids.ben)).map(quoteOf)).toEqual([
    'an answer.\nBEN: It was the storm',
  ])
  await across.close()
  await study.lead.json('PATCH', path, { spansAcrossTurns: settings.spansAcrossTurns })
})

test('[WS2] by touch words stay selected with their handles while a code is chosen, also once they are moved', async () => {
  const round = await study.newRound('blind')
  const page = await round.open(study.contexts.ana)
  const devtools = await page.context().newCDPSession(page)
  /** A finger on the text, then the browser’s own handles at these words. */
  const touch = async (words: string) => {
    const { from } = await placeOf(page, words)
    const at = { x: Math.round(from.x), y: Math.round(from.y) }
    await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] })
    await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    await handlesAt(words)
  }
  const handlesAt = (words: string) =>
    page.evaluate((words) => {
      const texts = document.createTreeWalker(document.getElementById('text')!, 4)
      while (texts.nextNode() && !texts.currentNode.nodeValue!.includes(words));
      const start = texts.currentNode.nodeValue!.indexOf(words)
      const { currentNode } = texts
      getSelection()!.setBaseAndExtent(currentNode, start, currentNode, start + words.length)
    }, words)
  await touch('torm, not')
  await filter(page).waitFor()
  // The field is there and has not the focus: a keyboard would cover the text, and the handles would go.
  expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).not.toBe(
    'combobox',
  )
  const native = () => page.evaluate(() => String(getSelection()))
  expect(await native()).toBe('torm, not')
  await handlesAt('torm')
  await expect
    .poll(() => page.getByRole('dialog').getByText('1 word', { exact: false }).count())
    .toBeGreaterThan(0)
  await page.getByRole('option', { name: /^Blame attribution/ }).click()
  await saved(page)
  expect((await round.spansOf(study.ids.ana)).map(quoteOf)).toEqual(['storm'])
  await page.close()
})
