import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import common from '#app/locales/en/common.ts'
import { makeDemoStudy } from '#server/demo/make-demo.ts'
import { invite } from '#server/members.ts'
import { makePasswordLink } from '#server/password-links.ts'
import { createProject } from '#server/projects.ts'
import { invitedNewcomer } from '../builders/newcomer.ts'
import { sources } from '../server/matrix/sources.ts'
import { barriersAt, barriersAtEverySize } from './accessible.ts'
import { startVisited, type VisitedApp } from './visited.ts'

// Every page is looked at in four views, on machines that have other things to do.
vi.setConfig({ testTimeout: 300_000 })

let app: VisitedApp
let visitor: Page
let member: Page
let newcomer: Page
const at: Record<string, string> = {}

beforeAll(async () => {
  app = await startVisited()
  at.setUp = app.setUpUrl ?? ''
  visitor = app.listen(await (await app.browser.newContext()).newPage())
})
afterAll(() => app?.close())

test('the set-up page is open to everybody', async () => {
  expect(await barriersAt(visitor, at.setUp ?? '', 'set-up')).toEqual([])
})

test('pages for who is not signed in are open to everybody', async () => {
  const { services, url } = app
  const person = await app.person('Ana Moreno')
  const { id: own } = await createProject(services, person, {
    name: 'A study with a name that is long enough to need more than one line on a telephone',
    codebook: 'political-discourse',
  })
  const demo = await makeDemoStudy(services, person)
  const coder = await invitedNewcomer(services, person, own, 'Kofi Osei', ['coder', 'adjudicator'])
  const { link } = await invite(services, person, own, {
    email: 'somebody.with.a.long.address@department.university.example.org',
    roles: ['observer'],
  })
  const password = await makePasswordLink(services, person, own, coder.id)
  Object.assign(at, { own: `${url}/projects/${own}`, demo: `${url}/projects/${demo}` })
  member = app.listen(await (await app.signedIn(app.browser, person)).newPage())
  const nobody = await app.person('New Comer')
  newcomer = app.listen(await (await app.signedIn(app.browser, nobody)).newPage())

  const pages = {
    'sign-in': `${url}/sign-in`,
    invitation: `${url}/invitation/${link}`,
    password: `${url}/password/${password}`,
  }
  for (const [name, address] of Object.entries(pages)) {
    expect(await barriersAt(visitor, address, name)).toEqual([])
  }
  // A page that is not there is a page as well.
  app.said.length = 0
  expect(await barriersAt(visitor, `${url}/nothing`, 'not-found')).toEqual([])
  app.said.length = 0
})

test('the first screen and a project without anything in it are open to everybody', async () => {
  expect(await barriersAt(newcomer, app.url, 'welcome')).toEqual([])
  expect(await barriersAt(newcomer, `${app.url}/projects/new`, 'project-new')).toEqual([])
})

/** Pages that who is signed in does not come to, or sees as somebody else: looked at above. */
const seenAbove = ['/set-up', '/sign-in', '/invitation/:token', '/password/:token', '/*']

test('every page that has an address is open to everybody: in both themes, narrow, with text at 200 %', async () => {
  const { db } = app.services
  const place = { demo: at.demo!.split('/').at(-1)! }
  const of = (table: 'transcripts' | 'rounds') =>
    db.selectFrom(table).select('id').where('project_id', '=', place.demo).executeTakeFirstOrThrow()
  const values = new Map([
    ['project', place.demo],
    ['transcript', (await of('transcripts')).id],
    ['round', (await of('rounds')).id],
    ['code', 'blame'],
    ['version', '1'],
  ])
  const found: string[] = []
  for (const [path, { hasPage }] of sources) {
    if (!hasPage || seenAbove.includes(path)) continue
    const filled = path.replace(/:(\w+)/g, (_, name: string) => {
      const value = values.get(name)
      if (value === undefined) throw new Error(`${path} asks for a ${name} that is not known here.`)
      return value
    })
    const name = path.replaceAll('/', '-').replaceAll(':', '').slice(1) || 'home'
    found.push(...(await barriersAtEverySize(member, `${app.url}${filled}`, name)))
    if ((await member.getByText(common.problem.title).count()) > 0) found.push(`${path}: refused`)
  }
  expect(found).toEqual([])
})

test('a project without anything in it, and its people, are open to everybody', async () => {
  for (const [name, path] of Object.entries({ 'project-empty': '', members: '/members' })) {
    expect(await barriersAt(member, `${at.own}${path}`, name)).toEqual([])
  }
})

test('a browser that is too old is told so by the page alone, and no other one is', async () => {
  const words = common.tooOld
  const named = words.match(/Chrome .* or newer/)?.[0] ?? ''
  expect(readFileSync('README.md', 'utf8').replace(/\s+/g, ' ')).toContain(
    named.split(' or newer')[0],
  )
  const served = await (await fetch(`${app.url}/sign-in`)).text()
  expect(served.slice(served.indexOf('<body'))).toContain(words)

  const plain = await app.browser.newContext({ javaScriptEnabled: false })
  for (const page of [visitor, app.listen(await plain.newPage())]) {
    await page.goto(`${app.url}/sign-in`)
    await page.getByRole('button', { name: 'Sign in' }).waitFor()
    expect(await page.getByText(words).count()).toBe(1)
    expect(await page.getByText(words).isVisible()).toBe(false)
  }
  // To a browser of some years ago this function says nothing, and none of our scripts runs.
  const old = await plain.newPage()
  await old.route('**/*.css', async (route) => {
    const sheet = await route.fetch()
    const body = (await sheet.text()).replaceAll('light-dark(', 'light-and-dark(')
    await route.fulfill({ response: sheet, body })
  })
  await old.goto(`${app.url}/sign-in`)
  await old.getByText(words).waitFor()
  expect(await old.getByRole('button', { name: 'Sign in' }).count()).toBe(0)
  await plain.close()
})

test('no page said anything on the console, and none asked another server for anything', () => {
  expect(app.said).toEqual([])
})
