import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readDocument } from '#db/documents.ts'
import { codebookDoc } from '#model/live/codebook-doc.ts'
import { formatDocumentName } from '#model/live/document-name.ts'
import { readVersion } from '#server/codebooks.ts'
import { invite } from '#server/members.ts'
import { createProject } from '#server/projects.ts'
import type { Person } from '#server/services.ts'
import { renewDocument } from '../builders/renewing.ts'
import { barriersAt } from './accessible.ts'
import { lineOf } from './line.ts'
import { startVisited, type VisitedApp } from './visited.ts'

let app: VisitedApp
let lia: Person
let kofi: Person
let coder: Person
let project: string
let codebook: string

beforeAll(async () => {
  app = await startVisited()
  lia = await app.person('Lia Lead')
  kofi = await app.person('Kofi Osei')
  coder = await app.person('Cem Coder')
  const made = await createProject(app.services, lia, {
    name: 'Lake Vessa talks',
    codebook: 'political-discourse',
  })
  project = made.id
  codebook = `${app.url}/projects/${project}/codebook`
  await invite(app.services, lia, project, { email: kofi.email, roles: ['lead'] })
  await invite(app.services, lia, project, { email: coder.email, roles: ['coder'] })
})
afterAll(() => app?.close())

const open = (person: Person, address = codebook) => app.visit(person, address)
const saved = (page: Page) => page.getByRole('status').getByText('Saved', { exact: true })
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const line = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Codes' }).getByRole('link', { name })

test('two leads write in one codebook at once, each sees the other, and both texts stay', async () => {
  const [one, other] = await Promise.all([open(lia), open(kofi)])
  await saved(one).waitFor()
  await saved(other).waitFor()
  await field(one, 'Definition').fill('Somebody is said to have caused a harm.')
  await other.getByText('LL is writing').waitFor()
  await field(other, 'Include when').fill('An agent and a harm are there.')
  await one.getByText('KO is writing').waitFor()
  await expect
    .poll(() => field(one, 'Include when').inputValue())
    .toBe('An agent and a harm are there.')
  await expect
    .poll(() => field(other, 'Definition').inputValue())
    .toBe('Somebody is said to have caused a harm.')
  await saved(one).waitFor()
  await one.getByText('One meaning changed since version 1.').waitFor()
  await one.reload()
  await saved(one).waitFor()
  expect(await field(one, 'Definition').inputValue()).toBe(
    'Somebody is said to have caused a harm.',
  )
  await one.context().close()
  await other.context().close()
})

test('a lead adds a code, looks after its key, moves it by keyboard and removes it again', async () => {
  const page = await open(lia)
  await saved(page).waitFor()
  await page.getByRole('textbox', { name: 'Name of a new code' }).fill('Irony')
  await page.keyboard.press('Enter')
  await line(page, 'Irony').waitFor()
  await expect.poll(() => new URL(page.url()).searchParams.get('code')).toBe('irony')
  await field(page, 'Name').waitFor()
  // A key of another code cannot be taken.
  const taken = page.getByRole('combobox', { name: 'Key' }).locator('option[value="1"]')
  await expect.poll(() => taken.isDisabled()).toBe(true)
  expect(await taken.textContent()).toMatch(/taken by/)
  await page.getByRole('radio', { name: 'Iris' }).check()
  const place = async () => {
    const names = await page
      .getByRole('region', { name: 'Codes' })
      .getByRole('link')
      .allTextContents()
    return names.findIndex((name) => name.startsWith('Irony'))
  }
  const before = await place()
  await line(page, 'Irony').focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(place).toBe(before - 1)
  await expect
    .poll(() => line(page, 'Irony').evaluate((node) => node === document.activeElement))
    .toBe(true)
  await page.keyboard.press('Alt+ArrowDown')
  await expect.poll(place).toBe(before)
  await page.keyboard.press('Alt+ArrowRight')
  await expect
    .poll(() =>
      line(page, 'Irony').evaluate((node) => node.closest('li')?.style.getPropertyValue('--depth')),
    )
    .toBe('1')
  await saved(page).waitFor()
  await page.getByRole('button', { name: 'Remove this code' }).click()
  await page.getByText('The code was removed.').waitFor()
  await expect.poll(() => line(page, 'Irony').count()).toBe(0)
  await page.context().close()
})

