import type { Sheet } from './sheets.tsx'

/**
 * Moves the focus to what `selector` finds in the panel beside the text; on a narrow screen its sheet
 * opens first. At once where that can be, since the next key belongs there already.
 */
export function intoPanel(selector: string, setSheet: (sheet: Sheet) => void): void {
  const find = () => document.querySelector<HTMLElement>(selector)
  const found = find()
  if (found?.offsetParent) found.focus()
  else {
    setSheet('spans')
    requestAnimationFrame(() => find()?.focus())
  }
}
