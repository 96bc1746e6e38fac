import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createProject } from '#server/projects.ts'
import type { Person } from '#server/services.ts'
import { listTranscripts, readTranscript } from '#server/transcripts.ts'
import { files } from '../builders/files.ts'
import { barriersInViews } from './accessible.ts'
import { startVisited, type VisitedApp } from './visited.ts'

const press = [
  'Press conference on the spring release, 14 May\n\n',
  'Question: Minister, has the upper valley answered your letter?\n\n',
  'Minister Adane: Not yet. We wrote on the third and again on the tenth. There is this: patience.\n',
  'Two conditions: water, and time.\n\n',
  'Question (regional radio): The upper valley says that the spring release was agreed. Was it?\n\n',
  'Minister Adane: It was discussed; nothing was agreed 😀.\n\n',
  'Question: And now?\n\nMinister Adane: Now we wait.\n',
].join('')

let app: VisitedApp
let lia: Person
let project: string
let list: string

beforeAll(async () => {
  app = await startVisited()
  lia = await app.person('Lia Lead')
  project = (await createProject(app.services, lia, { name: 'Lake Vessa talks' })).id
  list = `${app.url}/projects/${project}/transcripts`
})
afterAll(() => app?.close())

const chosen = [
  { name: 'press-14-may.txt', mimeType: 'text/plain', buffer: Buffer.from(press) },
  {
    name: 'interview-2.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(
      'Frage: Warum, Herr M\u00fcller?\nM\u00fcller: Darum.\nFrage: Wann?\nM\u00fcller: Gestern.\n',
      'latin1',
    ),
  },
  { name: 'notes.md', mimeType: 'text/markdown', buffer: Buffer.from('# Notes\n\nIt rained.\n') },
  { name: 'scan.txt', mimeType: 'text/plain', buffer: Buffer.from(files.png) },
]

const stored = async () => (await listTranscripts(app.services, lia, project)).transcripts

test('files are checked before anything is stored, and stored as they were checked', async () => {
  const page = await app.visit(lia, list)
  await page.getByRole('link', { name: 'Add transcripts' }).click()
  await page.getByLabel('Choose files').first().setInputFiles(chosen)

  await page.getByRole('heading', { name: 'Check before anything is stored' }).waitFor()
  const fileRow = (name: string) => page.getByRole('button', { name })
  await page.getByRole('button', { name: 'Store 3 transcripts' }).waitFor()
  expect(await fileRow('press-14-may.txt').innerText()).toMatch(
    /6 turns[\s\S]*UTF-8, \d+ words, 3 speakers/,
  )
  expect(await fileRow('interview-2.txt').innerText()).toContain(
    'Windows-1252 assumed: “Müller” reads right?',
  )
  expect(await fileRow('notes.md').innerText()).toContain(
    'No speakers found: one turn for the whole text',
  )
  expect(await fileRow('scan.txt').innerText()).toContain('A PNG picture, not text.')

  expect(await barriersInViews(page, 'import')).toEqual([])
  await page.setViewportSize({ width: 1280, height: 800 })

  const speakers = page.getByRole('region', { name: 'Speakers' })
  expect(await speakers.innerText()).toContain('Not a speaker: lower-case words before the colon.')
  expect(await page.getByLabel('Kind of Question', { exact: true }).inputValue()).toBe(
    'interviewer',
  )
  await speakers.getByRole('button', { name: 'Merge the two' }).click()
  await speakers.getByText('One with “Question”.').waitFor()
  await speakers.getByRole('button', { name: 'It is one: Two conditions' }).click()
  await fileRow('press-14-may.txt').getByText('7 turns').waitFor()
  await speakers.getByRole('checkbox', { name: 'Two conditions' }).uncheck()
  await fileRow('press-14-may.txt').getByText('6 turns').waitFor()
  await page.getByLabel('Kind of Minister Adane').selectOption('other')
  expect(await stored()).toEqual([])

  await page.getByRole('button', { name: 'Store 3 transcripts' }).click()
  await page.getByRole('heading', { name: '3 transcripts stored' }).waitFor()
  expect(await page.getByRole('region', { name: 'Stayed out' }).innerText()).toMatch(
    /scan\.txt[\s\S]*A PNG picture/,
  )
  const all = await stored()
  expect(all.map((one) => [one.title, one.turns])).toEqual([
    ['interview-2', 4],
    ['notes', 1],
    ['press-14-may', 6],
  ])
  const talk = await readTranscript(app.services, lia, project, all[2]!.id)
  expect(talk.text).toBe(press)
  expect(talk.speakers).toEqual([
    { label: 'Question', name: null, kind: 'interviewer', codable: false },
    { label: 'Minister Adane', name: null, kind: 'other', codable: true },
  ])
  const events = await app.services.db
    .selectFrom('audit_events')
    .select('kind')
    .where('kind', '=', 'speakers-checked')
    .execute()
  expect(events).toHaveLength(3)
  await page.getByRole('link', { name: 'press-14-may.txt' }).click()
  await page.getByRole('heading', { name: 'press-14-may', level: 1 }).waitFor()
})

test('a pasted text that is here already is told, and stored once more only when asked for', async () => {
  const page = await app.visit(lia, `${list}/add`)
  await page.getByLabel('Title').fill('Once more')
  await page.getByRole('textbox', { name: 'Text' }).fill(press)
  await page.getByRole('button', { name: 'Check this text' }).click()
  await page.getByRole('button', { name: 'Once more' }).getByText('It stays out.').waitFor()
  expect(await page.getByRole('button', { name: /^Store/ }).isDisabled()).toBe(true)
  await page.getByRole('checkbox', { name: 'Store it once more' }).check()
  await page.getByRole('button', { name: 'Store one transcript' }).click()
  await page.getByRole('heading', { name: 'One transcript stored' }).waitFor()
  expect((await stored()).map((one) => one.title)).toContain('Once more')
})

test('a transcript is read, renamed, its speakers named, and deleted while no round has it', async () => {
  const page = await app.visit(lia, list)
  await page.getByRole('link', { name: 'Once more' }).click()
  await page.getByRole('heading', { name: 'Once more' }).waitFor()
  expect(await page.getByRole('main').innerText()).toContain(
    'It was discussed; nothing was agreed 😀.',
  )
  await page.getByRole('textbox', { name: 'Title' }).fill('The spring release')
  await page.getByLabel('Language', { exact: true }).selectOption('en')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByRole('heading', { name: 'The spring release' }).waitFor()
  await page.getByLabel('Shown as').first().fill('The press')
  await page.getByRole('button', { name: 'Save, speakers checked' }).click()
  await page.getByText('The press').first().waitFor()

  const original = page.waitForEvent('download')
  await page.getByRole('link', { name: 'The file as it came' }).click()
  expect(await readFile(await (await original).path(), 'utf8')).toBe(press)

  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await page.getByRole('button', { name: 'Delete the transcript' }).click()
  await page.getByRole('heading', { name: 'Transcripts', exact: true }).waitFor()
  expect((await stored()).map((one) => one.title)).toEqual(['interview-2', 'notes', 'press-14-may'])
})

test('no page of these complained', () => {
  expect(app.said).toEqual([])
})
