import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { look } from './look.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Rules whose answer hangs on the size of a window: asked of a page that was asked everything already. */
const rulesOfSize = ['target-size', 'scrollable-region-focusable', 'aria-hidden-focus', 'label']
/** The same, and those whose answer hangs on its colours. */
const rulesOfLook = [...rulesOfSize, 'color-contrast', 'link-in-text-block']

/** What keeps people out of a page: what axe finds, and a page wider than its window. */
export async function barriers(page: Page, runOnly = rules): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe)
  const found: string[] = await page.evaluate(async (runOnly) => {
    // biome-ignore lint/suspicious/noExplicitAny: axe puts itself there
    const { violations } = await (window as any).axe.run({ runOnly, resultTypes: ['violations'] })
    return violations.flatMap(
      (violation: { id: string; nodes: { target: string[]; failureSummary: string }[] }) =>
        violation.nodes.map((node) => `${violation.id} ${node.target}: ${node.failureSummary}`),
    )
  }, runOnly)
  return [...found, ...(await overflow(page))]
}

/** Whether a page is wider than its window, so that people must scroll sideways to read. */
function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth } = document.documentElement
    return scrollWidth > window.innerWidth ? [`page is ${scrollWidth} px wide`] : []
  })
}

/** Sizes and looks in which every page must hold. Axe is slow: the others are asked what may differ there. */
const views = [
  { width: 1280, height: 800, colorScheme: 'light', ask: barriers },
  { width: 1280, height: 800, colorScheme: 'dark', ask: overflow },
  { width: 390, height: 844, colorScheme: 'light', ask: overflow },
  {
    width: 320,
    height: 640,
    colorScheme: 'dark',
    ask: (page: Page) => barriers(page, rulesOfLook),
  },
] as const

/** A window of 1280 px whose text is at 200 %. */
const enlarged = {
  width: 640,
  height: 400,
  colorScheme: 'light',
  ask: (page: Page) => barriers(page, rulesOfSize),
} as const

/**
 * Opens an address and looks at it in every view.
 *
 * @returns the barriers found, each with the view it was found in
 */
export async function barriersAt(page: Page, url: string, name: string): Promise<string[]> {
  await page.goto(url, { waitUntil: 'networkidle' })
  return barriersInViews(page, name)
}

/** The same, and with its text at 200 %. */
export async function barriersAtEverySize(
  page: Page,
  url: string,
  name: string,
): Promise<string[]> {
  await page.goto(url, { waitUntil: 'networkidle' })
  return barriersInViews(page, name, [...views, enlarged])
}

/** The same of a page as it stands. A picture of each view goes to the folder SCREENSHOTS names, if it does. */
export async function barriersInViews(
  page: Page,
  name: string,
  looked: readonly ((typeof views)[number] | typeof enlarged)[] = views,
): Promise<string[]> {
  const found: string[] = []
  for (const { width, height, colorScheme, ask } of looked) {
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme })
    await look(page, `${name}-${width}-${colorScheme}`)
    for (const barrier of await ask(page)) {
      found.push(`${name} ${width} ${colorScheme}: ${barrier}`)
    }
  }
  return found
}
