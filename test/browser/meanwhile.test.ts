import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { Codebook } from '#model/codebook.ts'
import {
  bar,
  codeStorm,
  filter,
  list,
  quoteOf,
  type Study,
  said,
  saved,
  startCodingStudy,
} from './coding-study.ts'
import { selectWords } from './hands.ts'

// Two pages each, on machines that have other things to do.
vi.setConfig({ testTimeout: 120_000 })

let study: Study
beforeAll(async () => {
  study = await startCodingStudy()
})
afterAll(() => study?.close())
afterEach(async () => {
  for (const context of Object.values(study.contexts)) {
    await context.setOffline(false)
    for (const page of context.pages()) await page.close()
  }
})

const codebook = (page: Page) => page.getByRole('complementary', { name: 'Codebook' })
const code = (page: Page, name: string) =>
  codebook(page).getByRole('button', { name: new RegExp(name) })

async function changeDraft(change: (codebook: Codebook) => Codebook): Promise<void> {
  const path = `/projects/${study.projectId}/codebook`
  const codebook = await study.lead.json<Codebook>('GET', path)
  await study.lead.json('PUT', path, change(codebook))
}

test('[CV3] a code that is retired while one codes is not given any more; what has it stays, and can be taken off', async () => {
  const round = await study.newRound('open', { codebookVersion: 'draft' })
  const page = await round.open(study.contexts.ana)
  await codeStorm(page)
  await saved(page)
  await selectWords(page, 'an answer.')
  await filter(page).fill('blame at')
  await page.getByRole('option', { name: /^Blame attribution/ }).waitFor()

  // While the picker is open on it.
  await changeDraft((draft) => ({
    ...draft,
    codes: draft.codes.map((one) => (one.id === 'blame' ? { ...one, retired: true } : one)),
  }))
  await code(page, 'Blame attribution.*retired').waitFor()
  await page.getByRole('option', { name: /^Blame attribution/ }).waitFor({ state: 'detached' })
  await filter(page).press('Escape')
  const refused = '“Blame attribution” is retired and can no longer be given. Choose another code.'
  // By its key nothing happens, by its button in the codebook one is told, and by repeating nothing is given.
  await page.keyboard.press('1')
  await code(page, 'Blame attribution').click()
  await said(page, refused)
  await page.locator('#text').focus()
  await page.keyboard.press('.')
  await said(page, 'No code was used yet to repeat.')
  await list(page).getByText('the storm').waitFor()
  expect((await round.spansOf(study.ids.ana)).map(quoteOf)).toEqual(['the storm'])
  expect(await page.getByRole('alert').count()).toBe(0)

  // Its span keeps its memo, and comes off.
  await list(page).getByText('the storm').click()
  await page.locator('[data-memo]').fill('Whose storm?')
  await page.locator('[data-memo]').press('Escape')
  await saved(page)
  expect(await round.spansOf(study.ids.ana)).toMatchObject([{ memo: 'Whose storm?' }])
  await page.locator('#text').focus()
  await page.keyboard.press('Delete')
  await saved(page)
  expect(await round.spansOf(study.ids.ana)).toEqual([])
  await changeDraft((draft) => ({
    ...draft,
    codes: draft.codes.map(({ retired: _, ...one }) => one),
  }))
})

test('[CV7] a code that is renamed and moved while one codes is found at its new place, and what has it is as it was', async () => {
  const round = await study.newRound('open', { codebookVersion: 'draft' })
  const page = await round.open(study.contexts.ana)
  await codeStorm(page)
  await selectWords(page, 'an answer.')
  await changeDraft((draft) => {
    const above = draft.codes.find(({ id, parent }) => id !== 'blame' && parent === undefined)!
    const { group: _, ...blame } = draft.codes.find(({ id }) => id === 'blame')!
    const others = draft.codes.filter(({ id }) => id !== 'blame')
    return { ...draft, codes: [...others, { ...blame, name: 'Faulting', parent: above.id }] }
  })
  // The words stay selected and the picker open; what was chosen before has its new name in the list.
  await list(page).getByText('Faulting').waitFor()
  await filter(page).fill('faulting')
  await page.getByRole('option', { name: /Faulting/ }).waitFor()
  await filter(page).press('Enter')
  await said(page, 'Faulting added, 2 words')
  await saved(page)
  expect((await round.spansOf(study.ids.ana)).map((span) => [quoteOf(span), span.code])).toEqual([
    ['an answer.', 'blame'],
    ['the storm', 'blame'],
  ])
})

