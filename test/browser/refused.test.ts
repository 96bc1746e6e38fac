import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { barriersAt } from './accessible.ts'
import { type Study, startCodingStudy } from './coding-study.ts'

// A page is looked at in four views, on machines that have other things to do.
vi.setConfig({ testTimeout: 120_000 })

let study: Study
let ana: Page
let lead: BrowserContext
beforeAll(async () => {
  study = await startCodingStudy()
  ana = await study.contexts.ana.newPage()
  const lia = await study.app.services.db
    .selectFrom('people')
    .selectAll()
    .where('name', '=', 'Lia Sander')
    .executeTakeFirstOrThrow()
  lead = await study.app.signedIn(study.app.browser, lia)
})
afterAll(() => study?.close())

const tab = (page: Page, of: string, name: string) =>
  page.getByRole('navigation', { name: of }).getByRole('link', { name })

test('[RI2] figures that are not open yet keep the round’s head and tabs, and say what opens them', async () => {
  const round = await study.newRound('blind')
  const base = `${study.app.url}/projects/${study.projectId}/rounds/${round.id}`
  const answer = await ana.request.get(`${base}/agreement`)
  expect(answer.status()).toBe(403)

  expect(await barriersAt(ana, `${base}/agreement`, 'agreement-refused')).toEqual([])
  expect(await ana.textContent('h1')).toBe('A blind round')
  await ana.getByText('Agreement of this round is shown once it is revealed.').waitFor()
  await ana.getByText('The round is running. Once all have coded, a lead closes').waitFor()
  const agreement = tab(ana, 'Parts of the round', 'Agreement')
  expect(await agreement.getAttribute('aria-current')).toBe('page')

  await round.setStatus('closed')
  await ana.reload()
  await ana.getByText('The round is closed. Once a lead reveals it').waitFor()
  await tab(ana, 'Parts of the round', 'Progress').click()
  await ana.getByText('What you have coded').waitFor()
  // Without a whole page load it is the same.
  await tab(ana, 'Parts of the round', 'Agreement').click()
  await ana.getByText('The round is closed. Once a lead reveals it').waitFor()
  await round.setStatus('revealed')
  await ana.reload()
  await ana.getByText('What opens this').waitFor({ state: 'detached' })
  expect(await ana.textContent('h1')).toBe('A blind round')
})

test('[RI1] [RI7] the comparison, and settings of leads, keep head and tabs as well', async () => {
  const round = await study.newRound('blind')
  const project = `${study.app.url}/projects/${study.projectId}`
  const base = `${project}/rounds/${round.id}`
  await ana.goto(`${base}/compare/${study.transcriptId}`)
  const agreement = tab(ana, 'Parts of the round', 'Agreement')
  expect(await agreement.getAttribute('aria-current')).toBe('page')
  await ana.getByText('nobody sees another’s codes until a lead reveals it').waitFor()

  await ana.goto(`${base}/settings`)
  await ana.getByText('Only a lead of this project can do that.').waitFor()
  await tab(ana, 'Parts of the round', 'Exports').waitFor()
  expect(await ana.getByText('What opens this').count()).toBe(0)

  for (const part of ['settings', 'rooms', 'rounds/new', 'rounds/none']) {
    await ana.goto(`${project}/${part}`)
    await tab(ana, 'Parts of the project', 'Codebook').waitFor()
    expect(await ana.textContent('h1')).toBe('This page cannot be shown')
  }
  expect(await barriersAt(ana, `${project}/settings`, 'settings-refused')).toEqual([])

  const lia = await lead.newPage()
  await lia.goto(`${base}/transcripts/${study.transcriptId}`)
  await lia.getByText('Close it and then reveal it, both under Progress').waitFor()
  await lia.close()
})

test('[RI8] who is no member is told nothing of the project, not even its name', async () => {
  const round = await study.newRound('blind')
  const stranger = await study.app.person('Zoe Far')
  const page = await (await study.app.signedIn(study.app.browser, stranger)).newPage()
  const base = `${study.app.url}/projects/${study.projectId}`
  for (const address of [`${base}/settings`, `${base}/rounds/${round.id}/agreement`]) {
    await page.goto(address)
    expect(await page.textContent('h1')).toBe('This page cannot be shown')
    const whole = await page.content()
    expect(whole).not.toContain('Ferry talk')
    expect(whole).not.toContain('A blind round')
  }
})
