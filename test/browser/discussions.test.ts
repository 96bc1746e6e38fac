import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { setRoles } from '#db/members.ts'
import { discussionDoc } from '#model/live/discussion-doc.ts'
import { insertPerson } from '../builders/live-study.ts'
import { barriersInViews } from './accessible.ts'
import { codeStorm, type Study, said, startCodingStudy } from './coding-study.ts'
import { selectWords } from './hands.ts'
import { lineOf } from './line.ts'

// Two people each, on machines that have other things to do.
vi.setConfig({ testTimeout: 120_000 })

let study: Study
beforeAll(async () => {
  study = await startCodingStudy()
})
afterAll(() => study?.close())
afterEach(async () => {
  for (const context of Object.values(study.contexts)) {
    for (const page of context.pages()) await page.close()
  }
})

const thread = (page: Page) => page.getByRole('region', { name: /^Thread on/ })
const comments = (page: Page) => page.getByRole('region', { name: /^Comments/ })
const field = (page: Page) => thread(page).getByRole('textbox')
const mark = (page: Page) => page.getByRole('button', { name: /comments? on “/ })

/** Says something in the thread that is open or being opened. */
async function say(page: Page, words: string): Promise<void> {
  await field(page).fill(words)
  await thread(page).getByRole('button', { name: 'Send' }).click()
  await thread(page).getByText(words).waitFor()
}

async function storedTalks(roundId: string) {
  const { live } = study.app.services
  const { doc } = await live.read(`discussion.${roundId}.${study.transcriptId}`)
  return discussionDoc(doc).talks()
}

test('[DI1] [DI2] two people talk about a passage, and settle it', async () => {
  const round = await study.newRound('open')
  const [ana, ben] = [await round.open(study.contexts.ana), await round.open(study.contexts.ben)]
  await comments(ana).getByText('Nobody has commented here yet').waitFor()
  await selectWords(ana, 'nobody told us why')
  await ana.getByRole('dialog').getByRole('button', { name: 'Comment…' }).click()
  await say(ana, 'Is this blame?')

  await said(ben, 'Ana Vidal commented')
  await mark(ben).click()
  await thread(ben).getByText('Is this blame?').waitFor()
  // One's own words alone can be changed.
  expect(await thread(ben).getByRole('button', { name: 'Change' }).count()).toBe(0)
  await say(ben, 'I think so.')
  await thread(ana).getByText('I think so.').waitFor()

  await thread(ana).getByRole('button', { name: 'Change' }).click()
  await thread(ana).getByLabel('Your comment').fill('Is this blame or regret?')
  await thread(ana).getByRole('button', { name: 'Save' }).click()
  await thread(ben).getByText('Is this blame or regret?').waitFor()

  await thread(ben).getByRole('button', { name: 'Resolve' }).click()
  await thread(ana).getByText('Resolved by Ben Ode').waitFor()
  await thread(ana).getByRole('button', { name: 'Close' }).click()
  expect(await mark(ana).count()).toBe(0)
  await comments(ana).getByText('All threads are resolved.').waitFor()
  await comments(ana).getByLabel('Resolved ones too').check()
  await mark(ana).click()
  await thread(ana).getByRole('button', { name: 'Open again' }).click()
  await thread(ben).getByRole('button', { name: 'Resolve' }).waitFor()

  const [talk] = await storedTalks(round.id)
  expect(talk).toMatchObject({ by: study.ids.ana, resolved: null })
  expect(talk!.comments.map(({ text, by }) => [text, by])).toEqual([
    ['Is this blame or regret?', study.ids.ana],
    ['I think so.', study.ids.ben],
  ])
  await thread(ana).getByRole('button', { name: 'Take back' }).click()
  await thread(ben).getByText('Is this blame or regret?').waitFor({ state: 'detached' })
})

