import { type Logger, pino } from 'pino'
import type { Browser, BrowserContext } from 'playwright-core'
import { type Running, startServer } from '#server/main.ts'
import { createAccount } from '#server/people.ts'
import type { Person } from '#server/services.ts'
import { readSettings } from '#server/settings.ts'
import { makeToken } from '#server/tokens.ts'
import { freshDatabase } from './database.ts'

const password = 'correct horse battery'

export interface App extends Running {
  /** Makes an account that signs in with the password of every account here. */
  person(name: string): Promise<Person>
  /** Signs that person in. @returns the cookie that says so */
  cookieOf(person: Person): Promise<string>
  /** A browser of its own in which that person is signed in. */
  signedIn(browser: Browser, person: Person): Promise<BrowserContext>
  /** `fetch` of the API as that person. */
  api(person: Person, scope?: 'read' | 'write'): Promise<Api>
}

export interface Api {
  token: string
  ask(method: string, path: string, body?: unknown): Promise<Response>
  /** The JSON of an answer that must be a success. */
  json<T = never>(method: string, path: string, body?: unknown): Promise<T>
}

/**
 * The whole of Parley on a port of its own and a database of its own.
 *
 * @param settings further environment variables
 * @param options where its log goes: nowhere, unless told
 */
export async function startApp(
  settings: Record<string, string> = {},
  options: { log?: Logger } = {},
): Promise<App> {
  const database = await freshDatabase()
  const app = await startAppOn(database.url, settings, options)
  return {
    ...app,
    async close() {
      await app.close()
      await database.drop()
    },
  }
}

/** The same on a database that is there, and stays. */
export async function startAppOn(
  databaseUrl: string,
  settings: Record<string, string> = {},
  options: { log?: Logger } = {},
): Promise<App> {
  const running = await startServer(
    readSettings({
      PORT: '0',
      DATABASE_URL: databaseUrl,
      PARLEY_SECRET: 'a secret that is only used in tests',
      // Tests want figures, however long that takes here.
      PARLEY_FIGURES_PATIENCE_MS: '60000',
      ...settings,
    }),
    { log: options.log ?? pino({ level: 'silent' }) },
  )
  return {
    ...running,
    person(name) {
      const email = `${name.toLowerCase().replace(/\W+/g, '.')}@example.org`
      return createAccount(running.services, { email, name, password })
    },
    async cookieOf({ email }) {
      const answer = await fetch(`${running.url}/sign-in`, {
        method: 'POST',
        redirect: 'manual',
        headers: { Origin: running.url },
        body: new URLSearchParams({ email, password }),
      })
      return answer.headers.get('set-cookie')!.split(';')[0]!
    },
    async signedIn(browser, person) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
      const answer = await context.request.post(`${running.url}/sign-in`, {
        form: { email: person.email, password },
        headers: { Origin: running.url },
        maxRedirects: 0,
      })
      if (answer.status() >= 400) throw new Error(`Signing in answered ${answer.status()}.`)
      return context
    },
    async api(person, scope = 'write') {
      const { token } = await makeToken(running.services, person, { name: 'test', scope })
      const ask = (method: string, path: string, body?: unknown) =>
        fetch(`${running.url}/api/v1${path}`, {
          method,
          headers: {
            Authorization: `Bearer ${token}`,
            ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        })
      return {
        token,
        ask,
        async json(method, path, body) {
          const answer = await ask(method, path, body)
          if (!answer.ok)
            throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
          return answer.json()
        },
      }
    },
  }
}
