import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { CodedSpan } from '#model/span.ts'
import {
  bar,
  codeStorm,
  filter,
  list,
  quoteOf,
  type Study,
  saved,
  startCodingStudy,
} from './coding-study.ts'
import { placeOf, selectWords } from './hands.ts'
import { look } from './look.ts'

vi.setConfig({ testTimeout: 120_000 })

let study: Study
beforeAll(async () => {
  study = await startCodingStudy()
})
afterAll(() => study?.close())

test('a thousand quick presses are each an act: all are kept, in the order in which they came', async () => {
  const turns = Array.from({ length: 340 }, (_, turn) => `ANA: Ferry number ${turn}.\n`).join('')
  const text = `${turns}BEN: Yes.\nANA: So.\nBEN: Yes.\n`
  const { id: transcript } = await study.lead.json<{ id: string }>(
    'POST',
    `/projects/${study.projectId}/transcripts`,
    { title: 'Many turns', text, language: 'en' },
  )
  const { id: round } = await study.lead.json<{ id: string }>(
    'POST',
    `/projects/${study.projectId}/rounds`,
    { name: 'Quick', visibility: 'open', transcripts: [transcript], coders: [study.ids.ana] },
  )
  const path = `/projects/${study.projectId}/rounds/${round}`
  const page = await study.contexts.ana.newPage()
  await page.goto(`${study.app.url}${path}/transcripts/${transcript}`)
  await saved(page)
  await page.locator('#text').focus()
  // Faster than hands and than this page's frames: next turn, to its end, and its code.
  await page.evaluate(async () => {
    const keys = [
      { key: 'j', code: 'KeyJ' },
      { key: 'J', code: 'KeyJ', shiftKey: true },
      { key: '1', code: 'Digit1' },
    ]
    const text = document.getElementById('text')!
    for (let turn = 0; turn < 333; turn++) {
      for (const key of keys) {
        text.dispatchEvent(
          new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true }),
        )
        await new Promise((resolve) => setTimeout(resolve))
      }
    }
  })
  await saved(page)
  const { codedSpans } = await study.lead.json<{ codedSpans: CodedSpan[] }>(
    'GET',
    `${path}/layers/${transcript}/${study.ids.ana}`,
  )
  const words = codedSpans.map(({ start, end }) => text.slice(start, end))
  expect(words).toEqual(Array.from({ length: 333 }, (_, turn) => `Ferry number ${turn + 1}.`))
  const byTime = [...codedSpans].sort((a, b) => a.createdAt.localeCompare(b.createdAt))
  const starts = byTime.map(({ start }) => start)
  expect(starts).toEqual([...starts].sort((a, b) => a - b))
  await page.close()
})

test('without storage on the device it says so once, and coding goes on', async () => {
  const round = await study.newRound('blind')
  const forbidden = await study.contexts.ben.newPage()
  await forbidden.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('Storage is off.', 'SecurityError')
    }
    Object.defineProperty(window, 'localStorage', { get: refuse })
    Object.defineProperty(window, 'sessionStorage', { get: refuse, configurable: true })
    Object.defineProperty(window, 'indexedDB', {
      value: { open: refuse, deleteDatabase: refuse, databases: refuse, cmp: refuse },
    })
  })
  await forbidden.goto(round.path)
  await saved(forbidden)
  await forbidden.getByText('This browser keeps nothing on this device').first().waitFor()
  await codeStorm(forbidden)
  await saved(forbidden)
  expect((await round.spansOf(study.ids.ben)).map(quoteOf)).toEqual(['the storm'])
  await study.contexts.ben.setOffline(true)
  await selectWords(forbidden, 'company owes')
  await forbidden.keyboard.press('1')
  await bar(forbidden).getByText('Offline, 1 change only in this page').waitFor()
  await study.contexts.ben.setOffline(false)
  await saved(forbidden)
  expect((await round.spansOf(study.ids.ben)).length).toBe(2)
  await forbidden.close()
})