test('[DI3] by keys alone: on a span, on a turn, and from thread to thread', async () => {
  const round = await study.newRound('open')
  const page = await round.open(study.contexts.ana)
  await codeStorm(page)
  await page.keyboard.press('t')
  await page.keyboard.type('Is it?')
  await page.keyboard.press('Control+Enter')
  await thread(page).getByText('Is it?').waitFor()
  await thread(page).getByRole('button', { name: 'Close' }).press('Enter')
  await page
    .getByRole('region', { name: 'This coded span' })
    .getByRole('button', { name: 'Close' })
    .press('Enter')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('t')
  await page.keyboard.type('And this turn?')
  await page.keyboard.press('Control+Enter')
  await thread(page).getByText('And this turn?').waitFor()
  const talks = await vi.waitUntil(async () => {
    const stored = await storedTalks(round.id)
    return stored.length === 2 && stored
  }, 30_000)
  const [onSpan, onTurn] = talks as [(typeof talks)[0], (typeof talks)[0]]
  const [span] = await round.spansOf(study.ids.ana)
  expect(onSpan).toMatchObject({ start: span!.start, end: span!.end })
  expect(onTurn.turn).toBeGreaterThan(0)

  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+PageUp')
  await thread(page).getByText('Is it?').waitFor()
  await page.keyboard.press('Alt+PageDown')
  await thread(page).getByText('And this turn?').waitFor()
  await page.keyboard.press('Alt+PageDown')
  await said(page, 'There is no open thread that way.')

  await page.keyboard.press('Escape')
  await page.keyboard.press('l')
  await page.locator('[data-talks]:focus').waitFor()
  await page.keyboard.press('h')
  await page.locator('details[data-history][open] > summary:focus').waitFor()
})

test('[DI5] who is mentioned finds it in the inbox, and has read it once it is open', async () => {
  const round = await study.newRound('open')
  const ana = await round.open(study.contexts.ana)
  await selectWords(ana, 'the choice was theirs')
  await ana.keyboard.press('Escape')
  await ana.keyboard.press('t')
  await field(ana).pressSequentially('Look, @be')
  await ana.getByRole('listbox').getByRole('option', { name: 'Ben Ode' }).waitFor()
  await ana.keyboard.press('Enter')
  await ana.keyboard.type('is it?')
  await ana.keyboard.press('Control+Enter')
  await thread(ana).getByText('Look, @Ben Ode is it?').waitFor()

  const ben = await study.contexts.ben.newPage()
  await vi.waitUntil(async () => {
    await ben.goto(`${study.app.url}/inbox`)
    // The bar and the list are read side by side: one of them may come a moment earlier.
    const unread = await ben.getByRole('link', { name: 'Inbox, 1 unread' }).count()
    return unread > 0 && (await ben.getByText('the choice was theirs').count()) > 0
  }, 60_000)
  await ben.getByRole('link', { name: 'Ana Vidal mentioned you' }).first().click()
  await thread(ben).getByText('is it?').waitFor()
  await ben.getByRole('link', { name: 'Inbox, nothing unread' }).waitFor()
  expect(new URL(ben.url()).pathname).toBe(new URL(round.path).pathname)
})

test('[WS8] [DI1] a blind round has no comments, and no key for them', async () => {
  const round = await study.newRound('blind')
  const page = await round.open(study.contexts.ana)
  expect(await comments(page).count()).toBe(0)
  await page.keyboard.press('t')
  expect(await thread(page).count()).toBe(0)
  await round.setStatus('revealed')
  await page.reload()
  await comments(page).waitFor()
})

test('what is said while the server is away arrives once it is back', async () => {
  const round = await study.newRound('open')
  const page = await study.contexts.ana.newPage()
  const line = await lineOf(page)
  await page.goto(round.path)
  await comments(page).getByText('Nobody has commented here yet').waitFor()
  await line.cut()
  await selectWords(page, 'Storms come every year')
  await page.keyboard.press('Escape')
  await page.keyboard.press('t')
  await say(page, 'Do they?')
  await comments(page).getByText('Not with the server yet').waitFor()
  expect(await storedTalks(round.id)).toEqual([])
  line.mend()
  await comments(page)
    .getByText('Not with the server yet')
    .waitFor({ state: 'detached', timeout: 60_000 })
  await vi.waitUntil(async () => (await storedTalks(round.id)).length === 1, 30_000)
  expect((await storedTalks(round.id)).map(({ comments }) => comments[0]!.text)).toEqual([
    'Do they?',
  ])
})

