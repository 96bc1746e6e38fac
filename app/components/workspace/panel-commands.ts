import type { CommandStart, Commands } from './command-ground.ts'
import { intoPanel } from './into-panel.ts'

/** To the lists that stand in the panel beside the text. */
export function panelCommands({ talk, setSheet }: CommandStart) {
  return {
    comments: () => {
      if (talk === null) return false
      intoPanel('[data-talks]', setSheet)
      return true
    },
    history: () => {
      const section = document.querySelector<HTMLDetailsElement>('[data-history]')
      if (section === null) return false
      section.open = true
      intoPanel('[data-history] > summary', setSheet)
      return true
    },
  } satisfies Commands
}
