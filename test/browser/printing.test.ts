import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Study, saved, startCodingStudy } from './coding-study.ts'
import { selectWords } from './hands.ts'
import { look } from './look.ts'

let study: Study
beforeAll(async () => {
  study = await startCodingStudy()
})
afterAll(() => study?.close())

const turns = 320
const text = Array.from({ length: turns }, (_, turn) => `ANA: Ferry number ${turn + 1}.\n`).join('')

/** A transcript with one coder, opened. */
async function open(title: string, text: string) {
  const { id: transcript } = await study.lead.json<{ id: string }>(
    'POST',
    `/projects/${study.projectId}/transcripts`,
    { title, text, language: 'en' },
  )
  const { id: round } = await study.lead.json<{ id: string }>(
    'POST',
    `/projects/${study.projectId}/rounds`,
    { name: title, visibility: 'open', transcripts: [transcript], coders: [study.ids.ana] },
  )
  const page = await study.contexts.ana.newPage()
  // What a browser does when it prints, up to the paper.
  await page.addInitScript(() => {
    window.print = () => {
      dispatchEvent(new Event('beforeprint'))
      document.documentElement.dataset.printing = ''
    }
  })
  await page.goto(
    `${study.app.url}/projects/${study.projectId}/rounds/${round}/transcripts/${transcript}`,
  )
  await saved(page)
  return page
}

test('of a long transcript it is asked which turns to print, and those alone go to paper, with their codes', async () => {
  const page = await open('Many turns', text)
  await selectWords(page, 'Ferry number 6')
  await page.keyboard.press('1')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await selectWords(page, 'Ferry number 200')
  await page.keyboard.press('2')
  await page.keyboard.press('Escape')
  await saved(page)
  await page.locator('#text').focus()
  await page.keyboard.press('Control+p')
  const asked = page.getByRole('dialog', { name: 'Print a part of this transcript' })
  await look(page, 'print')
  await asked.getByText('This transcript has 320 turns.').waitFor()
  await asked.getByLabel('From turn').fill('8')
  await asked.getByLabel('To turn').fill('5')
  await asked.getByRole('button', { name: 'Print these turns' }).click()

  await page.locator('html[data-printing]').waitFor()
  await page.emulateMedia({ media: 'print' })
  const printed = () =>
    page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('article')]
        .filter((article) => article.offsetHeight > 0)
        .map(({ id }) => id),
    )
  expect(await printed()).toEqual(['turn-5', 'turn-6', 'turn-7', 'turn-8'])
  await page.getByText('Turns 5 to 8 of 320').waitFor()
  // The legend is of these pages.
  expect(await page.locator('main header li').count()).toBe(1)
  expect(await page.locator('#turn-6 [data-hue]').count()).toBe(1)
  expect(await asked.isVisible()).toBe(false)

  await page.evaluate(() => void dispatchEvent(new Event('afterprint')))
  await page.emulateMedia({ media: 'screen' })
  await page.getByText('Turns 5 to 8 of 320').waitFor({ state: 'detached' })
  expect(await page.locator('[data-unprinted]').count()).toBe(0)

  // All of it, where one wants that.
  await page.locator('#text').focus()
  await page.keyboard.press('Control+p')
  await asked.getByRole('button', { name: 'Print all' }).click()
  await page.getByText(`Turns 1 to ${turns} of ${turns}`).waitFor()
  await page.emulateMedia({ media: 'print' })
  expect(await printed()).toHaveLength(turns)
  await page.close()
})

test('a transcript that is not long is printed at once', async () => {
  const page = await open('Few turns', 'ANA: Ferry.\nBEN: Boat.\n')
  await page.locator('#text').focus()
  await page.keyboard.press('Control+p')
  await page.locator('html[data-printing]').waitFor()
  expect(await page.getByRole('dialog').count()).toBe(0)
  await page.close()
})