test('[DI1] where coders are compared, people talk about the same passages', async () => {
  const round = await study.newRound('open')
  const coding = await round.open(study.contexts.ana)
  await codeStorm(coding)
  await coding.keyboard.press('t')
  await say(coding, 'Is it?')
  const page = study.app.listen(await study.contexts.ben.newPage())
  study.app.said.length = 0
  await page.goto(round.path.replace('/transcripts/', '/compare/'))
  await mark(page).click()
  await thread(page).getByText('Is it?').waitFor()
  await say(page, 'It is.')
  await thread(coding).getByText('It is.').waitFor()
  const found = await barriersInViews(page, 'compare-thread')
  await page.setViewportSize({ width: 1280, height: 800 })
  await thread(page).getByRole('button', { name: 'Close' }).click()
  await comments(page).getByRole('button', { name: 'Comment on this place' }).click()
  await say(page, 'And all of this?')
  await vi.waitUntil(async () => (await storedTalks(round.id)).length === 2, 30_000)
  expect([...found, ...(await barriersInViews(page, 'compare-threads'))]).toEqual([])
  expect(study.app.said).toEqual([])
})

test('[DI2] [DI5] a lead takes back what another said; who is answered finds it; who may not read is named', async () => {
  const { db } = study.app.services
  const { projectId, ids } = study
  const observer = await insertPerson(db, 'Ola Observer')
  await setRoles(db, projectId, observer.id, ['observer'])
  await setRoles(db, projectId, ids.ben, ['lead', 'coder'])
  const round = await study.newRound('open')
  const [ana, ben] = [await round.open(study.contexts.ana), await round.open(study.contexts.ben)]
  await selectWords(ana, 'nobody told us why')
  await ana.keyboard.press('Escape')
  await ana.keyboard.press('t')
  await field(ana).fill('@Ola Observer, is it?')
  await thread(ana).getByText('Ola Observer may not read this now').waitFor()
  await say(ana, 'They lie.')
  expect(await thread(ana).getByRole('button', { name: 'Take back' }).count()).toBe(1)

  await mark(ben).click()
  await say(ben, 'Not so.')
  await thread(ana).getByText('Not so.').waitFor()
  // Ben's own words stand below.
  await thread(ben).getByRole('button', { name: 'Take back' }).first().click()
  await thread(ben).getByText('What Ana Vidal said here will be gone for everybody').waitFor()
  const found = await barriersInViews(ben, 'take-back')
  await ben.setViewportSize({ width: 1280, height: 800 })
  await thread(ben).getByRole('button', { name: 'Take back for everybody' }).click()
  await thread(ana).getByText('Taken back by Ben Ode, a lead.').waitFor()
  expect(await thread(ana).getByText('They lie.').count()).toBe(0)
  expect(await thread(ana).getByRole('button', { name: 'Take back' }).count()).toBe(0)
  expect(found).toEqual([])

  await ana.goto(`${study.app.url}/inbox`)
  const told = ana.getByRole('listitem').filter({ hasText: 'Not so.' })
  await told.getByRole('link', { name: 'Ben Ode answered where you wrote' }).waitFor()
  await setRoles(db, projectId, ids.ben, ['coder'])
})

test('a thread beside the text keeps nobody out, at any size and in both looks', async () => {
  const round = await study.newRound('open')
  const page = await round.open(study.contexts.ana)
  await selectWords(page, 'nobody told us why')
  await page.keyboard.press('Escape')
  await page.keyboard.press('t')
  await say(page, 'Is this blame?')
  const found = await barriersInViews(page, 'thread')
  await page.setViewportSize({ width: 1280, height: 800 })
  await thread(page).getByRole('button', { name: 'Close' }).click()
  await page.setViewportSize({ width: 390, height: 844 })
  await mark(page).click()
  await thread(page).getByText('Is this blame?').waitFor()
  expect([...found, ...(await barriersInViews(page, 'thread-sheet'))]).toEqual([])
})
