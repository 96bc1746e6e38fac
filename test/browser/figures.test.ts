import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type StoredRound, storeRound, toggleCompleted } from '../builders/stored-round.ts'
import { barriersAt } from './accessible.ts'
import { startVisited, type VisitedApp } from './visited.ts'

vi.setConfig({ testTimeout: 120_000 })

let app: VisitedApp
let round: StoredRound
let page: Page
let figures: string

beforeAll(async () => {
  app = await startVisited({ PARLEY_FIGURES_PATIENCE_MS: '1' })
  const lead = await app.person('Lia')
  // So much that twenty thousand draws take longer than it takes to look at a page in every view.
  const size = { transcripts: 6, turns: 300, coders: 5, codes: 24, spans: 200, seed: 1 }
  round = await storeRound(app.services.db, size, { lead })
  figures = `${app.url}/projects/${round.projectId}/rounds/${round.roundId}/agreement`
  page = app.listen(await (await app.signedIn(app.browser, lead)).newPage())
})
afterAll(() => app?.close())

const codes = () => page.getByRole('heading', { name: 'By code' })

test('[CF5] a page says how far its figures are, and shows them once they are there', async () => {
  await page.goto(`${figures}?bootstrap=2000`)
  await page.getByText('Computing the figures.').or(page.getByText('Waiting:')).waitFor()
  await codes().waitFor()
  // What agreement is lost to comes after the figures, and stands beside them once it is there.
  await page.getByRole('columnheader', { name: 'Lost to' }).waitFor()
  expect(await page.getByRole('progressbar', { name: 'How much' }).count()).toBe(0)
})

test('[CF4] figures are cancelled, and asked for anew, where one waits for them', async () => {
  await page.goto(`${figures}?bootstrap=20000&seed=2`)
  await page.getByRole('progressbar', { name: 'How much' }).waitFor()
  expect(await page.title()).toMatch(/^Agreement/)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByText('was cancelled').waitFor()
  await page.getByRole('button', { name: 'Compute again' }).click()
  await page.getByRole('progressbar', { name: 'How much' }).waitFor()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByText('was cancelled').waitFor()
})

test('[CF3] the last figures stay, with their date, while new ones are computed', async () => {
  await page.goto(`${figures}?bootstrap=2000`)
  await codes().waitFor()
  await toggleCompleted(app.services.db, round)
  await page.reload()
  await page.getByText('Layers have changed since').waitFor()
  expect(await codes().isVisible()).toBe(true)
  await page.getByText('Layers have changed since').waitFor({ state: 'detached' })
  expect(await codes().isVisible()).toBe(true)
})

test('waiting for figures is open to everybody, in every view', async () => {
  const address = `${figures}/lost?unit=window&windowLength=10`
  const job = page.getByText('Computing the figures.').or(page.getByText('Waiting:'))
  // Something of the same project is computed first, and for long.
  await page.goto(`${figures}?bootstrap=20000&seed=3`)
  await page.getByRole('progressbar', { name: 'How much' }).waitFor()
  expect(await barriersAt(page, address, 'computing')).toEqual([])
  await job.waitFor()
  await page.goto(`${figures}?bootstrap=20000&seed=3`)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByText('was cancelled').waitFor()
  expect(app.said).toEqual([])
})
