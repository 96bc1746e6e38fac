import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { barriersInViews } from './accessible.ts'
import { codeStorm, list, type Study, said, saved, startCodingStudy } from './coding-study.ts'
import { codeWords } from './hands.ts'

let study: Study
beforeAll(async () => {
  study = await startCodingStudy()
})
afterAll(() => study?.close())

const rowsOf = async (page: Page, count: number) => {
  const rows = list(page).getByRole('listitem')
  await expect.poll(() => rows.count(), { timeout: 20_000 }).toBe(count)
  return (await rows.allInnerTexts()).map((row) => row.split('\n').filter(Boolean))
}

test('[WS23] what all agree on and what not all agree on are shown apart, in words, and the address keeps it', async () => {
  const round = await study.newRound('open')
  const [ana, ben] = [await round.open(study.contexts.ana), await round.open(study.contexts.ben)]
  await codeStorm(ana)
  await codeStorm(ben)
  await codeWords(ben, 'let us ask', 'Concession')
  await saved(ben)
  await rowsOf(ana, 3)
  await ana.getByLabel('Show').selectOption({ label: 'What all agree on' })
  const agreed = await rowsOf(ana, 2)
  for (const row of agreed) expect(row).toContain('All agree')
  await ana.getByLabel('Show').selectOption({ label: 'What not all agree on' })
  const [differing] = await rowsOf(ana, 1)
  expect(differing).toEqual(expect.arrayContaining(['Concession', 'Not all agree', 'Ben Ode']))
  expect(await barriersInViews(ana, 'differing')).toEqual([])

  await ana.reload()
  await ana.setViewportSize({ width: 1280, height: 800 })
  await saved(ana)
  expect(new URL(ana.url()).searchParams.get('show')).toBe('differing')
  await rowsOf(ana, 1)
  // Ana comes round: nothing is left to differ on.
  await codeWords(ana, 'let us ask', 'Concession')
  await rowsOf(ana, 0)
  await Promise.all([ana.close(), ben.close()])
})

test('[WS24] one’s view follows a person until a key is pressed, and no caret goes along', async () => {
  const round = await study.newRound('open')
  const [ana, ben] = [await round.open(study.contexts.ana), await round.open(study.contexts.ben)]
  await ana.setViewportSize({ width: 1280, height: 360 })
  const inSight = (words: string) =>
    expect.poll(
      () =>
        ana.getByText(words).evaluate((element) => {
          const box = element.getBoundingClientRect()
          return box.top >= 0 && box.bottom <= innerHeight
        }),
      { timeout: 20_000 },
    )
  const here = ana.getByRole('list', { name: 'Here now' }).getByRole('button', { name: /Ben Ode/ })
  await here.press('Enter')
  await said(ana, 'You follow Ben Ode')
  const text = ben.getByRole('region', { name: 'Transcript text' })
  await text.focus()
  for (let turn = 0; turn < 4; turn++) await ben.keyboard.press('j')
  await inSight('Then let us ask for one').toBe(true)
  expect(await here.getAttribute('aria-pressed')).toBe('true')

  await ana.keyboard.press('Escape')
  await said(ana, 'You no longer follow Ben Ode')
  expect(await here.getAttribute('aria-pressed')).toBe('false')
  for (let turn = 4; turn > 1; turn--) await ben.keyboard.press('k')
  await ana.getByRole('button', { name: /Ben Ode, at turn 1/ }).waitFor()
  await inSight('Then let us ask for one').toBe(true)
  await here.click()
  await inSight('The ferry was late again').toBe(true)
  await ben.close()
  await said(ana, 'You no longer follow Ben Ode')
  await ana.close()
})
