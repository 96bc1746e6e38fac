import { useEffect, useRef } from 'react'
import { flushSync } from 'react-dom'
import { createKeybindingsHandler } from 'tinykeys'
import type { Code } from '#model/codebook.ts'
import { useChosenKeys } from './chosen-keys.tsx'
import { type Command, codeKeyBinding, isTyping, takenCodeKeys } from './keys.ts'

export interface KeyHandlers {
  /** @returns `false` where the key was not used, so that the browser does what it always does */
  run: (command: Command) => boolean
  /** A code's own key. */
  apply: (code: string) => void
}

/**
 * Binds the table of keys to the page while they are on. Nothing is bound in fields, dialogs and menus,
 * and keys `within` the text only work there, or where nothing has the focus.
 */
export function useKeys(
  codes: readonly Code[],
  textRef: React.RefObject<HTMLElement>,
  handlers: KeyHandlers,
): void {
  const { choices, table } = useChosenKeys()
  const { enabled } = choices
  const latest = useRef(handlers)
  latest.current = handlers
  useEffect(() => {
    if (!enabled) return
    const map: Record<string, (event: KeyboardEvent) => void> = {}
    const guarded = (within: 'text' | 'page', act: () => boolean) => (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event.target)) return
      const isElsewhere =
        event.target !== document.body && !textRef.current?.contains(event.target as Node)
      if (within === 'text' && isElsewhere) return
      // Shown before the next key comes, so that quick keys never act on what was there before.
      if (flushSync(act)) event.preventDefault()
    }
    for (const binding of table) {
      if (binding.within === 'compare') continue
      const { command, within } = binding
      for (const key of binding.keys) map[key] = guarded(within, () => latest.current.run(command))
    }
    for (const { id, key, retired } of codes) {
      if (key === undefined || retired || takenCodeKeys.has(key)) continue
      map[codeKeyBinding(key)] = guarded('page', () => {
        latest.current.apply(id)
        return true
      })
    }
    const listener = createKeybindingsHandler(map)
    addEventListener('keydown', listener)
    return () => removeEventListener('keydown', listener)
  }, [codes, textRef, enabled, table])
}
