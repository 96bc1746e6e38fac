import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import type { Person } from '#server/services.ts'
import { type App, startApp } from '../builders/app.ts'
import { sharedChromium } from './chromium.ts'

/** Parley with a browser in front of it. */
export interface VisitedApp extends App {
  browser: Browser
  /** What pages said on their consoles, and what broke in them. */
  said: string[]
  /** Makes an account of somebody nobody else is: a test that is asked once more makes another one. */
  newcomer(name: string): Promise<Person>
  /** Opens a page as that person, in a browser of its own, and listens to it. */
  visit(person: Person, address: string): Promise<Page>
  /** Listens to a page that was opened otherwise. */
  listen(page: Page): Page
}

/**
 * Starts Parley, and takes the browser; `close` stops the one and leaves nothing open in the other.
 *
 * @param settings further environment variables
 */
export async function startVisited(settings?: Record<string, string>): Promise<VisitedApp> {
  const app = await startApp(settings)
  const browser = await sharedChromium()
  const said: string[] = []
  const listen = (page: Page): Page => {
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) said.push(message.text())
    })
    page.on('pageerror', (error) => void said.push(error.message))
    page.on('request', (request) => {
      const isElsewhere = !request.url().startsWith(app.url) && !/^(blob|data):/.test(request.url())
      if (isElsewhere) said.push(`asked ${request.url()}`)
    })
    return page
  }
  return {
    ...app,
    browser,
    said,
    listen,
    newcomer: (name) => app.person(`${name} ${randomUUID().slice(0, 8)}`),
    async visit(person, address) {
      const page = listen(await (await app.signedIn(browser, person)).newPage())
      await page.goto(address)
      await page.waitForLoadState('networkidle')
      return page
    },
    async close() {
      for (const context of browser.contexts()) await context.close()
      await app.close()
    },
  }
}
