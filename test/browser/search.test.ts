import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { replaceLayer } from '#server/layers.ts'
import { aSpan } from '../builders/live-study.ts'
import { barriersAt, barriersInViews } from './accessible.ts'
import { type Study, saved, startCodingStudy, text } from './coding-study.ts'

let study: Study
let search: string
beforeAll(async () => {
  study = await startCodingStudy()
  search = `${study.app.url}/projects/${study.projectId}/search`
})
afterAll(() => study?.close())

/** The words that the page marks as those an address leads to, and whether they are in view. */
function markedWords(page: Page) {
  return page.evaluate(() => {
    const [range] = [...(CSS.highlights.get('found-here') ?? [])] as Range[]
    if (range === undefined) return null
    const live = document.createRange()
    live.setStart(range.startContainer, range.startOffset)
    live.setEnd(range.endContainer, range.endOffset)
    const { top, bottom } = live.getBoundingClientRect()
    return { words: live.toString(), inView: top >= 0 && bottom <= innerHeight }
  })
}

test('[SE3] what is found by keyboard alone opens at its words, to be read and to be coded', async () => {
  const round = await study.newRound('blind')
  const page = await study.contexts.ana.newPage()
  await page.goto(search)
  await page.keyboard.type('timetables')
  await page.keyboard.press('Enter')
  const hit = page.getByRole('listitem').filter({ hasText: 'A timetable that forgets them' })
  await hit.waitFor()
  expect(await hit.locator('mark').allInnerTexts()).toEqual(['timetable'])
  expect(new URL(page.url()).searchParams.get('q')).toBe('timetables')

  await hit.getByRole('link', { name: 'At the pier' }).press('Enter')
  await expect.poll(() => markedWords(page)).toEqual({ words: 'timetable', inView: true })
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('turn-3')

  await page.goBack()
  await hit.getByRole('link', { name: /^Code it in/ }).click()
  await saved(page)
  await expect.poll(() => markedWords(page)).toEqual({ words: 'timetable', inView: true })
  expect(page.url()).toContain(round.id)
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('text')
  await page.close()
})

test('[SE2] one finds the own memo in a blind round, and the other coder finds nothing of it', async () => {
  const round = await study.newRound('blind')
  const start = [...text.slice(0, text.indexOf('the storm'))].length
  await replaceLayer(
    study.app.services,
    { id: study.ids.ana, name: 'Ana', initials: 'A', email: 'ana.vidal@example.org' },
    {
      projectId: study.projectId,
      roundId: round.id,
      transcriptId: study.transcriptId,
      coderId: study.ids.ana,
    },
    {
      codedSpans: [aSpan({ start, end: start + 9, code: 'blame', memo: 'A quinquereme, perhaps' })],
    },
  )
  const [own, other] = await Promise.all([
    study.contexts.ana.newPage(),
    study.contexts.ben.newPage(),
  ])
  await Promise.all([own.goto(`${search}?q=quinque`), other.goto(`${search}?q=quinque`)])
  await other.getByText('Nothing found for “quinque”').waitFor()
  expect(await other.content()).not.toContain('quinquereme')
  await own.getByRole('listitem').filter({ hasText: 'quinquereme' }).getByRole('link').click()
  await expect.poll(() => markedWords(own)).toEqual({ words: 'the storm', inView: true })
  await own.close()
  await other.close()
})

test('the search is reached from the project, and keeps nobody out', async () => {
  const page = await study.contexts.ben.newPage()
  await page.goto(`${study.app.url}/projects/${study.projectId}`)
  await page.getByRole('link', { name: 'Search', exact: true }).click()
  await page.getByRole('searchbox', { name: 'Words to look for' }).fill('storm')
  await page.getByRole('button', { name: 'Search' }).click()
  await page.getByRole('link', { name: 'In texts', exact: true }).click()
  await page.getByText('stands in 2 places').waitFor()
  expect(await barriersInViews(page, 'search-found')).toEqual([])
  expect(await barriersAt(page, search, 'search-begin')).toEqual([])
  expect(await barriersAt(page, `${search}?q=blame`, 'search-codes')).toEqual([])
  expect(await barriersAt(page, `${search}?q=zebra`, 'search-none')).toEqual([])
  await page.close()
})
