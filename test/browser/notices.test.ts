import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { CodedSpan } from '#model/span.ts'
import { aSpan } from '../builders/live-study.ts'
import { barriersInViews } from './accessible.ts'
import { bar, list, type Study, saved, startCodingStudy } from './coding-study.ts'
import { selectWords } from './hands.ts'

// A notice is looked at in four views, on machines that have other things to do.
vi.setConfig({ testTimeout: 120_000 })

let study: Study
beforeAll(async () => {
  study = await startCodingStudy()
})
afterAll(() => study?.close())

const removal = (page: Page) => page.getByRole('alert', { name: 'Many codes were removed at once' })
const aside = (page: Page) => page.getByRole('alert', { name: /not taken by the server/ })
const spans = (): CodedSpan[] =>
  Array.from({ length: 30 }, (_, start) => aSpan({ start, end: start + 2, code: 'concession' }))
const countOf = async (page: Page) => await list(page).getByRole('listitem').count()

/** Moves the focus on with Tab until it is there, as somebody without a mouse does. */
async function tabTo(page: Page, button: string): Promise<void> {
  for (let presses = 0; presses < 200; presses++) {
    await page.keyboard.press('Tab')
    const focused = page.locator(':focus')
    if ((await focused.count()) > 0 && (await focused.innerText()) === button) return
  }
  throw new Error(`Tab does not reach “${button}”.`)
}

test('[LA8] codes that went at once are offered back while one works, and come back by keyboard', async () => {
  const round = await study.newRound('open')
  const all = spans()
  await round.putSpans(study.ids.ana, all)
  const page = await round.open(study.contexts.ana)
  const other = await round.open(study.contexts.ana)
  const ben = await round.open(study.contexts.ben)
  await expect.poll(() => countOf(page)).toBe(30)
  await round.putSpans(study.ids.ana, all.slice(25))

  await removal(page).getByText('25 of your 30 codes here went in one go').waitFor()
  await removal(other).waitFor()
  await expect.poll(() => countOf(page)).toBe(5)
  expect(await removal(ben).count()).toBe(0)
  expect(await barriersInViews(page, 'removal')).toEqual([])
  await page.setViewportSize({ width: 1280, height: 800 })

  await tabTo(page, 'Bring them back')
  await page.keyboard.press('Enter')
  await page.getByText('25 codes are back').waitFor()
  await removal(page).waitFor({ state: 'detached' })
  await removal(other).waitFor({ state: 'detached' })
  await expect.poll(() => countOf(page)).toBe(30)
  expect(await round.spansOf(study.ids.ana)).toHaveLength(30)
  // The focus is not lost with the notice: keys of the text go on.
  const focused = page.locator(':focus')
  expect(await focused.getAttribute('aria-label')).toBe('Transcript text')
  await Promise.all([page.close(), other.close(), ben.close()])
})

test('[LA8] a completed transcript takes nothing back, and what was meant is let be', async () => {
  const round = await study.newRound('blind')
  const all = spans()
  await round.putSpans(study.ids.ben, all)
  const page = await round.open(study.contexts.ben)
  await page.getByRole('button', { name: 'Complete transcript' }).waitFor()
  await round.putSpans(study.ids.ben, all.slice(25))
  await removal(page).getByRole('button', { name: 'Bring them back' }).waitFor()
  await page.getByRole('button', { name: 'Complete transcript' }).click()
  await removal(page).getByText('while the round runs and the transcript is not complete').waitFor()
  expect(await removal(page).getByRole('button').allInnerTexts()).toEqual(['Leave them removed'])

  await removal(page).getByRole('button', { name: 'Leave them removed' }).click()
  await removal(page).waitFor({ state: 'detached' })
  expect(await round.spansOf(study.ids.ben)).toHaveLength(5)
  await page.reload()
  await bar(page).getByText('Completed by you').waitFor()
  expect(await removal(page).count()).toBe(0)
  await page.close()
})

test('[WS5] what was not taken is open to everybody, in every view and by keyboard', async () => {
  const round = await study.newRound('blind')
  const page = await round.open(study.contexts.ana)
  await study.contexts.ana.setOffline(true)
  await selectWords(page, 'the storm')
  await page.keyboard.press('1')
  await page.keyboard.press('3')
  await page.keyboard.press('Escape')
  await bar(page).getByText('Offline, 2 changes kept on this device').waitFor({ timeout: 20_000 })
  await round.setStatus('closed')
  await study.contexts.ana.setOffline(false)
  await aside(page).waitFor()
  expect(await barriersInViews(page, 'aside-closed')).toEqual([])
  await round.setStatus('running')
  await aside(page).getByRole('button', { name: 'Put all in again' }).waitFor()
  expect(await barriersInViews(page, 'aside')).toEqual([])
  await page.setViewportSize({ width: 1280, height: 800 })

  await tabTo(page, 'Put all in again')
  await page.keyboard.press('Enter')
  await aside(page).waitFor({ state: 'detached' })
  await saved(page)
  expect(await round.spansOf(study.ids.ana)).toHaveLength(2)
  expect(await page.locator(':focus').getAttribute('aria-label')).toBe('Transcript text')
  await page.close()
})

test('[WS5] two tabs of one person show the same of what was not taken, without loading anew', async () => {
  const round = await study.newRound('blind')
  const one = await round.open(study.contexts.ana)
  const two = await round.open(study.contexts.ana)
  const buttons = (page: Page, name: string) => aside(page).getByRole('button', { name })
  await study.contexts.ana.setOffline(true)
  for (const [page, words] of [
    [one, 'the storm'],
    [two, 'nobody told us why'],
  ] as const) {
    await selectWords(page, words)
    await page.keyboard.press('1')
    await page.keyboard.press('Escape')
    await bar(page).getByText('Offline, 1 change kept on this device').waitFor({ timeout: 20_000 })
  }
  await round.setStatus('closed')
  await study.contexts.ana.setOffline(false)
  for (const page of [one, two]) {
    await page.getByRole('alert', { name: '2 changes were not taken by the server' }).waitFor()
    for (const words of ['the storm', 'nobody told us why']) {
      await aside(page).getByText(words).waitFor()
    }
  }
  // Both on one device: a third one shows them from the start.
  const three = await study.contexts.ana.newPage()
  await three.goto(round.path)
  await three.getByRole('alert', { name: '2 changes were not taken by the server' }).waitFor()
  await three.close()

  await aside(one).getByRole('button', { name: 'Discard', exact: true }).first().click()
  await two.getByRole('alert', { name: '1 change was not taken by the server' }).waitFor()
  await one.getByRole('button', { name: 'Undo' }).click()
  await two.getByRole('alert', { name: '2 changes were not taken by the server' }).waitFor()
  await round.setStatus('running')
  await buttons(two, 'Put all in again').click()
  for (const page of [one, two]) await aside(page).waitFor({ state: 'detached' })
  await saved(two)
  expect(await round.spansOf(study.ids.ana)).toHaveLength(2)
  await Promise.all([one.close(), two.close()])
})
