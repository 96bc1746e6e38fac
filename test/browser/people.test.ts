import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { acceptInvitation } from '#server/invitations.ts'
import { createProject } from '#server/projects.ts'
import { startVisited, type VisitedApp } from './visited.ts'

// A story of several pages, on machines that have other things to do.
vi.setConfig({ testTimeout: 90_000 })

const password = 'correct horse battery'

let app: VisitedApp
let lead: Page
beforeAll(async () => {
  app = await startVisited()
  lead = await (await app.browser.newContext()).newPage()
})
afterAll(() => app?.close())

test('[PE1] [PE4] the set-up page makes the first account, and is gone from then on', async () => {
  await lead.goto(app.url)
  expect(await lead.textContent('h1')).toBe('Parley is not set up yet')

  await lead.goto(app.setUpUrl ?? '')
  await lead.getByLabel('E-mail address').fill('lena@example.org')
  await lead.getByLabel('Name', { exact: true }).fill('   ')
  await lead.getByLabel('Password', { exact: true }).fill(password)
  await lead.getByRole('button', { name: 'Make the account' }).click()
  expect(await lead.getByRole('alert').textContent()).toContain('Give it a name.')
  expect(await lead.getByLabel('E-mail address').inputValue()).toBe('lena@example.org')
  const name = lead.getByLabel('Name', { exact: true })
  expect(await name.getAttribute('aria-invalid')).toBe('true')

  await name.fill('Lena Adane')
  await lead.getByLabel('Password', { exact: true }).fill(password)
  await lead.getByRole('button', { name: 'Make the account' }).click()
  await lead.getByRole('heading', { name: 'Welcome, Lena Adane' }).waitFor()
  await lead.getByRole('button', { name: 'Open the demo study' }).waitFor()

  const stranger = await (await app.browser.newContext()).newPage()
  await stranger.goto(app.setUpUrl ?? '')
  expect(new URL(stranger.url()).pathname).toBe('/sign-in')
  await stranger.context().close()
})

test('[PE2] a link passed on lets somebody in, once', async () => {
  const projectId = await newProject(lead, 'Ferry talk')
  await lead.goto(`${app.url}/projects/${projectId}/members`)
  await lead.getByLabel('E-mail address').fill('Ben@Example.org')
  await lead.getByRole('button', { name: 'Invite', exact: true }).click()
  const link = await lead.getByLabel('Link for ben@example.org').inputValue()
  await lead.getByText('No mail is sent').waitFor()
  const right = (part: Locator) => part.evaluate((element) => element.getBoundingClientRect().right)
  const card = lead.getByRole('region', { name: 'Invite somebody' })
  expect(await right(card.getByRole('button', { name: 'Copy' }))).toBeLessThan(await right(card))
  await lead.reload()
  expect(await lead.getByLabel('Link for ben@example.org').count()).toBe(0)
  await lead.getByRole('heading', { name: 'Open invitations' }).waitFor()

  const ben = await (await app.browser.newContext()).newPage()
  await ben.goto(link)
  expect(await ben.textContent('main')).toContain('You are invited as Coder')
  await ben.getByLabel('Name', { exact: true }).fill('Ben Osei')
  await ben.getByLabel('Password', { exact: true }).fill(password)
  await ben.getByRole('button', { name: 'Make an account and join' }).click()
  await ben.waitForURL(`${app.url}/projects/${projectId}`)
  await ben.getByRole('heading', { name: 'Ferry talk' }).waitFor()
  expect(await ben.getByRole('link', { name: 'Settings' }).count()).toBe(0)

  const again = await ben.goto(link)
  expect(again?.status()).toBe(410)
  expect(await ben.textContent('main')).toContain('used already')

  // Removed, the project is gone for Ben at his next step.
  await lead.reload()
  await lead.getByLabel('Change roles of Ben Osei').click()
  await lead.getByRole('button', { name: 'Remove from the project' }).click()
  await lead.getByText('The member is removed.').waitFor()
  const gone = await ben.goto(`${app.url}/projects/${projectId}`)
  expect(gone?.status()).toBe(404)
  await ben.context().close()
})

test('[PE2] a one-time link gives a forgotten password a new one', async () => {
  const projectId = await newProject(lead, 'Passwords')
  await lead.goto(`${app.url}/projects/${projectId}/members`)
  await lead.getByLabel('E-mail address').fill('forgetful@example.org')
  await lead.getByRole('button', { name: 'Invite', exact: true }).click()
  const invitation = await lead.getByLabel('Link for').inputValue()
  const account = { name: 'Forgetful Coder', password: 'a horse of battery' }
  await acceptInvitation(app.services, invitation.split('/').at(-1)!, { account }, '::1')
  await lead.reload()
  await lead.getByLabel('Change roles of Forgetful Coder').click()
  await lead.getByRole('button', { name: 'Make a password link' }).click()
  const link = await lead.getByLabel('chooses a new password').inputValue()

  const page = await (await app.browser.newContext()).newPage()
  await page.goto(link)
  await page.getByLabel('New password').fill('another horse battery')
  await page.getByRole('button', { name: 'Save and sign in' }).click()
  await page.getByRole('heading', { name: 'Your projects' }).waitFor()
  await page.context().close()
})

