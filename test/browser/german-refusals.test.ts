import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createProject } from '#server/projects.ts'
import type { Person } from '#server/services.ts'
import { files } from '../builders/files.ts'
import { look } from './look.ts'
import { startVisited, type VisitedApp } from './visited.ts'

// A story of several pages, on machines that have other things to do.
vi.setConfig({ testTimeout: 120_000 })

let app: VisitedApp
let lia: Person
let page: Page
let project: string
beforeAll(async () => {
  app = await startVisited()
  lia = await app.person('Lia Lead')
  project = `/projects/${(await createProject(app.services, lia, { name: 'Seegespräche' })).id}`
  page = await app.visit(lia, `${app.url}/profile`)
  await page.getByLabel('Deutsch').check()
  await page.getByRole('button', { name: 'Save the language' }).click()
  await page.getByRole('heading', { name: 'Profil', exact: true }).waitFor()
})
afterAll(() => app?.close())

const lookAt = (name: string) => look(page, `german-${name}`)
const notice = () => page.getByRole('alert').filter({ hasText: 'Das hat nicht geklappt.' })

test('a form that is refused says why in German, above it and at its field', async () => {
  await page.getByLabel('Bisheriges Passwort').fill('something else entirely')
  await page.getByLabel('Neues Passwort', { exact: true }).fill('correct horse battery staple')
  await page.getByRole('button', { name: 'Passwort ändern' }).click()
  const words = 'Das bisherige Passwort ist ein anderes.'
  expect(await notice().innerText()).toContain(`${words} Versuchen Sie es noch einmal.`)
  expect(await page.getByLabel('Bisheriges Passwort').getAttribute('aria-invalid')).toBe('true')
  await lookAt('password')

  await page.goto(`${app.url}${project}/settings`)
  await page.getByLabel('Name', { exact: true }).fill('\u200b')
  await page.getByLabel('Name', { exact: true }).press('Enter')
  expect(await notice().innerText()).toContain('Geben Sie einen Namen an.')
  await lookAt('name')
})

test('a page that is not there for somebody says so in German', async () => {
  await page.goto(`${app.url}/projects/${randomUUID()}`)
  await page.getByText('Dieses Projekt gibt es nicht, oder nicht für Sie.').waitFor()
  await lookAt('project')
  await page.goto(`${app.url}${project}/rounds/${randomUUID()}`)
  await page.getByText('Diese Runde gibt es nicht, oder nicht für Sie.').waitFor()
  await lookAt('round')
})

test('what is wrong with a file is German, where the server reads it and where the browser does', async () => {
  await page.goto(`${app.url}/agreement/calculator`)
  const rows = page.getByLabel('Zeilen als CSV, die Kopfzeile zuerst')
  await rows.fill('coder,unit\nAna,1\n')
  await page.getByRole('button', { name: 'Berechnen' }).click()
  expect(await notice().innerText()).toContain(
    'Die Datei mit den Urteilen hat keine Spalte „value“. Geben Sie ihr eine Kopfzeile mit coder, unit, value.',
  )
  await lookAt('calculator')

  await page.goto(`${app.url}${project}/transcripts/add`)
  await page
    .getByLabel('Dateien wählen')
    .first()
    .setInputFiles([
      { name: 'scan.txt', mimeType: 'text/plain', buffer: Buffer.from(files.png) },
      { name: 'leer.txt', mimeType: 'text/plain', buffer: Buffer.from('') },
    ])
  await page.getByText('Ein Bild (PNG), kein Text. Tippen Sie es ab').first().waitFor()
  await page.getByText('Die Datei ist leer. Prüfen Sie, ob sie gespeichert wurde').first().waitFor()
  await lookAt('import')

  await page.goto(`${app.url}${project}/codebook`)
  await page.getByRole('button', { name: 'Import, Export' }).click()
  await page.getByRole('menuitem', { name: 'Datei importieren…' }).click()
  const dialog = page.getByRole('dialog')
  const buffer = Buffer.from('name: Mine\ncodes:\n  - {id: a, name: A, colour: pink}\n')
  const file = { name: 'codes.yaml', mimeType: 'application/yaml', buffer }
  await dialog.getByLabel('Datei', { exact: true }).setInputFiles(file)
  await dialog.getByRole('button', { name: 'Importieren' }).click()
  await dialog
    .getByRole('alert')
    .getByText('Zeile 3: Code „a“, Farbe: „pink“ ist keine Farbe. Nehmen Sie eine von')
    .waitFor()
  await lookAt('codebook')
})

test('a download that is refused is German for a German page and English for a program', async () => {
  const address = `${app.url}${project}/rounds/${randomUUID()}/exports/coded-spans.csv`
  const refused = await page.request.get(address)
  expect(refused.status()).toBe(404)
  expect(await refused.text()).toContain('Diese Runde gibt es nicht, oder nicht für Sie.')

  const program = await app.signedIn(app.browser, await app.person('Ben Code'))
  const english = await program.request.get(address, { headers: { 'Accept-Language': 'en' } })
  expect(await english.text()).toContain('There is no such project, or it is not yours to see.')
  await program.close()
})

test('what is refused before any page is asked is said by a page, in the language of the browser', async () => {
  const headers = { Origin: 'https://elsewhere.example', 'Accept-Language': 'de-AT,de;q=0.9' }
  const foreign = await page.request.post(`${app.url}/inbox`, { headers, form: { intent: 'x' } })
  expect(foreign.status()).toBe(403)
  const words = await foreign.text()
  expect(words).toContain('Diese Anfrage kam von einer anderen Website')
  expect(words).toContain('<html lang="de"')
  const unreadable = await page.request.get(`${app.url}/%E0%A4%A`, { headers })
  expect(unreadable.status()).toBe(404)
  expect(await unreadable.text()).toContain('<html lang="de"')
})
