import type { CodeLook } from '../code-look.ts'
import { fold } from '../workspace/codes.ts'

/** Something that a palette finds: a code, a place, a page, or what can be done. */
export interface PaletteItem {
  id: string
  label: string
  /** Where it belongs, in a few words. */
  detail?: string
  look?: CodeLook
  /** The keys that do the same, one alternative each. */
  keys?: readonly (readonly string[])[]
  run: () => void
}

export interface PaletteGroup {
  label: string
  items: readonly PaletteItem[]
}

/** Items in whose words all that was typed stands; those that begin with it come first. */
export function matching(items: readonly PaletteItem[], typed: string): PaletteItem[] {
  const asked = fold(typed).trim()
  if (asked === '') return [...items]
  const words = asked.split(/\s+/)
  const begins = ({ label }: PaletteItem) => (fold(label).startsWith(asked) ? 0 : 1)
  return items
    .filter(({ label, detail }) => {
      const said = fold(`${label} ${detail ?? ''}`)
      return words.every((word) => said.includes(word))
    })
    .sort((a, b) => begins(a) - begins(b))
}
