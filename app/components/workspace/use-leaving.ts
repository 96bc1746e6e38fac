import { useEffect, useRef } from 'react'
import type { LayerSession } from '#app/live/layer-session.ts'

/**
 * Asks before a tab with unsaved work is closed, and says on another page of Parley what was left
 * behind on this device.
 */
export function useLeaving(session: LayerSession | null, onLeft: (unsaved: number) => void): void {
  const latest = useRef(onLeft)
  latest.current = onLeft
  useEffect(() => {
    if (session === null) return
    const unsaved = () => session.connection.get().unsaved
    const ask = (event: BeforeUnloadEvent) => {
      if (unsaved() > 0) event.preventDefault()
    }
    addEventListener('beforeunload', ask)
    return () => {
      removeEventListener('beforeunload', ask)
      if (unsaved() > 0) latest.current(unsaved())
    }
  }, [session])
}
