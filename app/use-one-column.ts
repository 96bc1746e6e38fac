import { useSyncExternalStore } from 'react'

const narrow = '(max-width: 899px)'

/** Whether the window has room for one column only, as the style sheets have it; not on the server. */
export function useOneColumn(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = matchMedia(narrow)
      query.addEventListener('change', changed)
      return () => query.removeEventListener('change', changed)
    },
    () => matchMedia(narrow).matches,
    () => false,
  )
}
