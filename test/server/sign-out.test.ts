import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, startApp } from '../builders/app.ts'
import { cookieOf } from '../builders/matrix-study.ts'

let app: App
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app?.close())

test.each([
  [{}, '"cache", "storage"'],
  // Only the page knows that somebody else left unsaved work in this browser.
  [{ storage: 'stays' }, '"cache"'],
])('[WS13] signing out with %j tells the browser to clear %s', async (fields, clears) => {
  const person = await app.person(`Leaver ${JSON.stringify(fields).length}`)
  const answer = await fetch(`${app.url}/sign-out`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: app.url, Cookie: await cookieOf(app, person) },
    body: new URLSearchParams(fields),
  })
  expect(answer.status).toBe(302)
  expect(answer.headers.get('clear-site-data')).toBe(clears)
  expect(answer.headers.get('set-cookie')).toMatch(/Max-Age=0/)
  await answer.body?.cancel()
})
