import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { barriersInViews } from './accessible.ts'
import { filter, type Study, said, saved, startCodingStudy } from './coding-study.ts'
import { selectWords } from './hands.ts'

let study: Study
beforeAll(async () => {
  study = await startCodingStudy()
})
afterAll(() => study?.close())

const openRound = () => study.newRound('open', { codebookVersion: 'draft' })
const codebook = (page: Page) => page.getByRole('complementary', { name: 'Codebook' })

test('[CV7] [WS17] a code that is missing is made where one codes, and everybody codes with it at once', async () => {
  const round = await openRound()
  const ana = await round.open(study.contexts.ana)
  const ben = await round.open(study.contexts.ben)
  await selectWords(ana, 'The ferry was late')
  await filter(ana).fill('Late ferry')
  expect(await barriersInViews(ana, 'new-code')).toEqual([])
  await ana.setViewportSize({ width: 1280, height: 800 })
  await selectWords(ana, 'The ferry was late')
  await filter(ana).fill('Late ferry')
  await ana.getByRole('option', { name: 'New code “Late ferry”' }).click()
  await said(ana, 'Late ferry added, 4 words')
  await saved(ana)
  expect(await round.spansOf(study.ids.ana)).toMatchObject([{ code: 'late-ferry' }])

  await codebook(ben).getByText('Late ferry', { exact: true }).waitFor()
  await selectWords(ben, 'Storms come every year')
  await filter(ben).fill('late fer > Winter')
  await ben.getByRole('option', { name: 'New code “Winter” under Late ferry' }).waitFor()
  await filter(ben).press('Enter')
  await said(ben, 'Winter added, 4 words')
  await codebook(ana).getByText('Winter', { exact: true }).waitFor()

  // What is there is used, not made again.
  await selectWords(ben, 'timetable')
  await filter(ben).fill('late ferry')
  expect(await ben.getByRole('option', { name: /^New code/ }).count()).toBe(0)
  await ana.close()
  await ben.close()
})

test('[WS17] codes that are made one right after the other each come onto their own words', async () => {
  const round = await openRound()
  const page = await round.open(study.contexts.ana)
  // Slow enough that all are pressed before the first is answered.
  await page.route('**/*.data*', async (route) => {
    if (route.request().method() === 'POST') await new Promise((done) => setTimeout(done, 1_500))
    await route.continue()
  })
  const words = ['The ferry was late', 'Storms come every year', 'timetable']
  const names = ['Delay', 'Weather', 'Delay']
  for (const [index, name] of names.entries()) {
    await selectWords(page, words[index]!)
    await filter(page).fill(name)
    await page.getByRole('option', { name: `New code “${name}”` }).click()
  }
  await expect.poll(() => round.spansOf(study.ids.ana), { timeout: 30_000 }).toHaveLength(3)
  const spans = await round.spansOf(study.ids.ana)
  const coded = spans.map(({ start, end, code }) => `${code} ${end - start}`)
  const expected = words.map((one, index) => `${names[index]!.toLowerCase()} ${one.length}`)
  expect(coded.toSorted()).toEqual(expected.toSorted())
  await page.close()
})

test('[WS17] in vivo the selected words are the name, by one key', async () => {
  const round = await openRound()
  const page = await round.open(study.contexts.ana)
  await selectWords(page, 'an answer.')
  await filter(page).press('Escape')
  await page.keyboard.press('v')
  await said(page, 'an answer added, 2 words')
  await saved(page)
  expect(await round.spansOf(study.ids.ana)).toMatchObject([{ code: 'an-answer' }])
  // Undone, the passage is free again; the code stays, since others may use it.
  await page.keyboard.press('Control+z')
  await said(page, 'Undone: an answer is taken off again')
  await codebook(page).getByText('an answer', { exact: true }).waitFor()

  // The same words once more: the server knows the name.
  await selectWords(page, 'an answer.')
  await filter(page).press('Escape')
  await page.keyboard.press('v')
  await page.getByText('There is a code “an answer” already.').first().waitFor()
  await page.goto(`${round.path.split('/transcripts/')[0]}/agreement`)
  await page.getByText('This round follows the working codebook').waitFor()
  await page.close()
})

test('[WS17] a round with a version of the codebook offers no new code, and says why', async () => {
  const round = await study.newRound('open')
  const page = await round.open(study.contexts.ana)
  await selectWords(page, 'the storm')
  await filter(page).fill('Weather')
  await page.getByText('No code found for “Weather”.').waitFor()
  expect(await page.getByRole('option', { name: /^New code/ }).count()).toBe(0)
  await filter(page).press('Escape')
  await page.keyboard.press('v')
  await said(page, 'This round does not take new codes')
  await page.close()
})
