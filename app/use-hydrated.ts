import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** Whether the page runs in a browser already: before, it must say what the server said. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
}
