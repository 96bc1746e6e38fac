import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { barriersAt } from './accessible.ts'
import {
  bar,
  codeOffline,
  codeStorm,
  list,
  quoteOf,
  type Study,
  saved,
  startCodingStudy,
} from './coding-study.ts'
import { lineOf } from './line.ts'

let study: Study
beforeAll(async () => {
  study = await startCodingStudy()
})
afterAll(() => study?.close())

/** What of ours stands in the browser's storage. */
const storedIn = (page: Page) =>
  page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    keys: Object.keys(localStorage).filter((key) => key.startsWith('parley:')),
  }))

test('[WS1] without a network it says “Offline”, before the line has been silent for long, and all of the page still opens', async () => {
  const round = await study.newRound('blind')
  const page = await codeOffline(round, study.contexts.ana)
  expect(await round.spansOf(study.ids.ana)).toEqual([])
  // What is fetched elsewhere when somebody asks for it was at hand before the network went.
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('combobox', { name: 'Find a code, a place, a page or what to do' })
  await palette.waitFor()
  await page.keyboard.press('Escape')
  await palette.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Aa: how the text is set' }).click()
  const setting = page.getByRole('dialog', { name: 'How the text is set' })
  await setting.getByRole('radio').last().check()
  await page.keyboard.press('Escape')
  await setting.waitFor({ state: 'detached' })
  await bar(page).getByText('Offline, 1 change kept on this device').waitFor()
  await study.contexts.ana.setOffline(false)
  await saved(page)
  expect((await round.spansOf(study.ids.ana)).map(quoteOf)).toEqual(['the storm'])
  await list(page).getByText('the storm').waitFor()
  await page.close()
})

test('[WS11] what was coded before a round was closed is shown, kept, saved as a file and put in again', async () => {
  const round = await study.newRound('blind')
  const page = await codeOffline(round, study.contexts.ana)
  await round.setStatus('closed')
  await study.contexts.ana.setOffline(false)

  const notice = page.getByRole('alert', { name: '1 change was not taken by the server' })
  await notice.getByText('the storm').waitFor()
  await notice.getByText('The round was closed before it arrived.').waitFor()
  await bar(page).getByText('Round closed: nothing changes now').waitFor()
  expect(await notice.getByRole('button', { name: 'Put it in again' }).count()).toBe(0)
  // Nor is it marked in the text any more.
  await expect.poll(() => page.evaluate(() => CSS.highlights.size)).toBe(0)
  expect(await round.spansOf(study.ids.ana)).toEqual([])

  // Left and opened later it is still there, as round and project say, and can be taken along without any right.
  const projectPath = `${study.app.url}/projects/${study.projectId}`
  for (const path of [`${projectPath}/rounds/${round.id}`, projectPath]) {
    await page.goto(path)
    const card = page.getByRole('region', { name: 'Only on this device' })
    await card.getByText('the storm').waitFor()
    await card.getByRole('link', { name: 'At the pier' }).waitFor()
  }
  await page.goto(round.path)
  const download = page.waitForEvent('download')
  await notice.getByRole('button', { name: 'Save as CSV' }).click()
  const [heading, line] = (await readFile(await (await download).path(), 'utf8')).split('\n')
  expect(heading).toMatch(/^project,round,transcript_id,.*,change,reason,kept_at$/)
  expect(line).toContain('the storm')
  expect(line).toContain('round-not-running')

  const layer = `/projects/${study.projectId}/rounds/${round.id}/layers/${study.transcriptId}/${study.ids.ana}`
  await study.lead.json('PATCH', layer, { reopened: true })
  await notice.getByRole('button', { name: 'Put it in again' }).click()
  await notice.waitFor({ state: 'detached' })
  await saved(page)
  expect((await round.spansOf(study.ids.ana)).map(quoteOf)).toEqual(['the storm'])
  await page.close()
})

test('[WS12] a project without copies: nothing in the browser’s storage, and leaving asks', async () => {
  const round = await study.newRound('blind')
  const project = `/projects/${study.projectId}`
  const page = await round.open(study.contexts.ben)
  const stored = () =>
    page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
  const copy = `parley:${study.ids.ben}:layer.${round.id}.${study.transcriptId}.${study.ids.ben}:1`
  expect(await stored()).toContain(copy)
  await study.lead.json('PATCH', project, { deviceCopies: false })
  await page.reload()
  await page.getByText('This project keeps nothing on devices').waitFor()
  await saved(page)
  await expect.poll(stored).not.toContain(copy)

  await study.contexts.ben.setOffline(true)
  await codeStorm(page)
  await bar(page).getByText('Offline, 1 change only in this page').waitFor({ timeout: 20_000 })
  await bar(page)
    .getByRole('link', { name: /^A .* round$/ })
    .click()
  const question = page.getByRole('dialog', { name: 'Leave what is not saved?' })
  await question.getByText('1 change is in this page only').waitFor()
  await question.getByRole('button', { name: 'Stay' }).click()
  await study.contexts.ben.setOffline(false)
  await saved(page)
  expect((await round.spansOf(study.ids.ben)).map(quoteOf)).toEqual(['the storm'])
  expect(await stored()).not.toContain(copy)
  await bar(page)
    .getByRole('link', { name: /^A .* round$/ })
    .click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await study.lead.json('PATCH', project, { deviceCopies: true })
  await page.close()
})