test('slots are asked for, refused where they cannot be, and kept', async () => {
  const page = await open(lia, `${codebook}?code=credit`)
  await saved(page).waitFor()
  await page.getByRole('button', { name: 'Add a slot' }).click()
  await field(page, 'What is asked').fill('How strongly')
  await page.getByRole('combobox', { name: 'Filled with' }).selectOption('scale')
  await field(page, 'Values').fill('many')
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('alert').waitFor()
  await field(page, 'Values').fill('−1, 0, 1')
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByText('How strongly: −1, 0, 1').waitFor()
  await page.context().close()
})

test('a search leads to codes by name and definition', async () => {
  const page = await open(coder)
  const find = page.getByRole('searchbox', { name: 'Find in names, definitions, examples' })
  await find.fill('dialogue')
  const names = page.getByRole('region', { name: 'Codes' }).getByRole('link')
  await expect.poll(() => names.count()).toBeLessThan(15)
  expect(await names.count()).toBeGreaterThan(0)
  await find.fill('no such thing anywhere')
  await page.getByText('No code has “no such thing anywhere”').waitFor()
  await page.context().close()
})

test('a version is published only after it was said what it changes, and is then there for good', async () => {
  const page = await open(lia, `${codebook}?code=credit`)
  await saved(page).waitFor()
  await page.getByRole('button', { name: 'Retire this code' }).click()
  await page.getByRole('button', { name: 'Publish version 2' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('A published version never changes.').waitFor()
  await dialog.getByText('Credit').first().waitFor()
  await dialog.getByRole('button', { name: 'Publish version 2' }).click()
  await page.getByText('Version 2 is published.').waitFor()
  await page.getByText('Nothing has changed since version 2.').waitFor()
  const { codebook: published } = await readVersion(app.services, lia, project, 2)
  expect(published.codes.find((code) => code.id === 'credit')?.retired).toBe(true)
  await page.goto(`${codebook}/versions/2?with=1`)
  await page.getByRole('heading', { name: 'From version 1 to version 2' }).waitFor()
  await page.getByText('Somebody is said to have caused a harm.').first().waitFor()
  await page.context().close()
})

test('a draft that breaks rules says so before it can be published', async () => {
  const page = await open(lia, `${codebook}?code=demand`)
  await saved(page).waitFor()
  await field(page, 'Name').fill('')
  await field(page, 'Name').press('Tab')
  await page.getByRole('button', { name: 'Publish version 3' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('A code without a name').waitFor()
  expect(await dialog.getByRole('button', { name: 'Publish version 3' }).isDisabled()).toBe(true)
  await dialog.getByRole('button', { name: 'Close' }).click()
  await field(page, 'Name').fill('Demand to act')
  await field(page, 'Name').press('Tab')
  await saved(page).waitFor()
  await page.context().close()
})

test('the codebook goes out as a file and comes in again', async () => {
  const page = await open(lia)
  await saved(page).waitFor()
  await page.getByRole('button', { name: 'Import, export' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Export as YAML' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/-draft\.yaml$/)
  const text = readFileSync(await download.path(), 'utf8')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Import, export' }).click()
  await page.getByRole('menuitem', { name: 'Import a file…' }).click()
  const dialog = page.getByRole('dialog')
  const choose = dialog.getByLabel('File', { exact: true })
  const buffer = (words: string) => ({
    name: 'codes.yaml',
    mimeType: 'application/yaml',
    buffer: Buffer.from(words),
  })
  await choose.setInputFiles(buffer('name: Mine\ncodes:\n  - {id: a, name: A, colour: pink}\n'))
  await dialog.getByRole('button', { name: 'Import' }).click()
  await dialog.getByRole('alert').getByText('line 3').waitFor()
  await choose.setInputFiles(buffer(text.replace(/^name: .*$/m, 'name: Renamed in the file')))
  await dialog.getByRole('button', { name: 'Import' }).click()
  await page.getByText(/codes were read from the file/).waitFor()
  await page.getByText('About this codebook').click()
  await expect
    .poll(() => page.locator('details').getByRole('textbox', { name: 'Name' }).inputValue())
    .toBe('Renamed in the file')
  await page.context().close()
})

test('what was opened from a menu leads back to it', async () => {
  const page = await open(lia)
  const files = page.getByRole('button', { name: 'Import, export' })
  await files.click()
  await page.getByRole('menuitem', { name: 'Import a file' }).click()
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await expect.poll(() => files.evaluate((it) => it === document.activeElement)).toBe(true)
  await page.context().close()
})

test('a coder reads along and finds nothing to change', async () => {
  const [writer, reader] = await Promise.all([open(lia), open(coder)])
  await saved(writer).waitFor()
  await reader.getByText('Leads edit it; you read along').waitFor()
  expect(await reader.getByRole('button', { name: /Publish|Retire|Add code/ }).count()).toBe(0)
  expect(await reader.locator('main textarea').count()).toBe(0)
  await field(writer, 'Sources').fill('Hood 2011')
  await reader.getByText('Hood 2011').waitFor()
  await writer.context().close()
  await reader.context().close()
})

test('where there is room for one, the list or a code is shown, and the focus goes along', async () => {
  const page = await open(coder)
  const current = page.locator('[data-code][aria-current]')
  await current.waitFor()
  await page.setViewportSize({ width: 390, height: 844 })
  await expect.poll(() => current.count()).toBe(0)
  const link = page.locator('[data-code="demand"]')
  await link.click()
  const back = page.getByRole('link', { name: 'All codes' })
  await back.waitFor()
  expect(await link.isVisible()).toBe(false)
  await expect.poll(() => back.evaluate((link) => link === document.activeElement)).toBe(true)
  expect(await back.evaluate((link) => link.getBoundingClientRect().top)).toBeLessThan(200)
  await page.keyboard.press('Enter')
  await link.waitFor()
  await expect.poll(() => link.evaluate((link) => link === document.activeElement)).toBe(true)
  await page.context().close()
})

test('without a connection nothing is called saved, and nothing written is lost', async () => {
  const page = await open(lia, `${codebook}?code=demand`)
  await saved(page).waitFor()
  await page.context().setOffline(true)
  await field(page, 'Near miss').fill('Written while away.')
  await expect.poll(() => saved(page).count(), { timeout: 20_000 }).toBe(0)
  await page.context().setOffline(false)
  await saved(page).waitFor({ timeout: 20_000 })
  const other = await open(kofi, `${codebook}?code=demand`)
  await expect.poll(() => field(other, 'Near miss').inputValue()).toBe('Written while away.')
  await page.context().close()
  await other.context().close()
})

test('the codebook, a code, a version and a comparison keep nobody out', async () => {
  const page = await open(lia)
  await saved(page).waitFor()
  for (const [name, address] of Object.entries({
    'codebook-code': `${codebook}?code=demand`,
    'codebook-version': `${codebook}/versions/2?with=1`,
  })) {
    expect(await barriersAt(page, address, name)).toEqual([])
  }
  await page.context().close()
  const reader = await open(coder)
  expect(await barriersAt(reader, codebook, 'codebook-reader')).toEqual([])
  await reader.context().close()
})

test('the browser complained of nothing but the cut connection and the refused file', () => {
  expect(
    app.said.filter(
      (words) => !/ERR_INTERNET_DISCONNECTED|WebSocket connection|status of 400/.test(words),
    ),
  ).toEqual([])
})

test('[WS12] where a project forbids copies the codebook keeps none, and sends first what the device had', async () => {
  const page = await (await app.signedIn(app.browser, kofi)).newPage()
  const line = await lineOf(page)
  page.on('dialog', (dialog) => void dialog.accept())
  const kept = () =>
    page.evaluate(async () => [
      ...(await indexedDB.databases()).map(({ name }) => name ?? ''),
      ...Object.keys(localStorage),
    ])
  const ofCodebook = (names: string[]) => names.filter((name) => name.includes(':codebook.'))
  await page.goto(codebook)
  await saved(page).waitFor()
  expect(ofCodebook(await kept())).toHaveLength(1)
  await line.cut()
  await field(page, 'Exclude when').fill('Written while the line was down.')
  await page.getByText('1 change kept on this device').waitFor()

  const lead = await app.api(lia)
  await lead.json('PATCH', `/projects/${project}`, { deviceCopies: false })
  line.mend()
  await page.reload()
  await saved(page).waitFor()
  expect(await field(page, 'Exclude when').inputValue()).toBe('Written while the line was down.')
  await expect.poll(async () => ofCodebook(await kept())).toEqual([])
  await field(page, 'Definition').fill('Nothing of this stays on the device.')
  await saved(page).waitFor()
  expect(ofCodebook(await kept())).toEqual([])
  await page.reload()
  await saved(page).waitFor()
  expect(await field(page, 'Exclude when').inputValue()).toBe('Written while the line was down.')
  await lead.json('PATCH', `/projects/${project}`, { deviceCopies: true })
  await page.close()
})

test('[WS11] what was written offline in a field that somebody else changed is shown, and goes in by hand alone', async () => {
  const page = await (await app.signedIn(app.browser, lia)).newPage()
  const line = await lineOf(page)
  page.on('dialog', (dialog) => void dialog.accept())
  const address = `${codebook}?code=demand`
  await page.goto(address)
  await saved(page).waitFor()
  await line.cut()
  await field(page, 'Definition').fill('As Lia has it.')
  await field(page, 'Sources').fill('Lia 2026')
  await page.getByText('2 changes kept on this device').waitFor()

  const other = await open(kofi, address)
  await saved(other).waitFor()
  await field(other, 'Definition').fill('As Kofi has it.')
  const name = formatDocumentName({ kind: 'codebook', projectId: project })
  const onServer = async () => codebookDoc((await app.services.live.read(name)).doc)
  await expect
    .poll(async () => (await onServer()).valueAt('demand/definition'))
    .toBe('As Kofi has it.')
  await saved(other).waitFor()
  await other.context().close()
  await renewDocument(app.services.db, { projectId: project, name })

  line.mend()
  await page.goto(address)
  const notice = page.getByRole('alert', { name: '1 change was not taken by the server' })
  await notice.getByText('As Lia has it.').waitFor()
  await saved(page).waitFor()
  expect(await field(page, 'Definition').inputValue()).toBe('As Kofi has it.')
  expect(await field(page, 'Sources').inputValue()).toBe('Lia 2026')
  await notice.getByRole('button', { name: 'Put it in again' }).click()
  await expect.poll(() => field(page, 'Definition').inputValue()).toBe('As Lia has it.')
  await saved(page).waitFor()
  expect(await notice.count()).toBe(0)
  await page.context().close()
})

test('[WS10] a codebook that is renewed while its page is open is opened anew by itself, or by hand where something waits', async () => {
  const page = await (await app.signedIn(app.browser, lia)).newPage()
  const dialled: string[] = []
  page.on('websocket', (socket) => dialled.push(socket.url()))
  const line = await lineOf(page)
  const key = {
    projectId: project,
    name: formatDocumentName({ kind: 'codebook', projectId: project }),
  }
  const epochOf = async () => (await readDocument(app.services.db, key))!.epoch
  await page.goto(`${codebook}?code=demand`)
  await saved(page).waitFor()
  const again = page.getByRole('button', { name: 'Load it again' })

  await renewDocument(app.services.db, key)
  const epoch = await epochOf()
  await expect.poll(() => dialled.some((url) => url.includes(`epoch=${epoch}`))).toBe(true)
  await saved(page).waitFor()
  await field(page, 'Sources').fill('Written after it was renewed.')
  await saved(page).waitFor()
  expect(await again.count()).toBe(0)

  await line.cut()
  await field(page, 'Sources').fill('Written while the line was down.')
  await page.getByText('1 change kept on this device').waitFor()
  await renewDocument(app.services.db, key)
  expect(await epochOf()).toBe(epoch + 1)
  line.mend()
  await again.click()
  await saved(page).waitFor()
  await expect
    .poll(() => field(page, 'Sources').inputValue())
    .toBe('Written while the line was down.')
  await page.context().close()
})
