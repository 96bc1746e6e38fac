import { useEffect, useRef } from 'react'

// Whoever writes learns at once, by the refusal; this is for whoever only reads on.
const askEveryMs = 15_000

/** Notices that what one may do here changed: now and then, and when one comes back to the page. */
export function useStanding(standing: string, onChanged: () => void): void {
  const latest = useRef({ standing, onChanged })
  latest.current = { standing, onChanged }
  useEffect(() => {
    const address = `${location.pathname.replace(/\/$/, '')}/standing`
    let asking = false
    const ask = async () => {
      if (asking || document.visibilityState !== 'visible') return
      asking = true
      try {
        const answer = await fetch(address, { redirect: 'manual' })
        // What cannot be had is told otherwise: by the socket, or by the next page.
        const isKnown = answer.ok ? (await answer.text()) === latest.current.standing : false
        if (answer.ok && !isKnown) latest.current.onChanged()
      } catch {
        // Offline: the bar says so.
      } finally {
        asking = false
      }
    }
    const timer = setInterval(ask, askEveryMs)
    document.addEventListener('visibilitychange', ask)
    addEventListener('focus', ask)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', ask)
      removeEventListener('focus', ask)
    }
  }, [])
}
