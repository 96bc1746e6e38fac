import { useHeldBeside } from './beside.ts'
import { useRoot } from './me.ts'
import { inboxReadPath } from './paths.ts'

/** How much of the inbox was not read, and how to say so once it is known anew. */
export function useUnread(): [number, (unread: number) => void] {
  const loaded = useRoot()?.unread ?? 0
  const [latest, hold] = useHeldBeside<number>(inboxReadPath)
  return [latest ?? loaded, hold]
}