test('[PE2] an API token is shown once, acts as its person, and is refused once revoked', async () => {
  await lead.goto(`${app.url}/profile`)
  await lead.getByLabel('What it is for').fill('R on my laptop')
  await lead.getByRole('button', { name: 'Make a token' }).click()
  const token = await lead.getByLabel('Your new token').inputValue()
  expect(token).toMatch(/^prl_/)
  const ask = () =>
    fetch(`${app.url}/api/v1/projects`, { headers: { Authorization: `Bearer ${token}` } })
  const answer = (await (await ask()).json()) as { items: { name: string }[] }
  expect(answer.items.map(({ name }) => name)).toContain('Ferry talk')

  await lead.reload()
  expect(await lead.getByLabel('Your new token').count()).toBe(0)
  expect(await lead.content()).not.toContain(token)
  await lead.getByRole('button', { name: 'Revoke “R on my laptop”' }).click()
  await lead.getByText('The token is revoked').waitFor()
  expect((await ask()).status).toBe(401)
})

test('the look chosen is there before any script runs, also after signing out', async () => {
  await lead.goto(app.url)
  await lead.getByRole('button', { name: /signed in as/ }).click()
  await lead.getByRole('menuitemradio', { name: 'Dark' }).click()
  await lead.waitForSelector('html[data-theme=dark]')
  const page = await lead.context().request.get(app.url)
  expect(await page.text()).toMatch(/<html[^>]* data-theme="dark"/)

  await lead.keyboard.press('Escape')
  await lead.getByRole('button', { name: /signed in as/ }).click()
  await lead.getByRole('menuitem', { name: 'Sign out' }).click()
  await lead.waitForURL(/\/sign-in/)
  expect(await lead.getAttribute('html', 'data-theme')).toBe('dark')
})

test('[PE3] [PE4] signing in leads back to where one wanted to go, and keeps what was typed', async () => {
  await lead.goto(`${app.url}/projects/new?from=here`)
  await lead.getByLabel('E-mail address').fill('lena@example.org')
  await lead.getByLabel('Password', { exact: true }).fill('not this one')
  await lead.getByRole('button', { name: 'Sign in' }).click()
  expect(await lead.getByRole('alert').textContent()).toContain('do not belong together')
  expect(await lead.getByLabel('E-mail address').inputValue()).toBe('lena@example.org')
  await lead.getByLabel('Password', { exact: true }).fill(password)
  await lead.getByRole('button', { name: 'Sign in' }).click()
  await lead.waitForURL(`${app.url}/projects/new?from=here`)
})

test('everything about people and projects works before any script has loaded', async () => {
  const person = await app.person('Plain Reader')
  const context = await app.signedIn(app.browser, person)
  const state = await context.storageState()
  await context.close()
  const plain = await app.browser.newContext({ javaScriptEnabled: false, storageState: state })
  const page = await plain.newPage()

  await page.goto(`${app.url}/projects/new`)
  await page.getByLabel('Name', { exact: true }).fill('Plain talk')
  await page.getByLabel('Classroom talk').check()
  await page.getByRole('button', { name: 'Make the project' }).click()
  await page.getByRole('heading', { name: 'Plain talk' }).waitFor()

  await page.getByRole('button', { name: 'Hide the first steps' }).click()
  await page.getByRole('button', { name: 'Show the first steps' }).waitFor()

  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByLabel('Name', { exact: true }).fill('Plainer talk')
  await page.getByLabel('Coded spans may run across turns').uncheck()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('The settings are saved.').waitFor()
  expect(await page.getByLabel('Coded spans may run across turns').isChecked()).toBe(false)

  await page.getByLabel('Type the name of the project').fill('Plain talk')
  await page.getByRole('button', { name: 'Delete the project' }).click()
  expect(await page.getByRole('alert').textContent()).toContain('Plainer talk')
  await page.getByLabel('Type the name of the project').fill('Plainer talk')
  await page.getByRole('button', { name: 'Delete the project' }).click()
  await page.getByRole('heading', { name: /^Welcome/ }).waitFor()
  await plain.close()
})

test('the demo study opens with one press, is marked, and shows where to begin', async () => {
  const person = await app.person('Curious Reader')
  const context = await app.signedIn(app.browser, person)
  const page = await context.newPage()
  await page.goto(app.url)
  await page.getByRole('button', { name: 'Open the demo study' }).dblclick()
  await page.waitForURL(/\/projects\//)
  await page.getByText('Demo', { exact: true }).waitFor()
  await page.getByRole('link', { name: 'Open the transcript' }).waitFor()
  await page.goto(app.url)
  expect(await page.getByText('Demo', { exact: true }).count()).toBe(1)
  await context.close()
})

test('of another person’s project a page shows nothing', async () => {
  const owner = await app.person('Owner')
  const { id } = await createProject(app.services, owner, { name: 'Nobody else’s' })
  const context = await app.signedIn(app.browser, await app.person('Passer By'))
  const page = await context.newPage()
  for (const part of ['', '/members', '/settings']) {
    const answer = await page.goto(`${app.url}/projects/${id}${part}`)
    expect(answer?.status()).toBe(404)
    expect(await page.content()).not.toContain('Nobody else')
  }
  await context.close()
})

async function newProject(page: Page, name: string): Promise<string> {
  await page.goto(`${app.url}/projects/new`)
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByRole('button', { name: 'Make the project' }).click()
  await page.getByRole('heading', { name, level: 1 }).waitFor()
  return new URL(page.url()).pathname.split('/')[2] ?? ''
}