test('a transcript that is named anew and its speakers too, while one codes, disturbs nobody', async () => {
  const round = await study.newRound('open')
  const page = await round.open(study.contexts.ana)
  await selectWords(page, 'the storm')
  const path = `/projects/${study.projectId}/transcripts/${study.transcriptId}`
  await study.lead.json('PATCH', path, {
    title: 'At the old pier',
    speakers: [{ label: 'ANA', name: 'Ana of the island' }],
  })
  await page.keyboard.press('1')
  await page.keyboard.press('Escape')
  await saved(page)
  await page.reload()
  await saved(page)
  await page.getByRole('heading', { name: 'Ana of the island' }).first().waitFor()
  expect(await page.title()).toContain('At the old pier')
  expect((await round.spansOf(study.ids.ana)).map(quoteOf)).toEqual(['the storm'])
})

test('[WS6] two tabs of one coder show one layer, keep what is being written, and undo what each did itself', async () => {
  const round = await study.newRound('blind')
  const one = await round.open(study.contexts.ana)
  const other = await round.open(study.contexts.ana)
  await codeStorm(one)
  await list(other).getByText('the storm').click()
  const memo = other.locator('[data-memo]')
  await memo.fill('Whose storm')
  // Meanwhile the same span is changed in the first tab, and another one comes.
  await one.getByRole('checkbox', { name: 'Unsure of this' }).check()
  await selectWords(one, 'an answer.')
  await one.keyboard.press('2')
  await one.keyboard.press('Escape')
  await list(other).getByText('an answer.').waitFor()
  expect(await memo.inputValue()).toBe('Whose storm')
  await memo.press('End')
  await other.keyboard.type('?')
  await memo.press('Escape')
  await saved(other)
  await saved(one)
  const spans = await round.spansOf(study.ids.ana)
  expect(spans.find((span) => quoteOf(span) === 'the storm')).toMatchObject({
    memo: 'Whose storm?',
    unsure: true,
  })
  // Undo in the second tab takes back its memo, and not what the first did last.
  await other.locator('#text').focus()
  await other.keyboard.press('Control+z')
  await saved(other)
  const after = await round.spansOf(study.ids.ana)
  expect(after.map(quoteOf).sort()).toEqual(['an answer.', 'the storm'])
  expect(after.map((span) => span.memo)).toEqual(['', ''])
})

test('[WS1] the line may be lost in whatever is open: what is done there is kept, and saved when it is back', async () => {
  const round = await study.newRound('open')
  const { ana } = study.contexts
  const page = await round.open(ana)
  await page.waitForLoadState('networkidle')
  /** Lost while something is open, and back once it was used. */
  const without = async (open: () => Promise<unknown>, use: () => Promise<unknown>) => {
    await open()
    await ana.setOffline(true)
    await bar(page)
      .getByText(/^Offline/)
      .waitFor({ timeout: 20_000 })
    await use()
    await ana.setOffline(false)
    await saved(page)
  }
  const key = (name: string) => page.keyboard.press(name)

  await without(
    () => selectWords(page, 'the storm'),
    async () => {
      await filter(page).fill('blame at')
      await filter(page).press('Enter')
      await key('Escape')
    },
  )
  await without(
    () => page.locator('[data-memo]').fill('Whose storm?'),
    () => page.locator('[data-memo]').press('Escape'),
  )
  await without(
    async () => {
      await page.locator('#text').focus()
      await key('t')
      await page.locator('[data-comment]').fill('Blame, or not?')
    },
    () => key('Control+Enter'),
  )
  await without(
    async () => {
      await page.locator('#text').focus()
      await key('Control+k')
      await page.getByRole('dialog').getByRole('combobox').fill('turn 4')
    },
    async () => {
      await key('Enter')
      await bar(page).getByText('Turn 4 of 4').waitFor()
    },
  )
  await without(
    async () => {
      await key('?')
      await page.getByRole('dialog').waitFor()
    },
    () => key('Escape'),
  )
  await without(
    async () => {
      await key('/')
      await page.getByRole('searchbox', { name: 'Find in this transcript' }).fill('answer')
    },
    () => key('Escape'),
  )
  const [span] = await round.spansOf(study.ids.ana)
  expect(quoteOf(span!)).toBe('the storm')
  expect(span!.memo).toBe('Whose storm?')
  await page.reload()
  await saved(page)
  await page.getByText('Blame, or not?').first().waitFor()
})
