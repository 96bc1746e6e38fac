import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

/** For whoever looks at pages: a picture of one goes to the folder that SCREENSHOTS names, if it names one. */
export async function look(page: Page, name: string): Promise<void> {
  const path = pathOf(`${name}.png`)
  if (path !== null) await page.screenshot({ path })
}

/** The same of a file that a page was made into. */
export async function lookAtFile(name: string, bytes: Uint8Array): Promise<void> {
  const path = pathOf(name)
  if (path !== null) await writeFile(path, bytes)
}

function pathOf(name: string): string | null {
  const folder = process.env.SCREENSHOTS
  return folder ? join(folder, name) : null
}
