import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { barriersAt } from './accessible.ts'
import { type Study, startCodingStudy } from './coding-study.ts'

vi.setConfig({ testTimeout: 120_000 })

let study: Study
let page: Page

beforeAll(async () => {
  study = await startCodingStudy()
  const lead = await study.app.services.db
    .selectFrom('people')
    .selectAll()
    .where('name', '=', 'Lia Sander')
    .executeTakeFirstOrThrow()
  page = await (await study.app.signedIn(study.app.browser, lead)).newPage()
})
afterAll(() => study?.close())

const row = (name: string) => page.getByRole('row', { name })

test('[SO5] a lead watches who comes and goes, without loading the page anew', async () => {
  const address = `${study.app.url}/projects/${study.projectId}/rooms`
  expect(await barriersAt(page, address, 'rooms-empty')).toEqual([])
  await page.getByText('Nothing is open').waitFor()

  const [open, blind] = [await study.newRound('open'), await study.newRound('blind')]
  const ana = await open.open(study.contexts.ana)
  const ben = await blind.open(study.contexts.ben)
  await row('Layer of Ana Vidal, A open round').waitFor()
  await row('Layer of Ben Ode, A blind round (blind)').waitFor()
  await page.getByText('2 people are connected. All they did is stored.').waitFor()
  expect(await barriersAt(page, address, 'rooms')).toEqual([])

  await ben.close()
  await row('Layer of Ben Ode, A blind round (blind)').getByText('nobody just now').waitFor()
  await page.getByText('One person is connected.').waitFor()
  await ana.close()
})

test('[SO5] who does not lead the project has no way there', async () => {
  const coder = await study.contexts.ana.newPage()
  await coder.goto(`${study.app.url}/projects/${study.projectId}/members`)
  const parts = coder.getByRole('navigation', { name: 'Parts of the project' })
  await parts.getByRole('link', { name: 'Codebook' }).waitFor()
  expect(await parts.getByRole('link', { name: 'Rooms' }).count()).toBe(0)
  await coder.goto(`${study.app.url}/projects/${study.projectId}/rooms`)
  await coder.getByText('Only a lead of this project can do that.').waitFor()
})
