import { afterAll, beforeAll, expect, test } from 'vitest'
import { usualTextSetting } from '#model/text-setting.ts'
import { type App, startApp } from '../builders/app.ts'
import { cookieOf } from '../builders/matrix-study.ts'

let app: App
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app?.close())

/** What the served page says of how its texts are set. */
async function settingAt(path: string, Cookie: string): Promise<string[]> {
  const html = await (await fetch(`${app.url}${path}`, { headers: { Cookie } })).text()
  const [opened] = html.match(/<html[^>]*>/) ?? ['']
  return [...opened.matchAll(/ data-text-\w+="(\w+)"/g)].map(([, choice]) => choice!)
}

function choose(Cookie: string, setting: Record<string, string>): Promise<Response> {
  return fetch(`${app.url}/text-setting`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: app.url, Cookie },
    body: new URLSearchParams(setting),
  })
}

test('[PE12] a page is served with the text set as its person chose, in whatever browser', async () => {
  const person = await app.person('Leo Leser')
  const other = await app.person('Another Reader')
  const cookie = await cookieOf(app, person)
  expect(await settingAt('/profile', cookie)).toEqual(Object.values(usualTextSetting))

  const chosen = { size: 'largest', width: 'narrow', spacing: 'open', face: 'sans' }
  const answer = await choose(cookie, { ...chosen, back: '/profile' })
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/profile'])
  expect(await settingAt('/profile', await cookieOf(app, person))).toEqual(Object.values(chosen))
  expect(await settingAt('/profile', await cookieOf(app, other))).toEqual(
    Object.values(usualTextSetting),
  )
})

test('a setting that is not one of the choices changes nothing', async () => {
  const cookie = await cookieOf(app, await app.person('Odd Setter'))
  const odd = [{}, { ...usualTextSetting, size: '9em' }, { ...usualTextSetting, face: 'serif;}' }]
  for (const setting of odd) expect((await choose(cookie, setting)).status).toBe(400)
  expect(await settingAt('/profile', cookie)).toEqual(Object.values(usualTextSetting))
})
