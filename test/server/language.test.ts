import { afterAll, beforeAll, expect, test } from 'vitest'
import { de } from '#app/locales/de/index.ts'
import { en } from '#app/locales/en/index.ts'
import { createProject } from '#server/projects.ts'
import { storeTranscript } from '#server/transcript-import.ts'
import { type App, startApp } from '../builders/app.ts'
import { cookieOf } from '../builders/matrix-study.ts'

let app: App
beforeAll(async () => {
  app = await startApp()
  // Before there is an account, every page leads to the set-up.
  await app.person('First Comer')
})
afterAll(() => app?.close())

const inGerman = { 'Accept-Language': 'fr;q=0.5, de-AT, en;q=0.8' }

async function page(path: string, headers: Record<string, string> = {}): Promise<string> {
  const answer = await fetch(`${app.url}${path}`, { headers })
  expect(answer.status).toBe(200)
  return answer.text()
}

/** Sends the form of a card or of the page to sign in. @returns the cookie that keeps the choice */
async function choose(language: string, cookie?: string): Promise<string> {
  const answer = await fetch(`${app.url}/language`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: app.url, ...(cookie === undefined ? {} : { Cookie: cookie }) },
    body: new URLSearchParams({ language, back: '/sign-in?next=%2Fprofile' }),
  })
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/sign-in?next=%2Fprofile'])
  return answer.headers.get('set-cookie')!.split(';')[0]!
}

const languageOf = (html: string) => html.match(/<html[^>]* lang="(\w+)"/)?.[1]
const titleOf = (html: string) => html.match(/<title>(.*?)<\/title>/)?.[1]

test.each([
  ['German', inGerman, 'de', de],
  ['none that is spoken here', { 'Accept-Language': 'fr, it;q=0.5' }, 'en', en],
  ['nothing at all', { 'Accept-Language': '' }, 'en', en],
  ['English before German', { 'Accept-Language': 'en-GB, de;q=0.9' }, 'en', en],
  ['what nobody can read', { 'Accept-Language': ';;,=;q=x' }, 'en', en],
])('[PE11] a visitor whose browser asks for %s is answered so', async (_, headers, code, words) => {
  const html = await page('/sign-in', headers)
  expect(languageOf(html)).toBe(code)
  expect(titleOf(html)).toBe(`${words.people.signIn.title} · Parley`)
  expect(html).toContain(words.people.signIn.forgotten)
  const other = words === de ? en : de
  expect(html).not.toContain(other.people.signIn.forgotten)
})

test('[PE11] what a visitor chooses holds whatever the browser asks for, until they leave it to that', async () => {
  const english = await choose('en')
  expect(languageOf(await page('/sign-in', { ...inGerman, Cookie: english }))).toBe('en')
  const none = await choose('browser', english)
  expect(languageOf(await page('/sign-in', { ...inGerman, Cookie: none }))).toBe('de')
})

test('[PE11] what a person chooses holds in every browser they sign in with', async () => {
  const person = await app.person('Gerda Leser')
  const session = await cookieOf(app, person)
  // Chosen before signing in, it goes on for who never chose.
  expect(languageOf(await page('/profile', { Cookie: `${session}; ${await choose('de')}` }))).toBe(
    'de',
  )
  expect(languageOf(await page('/profile', { Cookie: session }))).toBe('en')

  const kept = await choose('de', session)
  const another = await cookieOf(app, person)
  const html = await page('/profile', { Cookie: another, 'Accept-Language': 'en' })
  expect(languageOf(html)).toBe('de')
  expect(titleOf(html)).toBe(`${de.people.profile.title} · Parley`)
  // Signed out, this browser goes on in the language.
  expect(languageOf(await page('/sign-in', { Cookie: kept, 'Accept-Language': 'en' }))).toBe('de')
})

test('numbers, dates and problems come in the language of the page', async () => {
  const person = await app.person('Zoe Zahl')
  const { id } = await createProject(app.services, person, { name: 'Zahlen' })
  const bytes = new TextEncoder().encode('Wort '.repeat(1_234))
  await storeTranscript(app.services, person, id, { name: 'Rede.txt', bytes })
  const Cookie = await cookieOf(app, person)
  await choose('de', Cookie)
  expect(await page(`/projects/${id}/transcripts`, { Cookie })).toContain('1.234 Wörter')
  // Before any script runs a time is the day.
  expect(await page('/', { Cookie })).toMatch(/<time[^>]*>\d{1,2}\. \p{L}+\.? 20\d\d<\/time>/u)
  const nowhere = await fetch(`${app.url}/nowhere`, { headers: { Cookie } })
  expect(await nowhere.text()).toContain(de.common.problem.title)
})

test('a page’s scripts bring no words; those of a language are one file, fetched for it alone', async () => {
  const scriptsAt = (code: string) => [
    ...new Set(code.match(/(?<=["'/])[\w.-]+\.js(?=["'])/g) ?? []),
  ]
  const read = (name: string) => page(`/assets/${name}`)
  const first = scriptsAt(await page('/sign-in', inGerman))
  expect(first.length).toBeGreaterThan(3)
  // What scripts import at once is imported with them.
  const scripts = new Map<string, string>()
  const open = [...first]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (scripts.has(name)) continue
    const code = await read(name)
    scripts.set(name, code)
    const imported = code.match(/(?:import|from)\s*"\.\/[\w.-]+\.js"/g) ?? []
    open.push(...imported.map((line) => line.match(/[\w.-]+\.js/)![0]))
  }
  const sayings = [de, en].map((words) => words.projects.settings.deleteText)
  for (const [name, code] of scripts) {
    for (const saying of sayings) expect(code.includes(saying), name).toBe(false)
  }
})
