import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { barriersAt } from './accessible.ts'
import { startVisited, type VisitedApp } from './visited.ts'

// A story of several pages, on machines that have other things to do.
vi.setConfig({ testTimeout: 120_000 })

let app: VisitedApp
beforeAll(async () => {
  app = await startVisited()
})
afterAll(() => app?.close())

test('[PE11] a page is in one language from its first byte, by the browser, by choice, by person', async () => {
  const person = await app.person('Gerda Leser')
  const context = await app.browser.newContext({ locale: 'de-AT' })
  const page = app.listen(await context.newPage())
  await page.goto(app.url)
  await page.getByRole('heading', { name: 'Anmelden' }).waitFor()
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { name: 'Sign in' }).waitFor()
  expect(await page.title()).toBe('Sign in · Parley')

  // What was chosen at the door holds behind it, and in pages that are opened without loading anew.
  await page.getByLabel('E-mail address').fill(person.email)
  await page.getByLabel('Password', { exact: true }).fill('correct horse battery')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { name: /^Welcome/ }).waitFor()
  await page.goto(`${app.url}/profile`)
  await page.getByLabel('Deutsch').check()
  await page.getByRole('button', { name: 'Save the language' }).click()
  await page.getByRole('heading', { name: 'Profil', exact: true }).waitFor()
  expect(await page.getAttribute('html', 'lang')).toBe('de')
  await page.getByRole('link', { name: 'Parley' }).click()
  await page.getByRole('heading', { name: /^Willkommen/ }).waitFor()
  expect(await page.title()).toBe('Ihre Projekte · Parley')

  // Whose language another browser does not know is met in it at once.
  const elsewhere = app.listen(await (await app.browser.newContext()).newPage())
  await elsewhere.goto(`${app.url}/sign-in?next=/profile`)
  await elsewhere.getByLabel('E-mail address').fill(person.email)
  await elsewhere.getByLabel('Password', { exact: true }).fill('correct horse battery')
  await elsewhere.getByRole('button', { name: 'Sign in' }).click()
  await elsewhere.getByRole('heading', { name: 'Profil', exact: true }).waitFor()
  expect(await barriersAt(elsewhere, `${app.url}/profile`, 'profile-german')).toEqual([])
  expect(app.said).toEqual([])
  await elsewhere.context().close()
  await context.close()
})
