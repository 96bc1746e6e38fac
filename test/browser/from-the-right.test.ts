import { afterAll, beforeAll, expect, test } from 'vitest'
import { list, saved } from './coding-study.ts'
import { codeWords } from './hands.ts'
import { look } from './look.ts'
import { startVisited, type VisitedApp } from './visited.ts'

const text = `سلمى: تأخرت العبّارة مرة أخرى ولم يخبرنا أحد بالسبب. الشركة مدينة للجزيرة بإجابة.
بدر: كانت العاصفة وليست الشركة. يجب أن نجلس معهم ونتحدث about the timetable حتى نصل إلى حل.
سلمى: جدول ينساها هو خيار، وكان الخيار خيارهم.
بدر: إذن لنطلب جدولاً لا ينساها.
`

let app: VisitedApp
beforeAll(async () => {
  app = await startVisited()
})
afterAll(() => app?.close())

/** Left and right of what is drawn, in pixels of the window. */
const sides = (element: Element) => {
  const { left, right } = element.getBoundingClientRect()
  return { left: Math.round(left), right: Math.round(right) }
}

test('a transcript that is written from the right has its numbers at the right and its stripes at the left', async () => {
  const lia = await app.newcomer('Lia Sander')
  const api = await app.api(lia)
  const { id: project } = await api.json<{ id: string }>('POST', '/projects', {
    name: 'Ferry talk',
    codebook: 'political-discourse',
  })
  const { id: transcript } = await api.json<{ id: string }>(
    'POST',
    `/projects/${project}/transcripts`,
    { title: 'الميناء', text, language: 'ar' },
  )
  const { id: round } = await api.json<{ id: string }>('POST', `/projects/${project}/rounds`, {
    name: 'First',
    visibility: 'open',
    transcripts: [transcript],
    coders: [lia.id],
  })
  const path = `/projects/${project}/rounds/${round}/transcripts/${transcript}`
  const page = await app.visit(lia, `${app.url}${path}`)
  await saved(page)
  await codeWords(page, 'العاصفة', 'call for dialogue')
  await saved(page)
  const layer = await api.json<{ codedSpans: { start: number; end: number }[] }>(
    'GET',
    `/projects/${project}/rounds/${round}/layers/${transcript}/${lia.id}`,
  )
  const [span] = layer.codedSpans
  expect([...text].slice(span!.start, span!.end).join('')).toBe('العاصفة')

  const words = await page.locator('#turn-2 [data-block]').evaluate(sides)
  const stripe = await page.locator('main [data-hue]').first().evaluate(sides)
  const name = await page
    .locator('main [aria-hidden] div:not(:has(div))', { hasText: 'Call for' })
    .evaluate(sides)
  expect(stripe.right).toBeLessThan(words.left)
  expect(name.right).toBeLessThan(stripe.left)
  const numberIsRight = await page.locator('#turn-2').evaluate((turn) => {
    const { left, right } = turn.getBoundingClientRect()
    const speech = turn.querySelector('h2')!.parentElement!.getBoundingClientRect()
    return right - speech.right < speech.left - left
  })
  expect(numberIsRight).toBe(true)
  await list(page).getByText('العاصفة').waitFor()

  // The same page of an interface in such a language: everything is there, and nothing is wider than the window.
  await page.evaluate(() => void document.documentElement.setAttribute('dir', 'rtl'))
  for (const width of [1280, 390, 320]) {
    await page.setViewportSize({ width, height: 800 })
    await look(page, `from-the-right-${width}`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  }
  expect(app.said).toEqual([])
})