test('[WS13] signing out warns of what is here alone, and clears the device', async () => {
  const round = await study.newRound('blind')
  const context = study.contexts.ben
  const page = await codeOffline(round, context)
  const signOut = async () => {
    await page.getByRole('button', { name: /signed in as Ben Ode/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
  }
  await signOut()
  const question = page.getByRole('dialog', { name: 'Sign out and lose unsaved work?' })
  await question.getByText('1 change has not reached the server').waitFor()
  // Without the server nobody is signed out, and nothing is cleared.
  await question.getByRole('button', { name: 'Sign out and lose it' }).click()
  await page.getByText('The server cannot be reached: you are still signed in').waitFor()
  expect((await storedIn(page)).databases.length).toBeGreaterThan(1)
  await context.setOffline(false)
  await saved(page)
  await signOut()
  await page.waitForURL(/\/sign-in/)
  await expect.poll(() => storedIn(page)).toEqual({ databases: [], keys: [] })
  expect((await context.cookies()).filter(({ name }) => name === 'parley')).toEqual([])
  await page.close()
})

test('[WS13] signing out takes other tabs along, and clears what one of them holds on to later', async () => {
  const round = await study.newRound('blind')
  const { services, browser, signedIn } = study.app
  const ben = await services.db
    .selectFrom('people')
    .selectAll()
    .where('id', '=', study.ids.ben)
    .executeTakeFirstOrThrow()
  const context = await signedIn(browser, ben)
  const page = await round.open(context)
  const other = await context.newPage()
  const line = await lineOf(other)
  await other.goto(round.path)
  await saved(other)
  // A tab that sleeps hears nothing, and lets go of nothing.
  const asleep = await context.newPage()
  await asleep.goto(`${study.app.url}/livez`)
  const copy = `parley:${study.ids.ben}:layer.${round.id}.${study.transcriptId}.${study.ids.ben}:1`
  await asleep.evaluate(
    (name) =>
      new Promise((resolve) => {
        indexedDB.open(name).onsuccess = resolve
      }),
    copy,
  )
  // Without the browser's own clearing: it is ours that is looked at.
  await page.route('**/sign-out', async (route) => {
    const answer = await route.fetch({ maxRedirects: 0 })
    const { 'clear-site-data': _, ...headers } = answer.headers()
    await route.fulfill({ response: answer, headers })
  })
  // The other tab has work of its own, of which the question tells: it is not asked there once more.
  const asked: string[] = []
  other.on('dialog', (dialog) => {
    asked.push(dialog.type())
    void dialog.dismiss()
  })
  await line.cut()
  await codeStorm(other)
  await bar(other).getByText('Offline, 1 change kept on this device').waitFor()

  await page.getByRole('button', { name: /signed in as Ben Ode/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: 'Sign out and lose it' }).click()
  await Promise.all([page.waitForURL(/\/sign-in/), other.waitForURL(/\/sign-in/)])
  expect(asked).toEqual([])
  expect(await other.content()).not.toContain('the storm')
  expect((await storedIn(page)).databases).toContain(copy)
  await asleep.close()
  await expect.poll(() => storedIn(page)).toEqual({ databases: [], keys: [] })
  await Promise.all([page.close(), other.close()])
})

test('[WS11] who was removed meanwhile is shown what was coded, and can take it along', async () => {
  const round = await study.newRound('blind')
  const page = await codeOffline(round, study.contexts.ana)
  page.on('dialog', (dialog) => void dialog.accept())
  await page.close({ runBeforeUnload: false })
  await study.lead.ask('DELETE', `/projects/${study.projectId}/members/${study.ids.ana}`)
  await study.contexts.ana.setOffline(false)

  const later = await study.contexts.ana.newPage()
  for (const path of [round.path, study.app.url]) {
    await later.goto(path)
    const card = later.getByRole('region', { name: 'Only on this device' })
    await card.getByText('the storm').waitFor()
    const download = later.waitForEvent('download')
    await card.getByRole('button', { name: 'Save as CSV' }).click()
    expect(await readFile(await (await download).path(), 'utf8')).toContain('the storm')
  }
  expect(await barriersAt(later, study.app.url, 'home with kept work')).toEqual([])
  await later.close()
})
