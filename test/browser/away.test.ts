import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startVisited, type VisitedApp } from './visited.ts'

vi.setConfig({ testTimeout: 120_000 })

let app: VisitedApp
beforeAll(async () => {
  app = await startVisited()
})
afterAll(() => app?.close())

const away = 'The server cannot be reached, so nothing was sent. What you typed stays here'

test('forms keep what was typed, say why nothing was sent, and send it later', async () => {
  const lead = await app.newcomer('Olga Offline')
  const api = await app.api(lead)
  const { id } = await api.json<{ id: string }>('POST', '/projects', {
    name: 'Forms',
    codebook: 'political-discourse',
  })
  const project = `${app.url}/projects/${id}`
  const page = await app.visit(lead, `${project}/settings`)
  const context = page.context()

  await page.getByLabel('Name', { exact: true }).fill('Forms and fields')
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Save' }).first().click()
  await page.getByText(away).waitFor()
  expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Forms and fields')
  await context.setOffline(false)
  await page.getByRole('button', { name: 'Save' }).first().click()
  await page.getByRole('link', { name: 'Forms and fields' }).first().waitFor()

  await page.goto(`${project}/members`)
  await page.getByLabel('E-mail address').fill('kofi@example.org')
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Invite' }).click()
  await page.getByText(away).waitFor()
  expect(await page.getByLabel('E-mail address').inputValue()).toBe('kofi@example.org')
  await context.setOffline(false)

  // A dialog stays open with what is in it.
  await page.goto(`${project}/codebook`)
  const definition = page.getByLabel('Definition', { exact: true }).first()
  await definition.fill('Somebody is held responsible, in short.')
  await page.getByRole('button', { name: /^Publish/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.waitFor()
  await page.route(/codebook\.data/, (route) => route.abort())
  await dialog.getByRole('button', { name: /^Publish/ }).click()
  await dialog.getByText(away).waitFor()
  await page.unroute(/codebook\.data/)
  await dialog.getByRole('button', { name: /^Publish/ }).click()
  await page
    .getByText(/Version 2/)
    .first()
    .waitFor()
  await context.close()
})

test('where the next page cannot be fetched this one stays, with what was typed, and says so', async () => {
  const page = await app.visit(await app.newcomer('Nora Netz'), app.url)
  const context = page.context()
  const stays = page.getByText('The server cannot be reached: this page stays as it is.')
  await page.getByRole('link', { name: 'New project' }).first().click()
  const name = page.getByLabel('Name', { exact: true })
  await name.fill('Half a name')
  const ways: [string, () => Promise<void>, () => Promise<void>][] = [
    ['a network', () => context.setOffline(true), () => context.setOffline(false)],
    [
      'a server',
      async () => void (await page.route(`${app.url}/**`, (route) => route.abort())),
      async () => void (await page.unrouteAll()),
    ],
  ]
  for (const [missing, goAway, comeBack] of ways) {
    await goAway()
    // One page was shown before, of the other not even its code is here.
    for (const link of ['Parley', 'Inbox']) {
      await page.getByRole('link', { name: link }).first().click()
      await stays.waitFor()
      await expect.poll(() => page.getByRole('progressbar').count()).toBe(0)
      expect(new URL(page.url()).pathname, `without ${missing}`).toBe('/projects/new')
      expect(await name.inputValue()).toBe('Half a name')
    }
    await comeBack()
  }
  await context.setOffline(true)
  await page.goBack()
  await expect.poll(() => new URL(page.url()).pathname).toBe('/projects/new')
  expect(await name.inputValue()).toBe('Half a name')
  await context.setOffline(false)
  await page.getByRole('link', { name: 'Inbox' }).first().click()
  await page.waitForURL(`${app.url}/inbox`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await stays.waitFor({ state: 'detached' })
  await context.close()
})

test('pointing at a tab or a chip without a network leaves the page as it is', async () => {
  const lead = await app.newcomer('Tara Tab')
  const api = await app.api(lead)
  const { id } = await api.json<{ id: string }>('POST', '/projects', {
    name: 'Tabs',
    codebook: 'political-discourse',
  })
  const page = await app.visit(lead, `${app.url}/projects/${id}`)
  await page.context().setOffline(true)
  const tabs = page.getByRole('navigation').filter({ has: page.locator('[aria-current]') })
  for (const link of await tabs.getByRole('link').all()) {
    await link.hover()
    await link.focus()
    // As long as a hand rests on it before it presses.
    await page.waitForTimeout(300)
  }
  // Also that of the page itself, which is asked for again.
  const stays = page.getByText('The server cannot be reached: this page stays as it is.')
  await tabs.getByRole('link', { name: 'Overview' }).click()
  await stays.waitFor()
  await page.getByRole('link', { name: 'Members' }).first().click()
  await stays.waitFor()
  expect(new URL(page.url()).pathname).toBe(`/projects/${id}`)
  await page.context().close()
})
