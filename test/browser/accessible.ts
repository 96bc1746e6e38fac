import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What keeps people out of a page: what axe finds, and a page wider than its window. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async (rules) => {
    // biome-ignore lint/suspicious/noExplicitAny: axe puts itself there
    const { violations } = await (window as any).axe.run({ runOnly: rules })
    const found: string[] = violations.flatMap(
      (violation: { id: string; nodes: { target: string[]; failureSummary: string }[] }) =>
        violation.nodes.map((node) => `${violation.id} ${node.target}: ${node.failureSummary}`),
    )
    const { scrollWidth } = document.documentElement
    if (scrollWidth > window.innerWidth) found.push(`page is ${scrollWidth} px wide`)
    return found
  }, rules)
}

/** Sizes and looks in which every page must hold. */
export const views = [
  { width: 1280, height: 800, colorScheme: 'light' },
  { width: 1280, height: 800, colorScheme: 'dark' },
  { width: 390, height: 844, colorScheme: 'light' },
  { width: 320, height: 640, colorScheme: 'dark' },
] as const

/**
 * Opens an address and looks at it in every view. A picture of each goes to the folder SCREENSHOTS
 * names, if it does.
 *
 * @returns the barriers found, each with the view it was found in
 */
export async function barriersAt(page: Page, url: string, name: string): Promise<string[]> {
  const found: string[] = []
  await page.goto(url, { waitUntil: 'networkidle' })
  for (const { width, height, colorScheme } of views) {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme })
    const folder = process.env.SCREENSHOTS
    if (folder !== undefined) {
      await page.screenshot({ path: `${folder}/${name}-${width}-${colorScheme}.png` })
    }
    for (const barrier of await barriers(page)) {
      found.push(`${name} ${width} ${colorScheme}: ${barrier}`)
    }
  }
  return found
}
