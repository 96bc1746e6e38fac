import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeStorm, type Study, saved, startCodingStudy } from './coding-study.ts'
import { placeOf, selectWords } from './hands.ts'
import { look } from './look.ts'

let study: Study
beforeAll(async () => {
  study = await startCodingStudy()
})
afterAll(() => study?.close())

/** What the page looks like where words stand, as a PNG. */
async function pictureOf(page: Page, words: string): Promise<string> {
  const { from, to } = await placeOf(page, words)
  const clip = { x: from.x - 2, y: from.y - 12, width: to.x - from.x + 4, height: 32 }
  return (await page.screenshot({ clip, caret: 'hide' })).toString('base64')
}

test.each(['light', 'dark'] as const)(
  'with a reader’s own few colours, %s, words that are coded, open and selected are told apart',
  async (colorScheme) => {
    const round = await study.newRound('blind')
    const page = await round.open(study.contexts.ana)
    await page.emulateMedia({ forcedColors: 'active', colorScheme })
    const drawn = () => pictureOf(page, 'the storm')
    const keep = (name: string) => look(page, `forced-${name}-${colorScheme}`)

    const looks = new Map<string, string>([['nothing', await drawn()]])
    await selectWords(page, 'the storm')
    await page.keyboard.press('Escape')
    looks.set('selected', await drawn())
    await keep('selected')
    await page.keyboard.press('Escape')
    await codeStorm(page)
    for (let closed = 0; closed < 4; closed++) await page.keyboard.press('Escape')
    await saved(page)
    looks.set('coded', await drawn())
    await page.locator('#text').focus()
    await page.keyboard.press('Tab')
    await page.getByRole('region', { name: 'This coded span' }).waitFor()
    looks.set('open', await drawn())
    await keep('open')
    expect(new Set(looks.values()).size, [...looks.keys()].join()).toBe(looks.size)

    // The stripe keeps the colour of its code, and its name stands beside it.
    const stripe = page.locator('main [data-hue]').first()
    const stripeColour = await stripe.evaluate(
      (element) => getComputedStyle(element).backgroundColor,
    )
    const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    expect(stripeColour).not.toBe(ground)

    // Of the codebook, the code that is shown, the one that is pressed and the one with the focus are told apart.
    const row = page.getByRole('button', { name: /^Credit/ })
    const ring = () =>
      row.evaluate((element) => {
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element)
        return `${outlineStyle} ${outlineWidth} ${outlineColor}`
      })
    const rings = [await ring()]
    await row.click()
    await page.mouse.move(5, 5)
    await page.locator('#text').focus()
    rings.push(await ring())
    await row.focus()
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Tab')
    rings.push(await ring())
    expect(new Set(rings).size, rings.join()).toBe(3)
    await page.close()
  },
)
