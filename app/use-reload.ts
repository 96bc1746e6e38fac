import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef } from 'react'

/** Loads what the page shows anew now and then while it is in view, and when one comes back to it. */
export function useReload(everyMs: number): void {
  const { revalidate, state } = useRevalidator()
  const latest = useRef({ revalidate, state })
  latest.current = { revalidate, state }
  useEffect(() => {
    const ask = () => {
      const { revalidate, state } = latest.current
      if (document.visibilityState === 'visible' && state === 'idle') revalidate()
    }
    const timer = setInterval(ask, everyMs)
    document.addEventListener('visibilitychange', ask)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', ask)
    }
  }, [everyMs])
}
