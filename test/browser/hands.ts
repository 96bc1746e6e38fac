import type { Page } from 'playwright-core'

/**
 * Where words of the open transcript stand in the window, brought into view.
 *
 * @param words as they stand in one turn of the text
 */
export async function placeOf(page: Page, words: string) {
  const ends = await page.evaluate((words) => {
    const texts = document.createTreeWalker(document.querySelector('main')!, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const at = node.nodeValue!.indexOf(words)
      if (at < 0) continue
      const rectOf = (from: number) => {
        const range = document.createRange()
        range.setStart(node, from)
        range.setEnd(node, from + 1)
        return range.getBoundingClientRect()
      }
      // A turn may be longer than the window: it is the words that have to be in view.
      const pane = document.querySelector('[aria-label="Transcript text"]')!
      pane.scrollTop += rectOf(at).top - pane.clientHeight / 2
      const first = rectOf(at)
      const last = rectOf(at + words.length - 1)
      return {
        from: { x: first.left + 1, y: first.top + first.height / 2 },
        to: { x: last.right - 1, y: last.top + last.height / 2 },
      }
    }
    return null
  }, words)
  if (ends === null) throw new Error(`The page does not show “${words}”.`)
  return ends
}

/**
 * Selects words in the open transcript with the mouse, as a person does: press at their start, drag to
 * their end, let go.
 *
 * @param words as they stand in one turn of the text
 */
export async function selectWords(page: Page, words: string): Promise<void> {
  const ends = await placeOf(page, words)
  await page.mouse.move(ends.from.x, ends.from.y)
  await page.mouse.down()
  await page.mouse.move(ends.to.x, ends.to.y, { steps: 4 })
  await page.mouse.up()
}

/** Codes words: select them, type the start of the code's name into the picker, Enter, and back. */
export async function codeWords(page: Page, words: string, code: string): Promise<void> {
  await selectWords(page, words)
  const filter = page.getByPlaceholder('Code this passage…')
  await filter.fill(code)
  await filter.press('Enter')
  await page.keyboard.press('Escape')
}

/** Presses Tab so often, as on a busy machine, where a list is told that it scrolled long after the keys. */
export async function tabOn(page: Page, times: number): Promise<void> {
  const unheard = await page.evaluateHandle(() => {
    const muffle = (event: Event) => event.stopImmediatePropagation()
    window.addEventListener('scroll', muffle, { capture: true })
    return () => window.removeEventListener('scroll', muffle, { capture: true })
  })
  for (let at = 0; at < times; at++) await page.keyboard.press('Tab')
  await unheard.evaluate((hear) => hear())
}
