import { useNavigate } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { createKeybindingsHandler } from 'tinykeys'
import { useKeysInForce } from '../workspace/chosen-keys.tsx'
import { KeySheet } from '../workspace/key-sheet.tsx'
import { isTyping, type KeyBinding } from '../workspace/keys.ts'
import type { Steps } from './step-links.tsx'

/** Binds the keys of the page on which coders are compared: to the passages before and after, and to the sheet of keys. */
export function CompareKeys({ steps: { before, after } }: { steps: Steps }) {
  const navigate = useNavigate()
  const table = useKeysInForce()
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const go = (to: string | undefined) => to !== undefined && { run: () => navigate(to, noReset) }
    const acts: Partial<Record<KeyBinding['command'], false | { run: () => void }>> = {
      'next-difference': go(after),
      'previous-difference': go(before),
      keys: { run: () => setOpen(true) },
    }
    const map = table.flatMap(({ command, keys }) => {
      const act = acts[command]
      if (!act) return []
      return keys.map((key) => [key, (event: KeyboardEvent) => guarded(event, act.run)] as const)
    })
    const listener = createKeybindingsHandler(Object.fromEntries(map))
    addEventListener('keydown', listener)
    return () => removeEventListener('keydown', listener)
  }, [before, after, navigate, table])
  return <KeySheet of="compare" open={isOpen} onOpenChange={setOpen} />
}

const noReset = { preventScrollReset: true }

function guarded(event: KeyboardEvent, act: () => void): void {
  if (event.defaultPrevented || isTyping(event.target)) return
  event.preventDefault()
  act()
}
