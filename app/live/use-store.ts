import { useSyncExternalStore } from 'react'
import type { Store } from './store.ts'

/** What a store holds now; `otherwise` where there is no store yet, and on the server. */
export function useStore<T>(store: Store<T> | null | undefined, otherwise: T): T {
  return useSyncExternalStore(
    store?.subscribe ?? never,
    store?.get ?? (() => otherwise),
    () => otherwise,
  )
}

const never = () => () => {}