test('a device that runs full while one codes says so once, and nothing is said to be kept that is not', async () => {
  const round = await study.newRound('blind')
  const page = await study.contexts.ben.newPage()
  await page.addInitScript(() => {
    const isFull = () => 'full' in document.documentElement.dataset
    const quota = () => new DOMException('The quota has been exceeded.', 'QuotaExceededError')
    const { put, add } = IDBObjectStore.prototype
    const { setItem } = Storage.prototype
    // As browsers do it: the request is made, and its transaction is aborted.
    const aborted = (write: typeof put) =>
      function (this: IDBObjectStore, ...asked: Parameters<typeof put>) {
        const request = write.apply(this, asked)
        if (isFull()) this.transaction.abort()
        return request
      }
    IDBObjectStore.prototype.put = aborted(put)
    IDBObjectStore.prototype.add = aborted(add)
    Storage.prototype.setItem = function (...asked) {
      if (isFull()) throw quota()
      setItem.apply(this, asked)
    }
  })
  await page.goto(round.path)
  await saved(page)
  const told = page.getByText('This browser keeps nothing on this device')
  expect(await told.count()).toBe(0)
  await page.evaluate(() => void (document.documentElement.dataset.full = ''))
  await study.contexts.ben.setOffline(true)
  await codeStorm(page)
  await bar(page).getByText('Offline, 1 change only in this page').waitFor()
  await told.first().waitFor()
  await selectWords(page, 'company owes')
  await page.keyboard.press('1')
  await bar(page).getByText('Offline, 2 changes only in this page').waitFor()
  expect(await told.count()).toBe(1)
  await study.contexts.ben.setOffline(false)
  await saved(page)
  expect((await round.spansOf(study.ids.ben)).length).toBe(2)
  await page.close()
})

test('at 400 % a transcript is read and coded, and everything is within the window', async () => {
  const round = await study.newRound('open')
  const page = await round.open(study.contexts.ana)
  await page.setViewportSize({ width: 320, height: 256 })
  const within = async (name: string) => {
    await look(page, `at-400-${name}`)
    return page.evaluate(() => document.documentElement.scrollWidth)
  }
  expect(await within('text')).toBe(320)
  // Five lines of text and more, with the way to save and complete in view.
  const room = await page.locator('#text').evaluate(({ clientHeight }) => clientHeight)
  expect(room).toBeGreaterThan(130)
  await selectWords(page, 'the storm')
  await filter(page).fill('blame at')
  expect(await within('picker')).toBe(320)
  const options = await page.getByRole('option').first().boundingBox()
  expect(options!.y + options!.height).toBeLessThanOrEqual(256)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.getByRole('region', { name: 'State of your work' }).getByText('Saved').waitFor()
  await page.getByRole('button', { name: /^Coded spans/ }).click()
  expect(await within('sheet')).toBe(320)
  await page.getByRole('button', { name: 'Close', exact: true }).first().click()
  await page.getByRole('button', { name: 'Complete' }).click()
  await page.getByRole('button', { name: 'Take back completion' }).waitFor()
  expect((await round.spansOf(study.ids.ana)).map(quoteOf)).toEqual(['the storm'])
  await page.close()
})

test('a browser that cannot mark words says so once, and lines are drawn under them, where they move along', async () => {
  const round = await study.newRound('blind')
  const page = await study.contexts.ana.newPage()
  await page.addInitScript('delete CSS.highlights')
  await page.goto(round.path)
  await saved(page)
  expect(await page.evaluate("'highlights' in CSS")).toBe(false)
  const note = page.getByText('This browser cannot mark words in the text')
  await note.waitFor()
  await codeStorm(page)
  await saved(page)
  await page.locator('main [data-hue]:not([data-mark])').first().waitFor()
  await list(page).getByText('the storm').waitFor()
  expect(await note.count()).toBe(1)
  // Under the very words, also once these stand elsewhere.
  const isUnderlined = async () => {
    const { from, to } = await placeOf(page, 'the storm')
    return page.evaluate(
      ({ from, to }) =>
        [...document.querySelectorAll('[data-mark]')].some((mark) => {
          const { left, right, top, height } = mark.getBoundingClientRect()
          const isBelow = top > from.y && top < from.y + 25 && height > 0
          return Math.abs(left - from.x) < 3 && Math.abs(right - to.x) < 3 && isBelow
        }),
      { from, to },
    )
  }
  await look(page, 'lines')
  await expect.poll(isUnderlined).toBe(true)
  await page.setViewportSize({ width: 700, height: 800 })
  await expect.poll(isUnderlined).toBe(true)
  await selectWords(page, 'company owes')
  await page.locator('[data-mark=select]').first().waitFor()
  expect((await round.spansOf(study.ids.ana)).map(quoteOf)).toEqual(['the storm'])
  await page.close()
})
