import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { barriersInViews } from './accessible.ts'
import { codeStorm, type Study, said, saved, startCodingStudy } from './coding-study.ts'

let study: Study
beforeAll(async () => {
  study = await startCodingStudy()
})
afterAll(() => study?.close())

const memosOf = async (roundId: string, coder: string) => {
  const rows = await study.app.services.db
    .selectFrom('layer_memos')
    .select(['about', 'memo'])
    .where('round_id', '=', roundId)
    .where('coder_id', '=', coder)
    .orderBy('about')
    .execute()
  return rows.map(({ about, memo }) => [about, memo])
}
const field = (page: Page) => page.getByRole('textbox', { name: /^Memo( M)?$/ })
/** Types into the memo that is open and leaves it, as one does. */
const write = async (page: Page, memo: string) => {
  await field(page).fill(memo)
  await field(page).press('Escape')
  await saved(page)
}

test('[WS15] memos on transcript, turn and code stand where they belong, are listed as the text goes, and are stored', async () => {
  const round = await study.newRound('blind')
  const page = await round.open(study.contexts.ana)
  await page.getByRole('button', { name: 'Write a memo on this transcript' }).click()
  await write(page, 'Two voices, one ferry.')
  await codeStorm(page)
  await page.keyboard.press('m')
  await write(page, 'Whose storm?')
  await page.getByRole('button', { name: 'Write a memo on this code' }).click()
  await write(page, 'Blame without a name?')
  await page.getByText('Then let us ask').click()
  await page.getByRole('button', { name: 'Write a memo on turn 4' }).click()
  await write(page, 'A turn to the future.')
  expect(await memosOf(round.id, study.ids.ana)).toEqual([
    ['code:blame', 'Blame without a name?'],
    ['transcript', 'Two voices, one ferry.'],
    ['turn:4', 'A turn to the future.'],
  ])

  await page.reload()
  await saved(page)
  await page.getByText('Memos in this transcript').click()
  const rows = page
    .locator('details', { hasText: 'Memos in this transcript' })
    .getByRole('listitem')
  expect((await rows.allInnerTexts()).map((row) => row.split('\n').at(-1))).toEqual([
    'Two voices, one ferry.',
    'Whose storm?',
    'A turn to the future.',
    'Blame without a name?',
  ])
  await rows.getByText('A turn to the future.').click()
  expect(await field(page).inputValue()).toBe('A turn to the future.')
  expect(await barriersInViews(page, 'memos')).toEqual([])
  await page.close()
})

test('[WS15] [WS6] by keyboard a memo goes on the turn one reads, and each is undone by itself and named', async () => {
  const round = await study.newRound('blind')
  const page = await round.open(study.contexts.ana)
  await page.getByRole('region', { name: 'Transcript text' }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('m')
  await page.keyboard.type('He changes the subject.')
  await page.keyboard.press('Escape')
  await saved(page)
  expect(await memosOf(round.id, study.ids.ana)).toEqual([['turn:2', 'He changes the subject.']])

  await page.keyboard.press('Control+z')
  await said(page, 'Undone: the memo on turn 2 is as before')
  await saved(page)
  expect(await memosOf(round.id, study.ids.ana)).toEqual([])
  await page.keyboard.press('Control+Shift+z')
  await said(page, 'The memo on turn 2 is changed again')
  await page.getByRole('button', { name: 'Memo on turn 2', exact: true }).waitFor()
  await page.keyboard.press('Escape')
  expect(await field(page).count()).toBe(0)
  await page.close()
})

test('[WS15] [WS9] memos of a completed transcript are read and not changed', async () => {
  const round = await study.newRound('blind')
  const page = await round.open(study.contexts.ana)
  await page.getByRole('button', { name: 'Write a memo on this transcript' }).click()
  await write(page, 'Read twice.')
  await codeStorm(page)
  await saved(page)
  await page.getByRole('button', { name: 'Complete transcript' }).click()
  await page.getByRole('button', { name: 'Take back completion' }).waitFor()
  await page.getByRole('button', { name: 'Memo on this transcript' }).click()
  await page.locator('p[data-memo]').getByText('Read twice.').waitFor()
  expect(await field(page).count()).toBe(0)
  expect(await page.getByRole('button', { name: /^Write a memo/ }).count()).toBe(0)
  await page.close()
})
