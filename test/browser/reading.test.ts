import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { makeDemoStudy } from '#server/demo/make-demo.ts'
import { codeStorm, type Study, saved, startCodingStudy } from './coding-study.ts'
import { look, lookAtFile } from './look.ts'

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
  await look(page, 'aa')
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

/** Of each turn, whether each of its stripes stands within it, and whether words of it are marked. */
const turnsOf = (page: Page) =>
  page.evaluate(() => {
    const marked = [...CSS.highlights.values()].flatMap((highlight) => [...highlight])
    return [...document.querySelectorAll('article')].map((article) => {
      const turn = article.getBoundingClientRect()
      const stripes = [...article.querySelectorAll('[data-hue]')].map((stripe) => {
        const { top, bottom } = stripe.getBoundingClientRect()
        return top >= turn.top && bottom <= turn.bottom
      })
      return { stripes, isMarked: marked.some((range) => article.contains(range.startContainer)) }
    })
  })

test('on paper every turn has its stripes, at whatever place one reads, and the codes a legend', async () => {
  const lead = await study.app.person('Petra Papier')
  const demo = await makeDemoStudy(study.app.services, lead)
  const { id: transcript } = await study.app.services.db
    .selectFrom('transcripts')
    .select('id')
    .where('project_id', '=', demo)
    .orderBy('length', 'desc')
    .executeTakeFirstOrThrow()
  const round = await study.app.services.db
    .selectFrom('rounds')
    .select('id')
    .where('project_id', '=', demo)
    .where('status', '=', 'revealed')
    .executeTakeFirstOrThrow()
  const address = `${study.app.url}/projects/${demo}/rounds/${round.id}/transcripts/${transcript}`
  const reader = await study.app.visit(lead, address)
  await reader.locator('main [data-hue]').first().waitFor()
  const onScreen = await reader.locator('main [data-hue]').count()
  const isMarked = async () => (await turnsOf(reader)).filter((turn) => turn.isMarked).length
  const marked = await isMarked()

  await reader.emulateMedia({ colorScheme: 'dark' })
  for (const format of ['A4', 'Letter']) {
    const pdf = await reader.pdf({ format })
    await lookAtFile(`coded-${format}.pdf`, pdf)
  }
  await reader.evaluate(() => void dispatchEvent(new Event('beforeprint')))
  await reader.emulateMedia({ media: 'print' })
  const turns = await turnsOf(reader)
  const coded = turns.filter(({ stripes }) => stripes.length > 0)
  expect(coded.flatMap(({ stripes }) => stripes).every(Boolean)).toBe(true)
  expect(coded.every(({ isMarked }) => isMarked)).toBe(true)
  expect(coded.length).toBeGreaterThan(marked)
  expect(await reader.locator('main header li').count()).toBeGreaterThan(10)
  expect(await reader.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe(
    'light',
  )

  await reader.emulateMedia({ media: 'screen' })
  await reader.evaluate(() => void dispatchEvent(new Event('afterprint')))
  await expect.poll(() => reader.locator('main [data-hue]').count()).toBe(onScreen)
  expect(await isMarked()).toBe(marked)
})
