import type { BrowserContext, Page } from 'playwright-core'
import { median } from '../live/figures.ts'
import { busyClock } from './busy-clock.ts'

/** Letters as people type them to find a code. */
const typed = 'ba so'

/** Milliseconds of the page's main thread that a letter in the picker of codes takes, with what it draws. */
export async function pickerKeyMs(page: Page): Promise<number> {
  const busy = await busyClock(page)
  const word = page.locator('[data-block]').first()
  await word.dblclick({ position: { x: 20, y: 12 } })
  const picker = page.getByPlaceholder('Code this passage…')
  await picker.waitFor()
  const took: number[] = []
  for (const letter of typed) {
    await page.waitForTimeout(150)
    const before = await busy()
    await picker.press(letter === ' ' ? 'Space' : letter)
    await page.waitForTimeout(150)
    took.push((await busy()) - before)
  }
  return median(took)
}

/** JavaScript that a page is sent where nothing of it is known yet, in kilobytes as it comes over the line. */
export async function javaScriptOf(context: BrowserContext, url: string): Promise<number> {
  const page = await context.newPage()
  const sizes: Promise<number>[] = []
  page.on('requestfinished', (request) => {
    if (request.resourceType() !== 'script') return
    sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize))
  })
  await page.goto(url)
  await page.waitForLoadState('networkidle')
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  await page.close()
  return bytes / 1_000
}
