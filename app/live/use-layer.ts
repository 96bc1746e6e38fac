import { useEffect, useRef, useState } from 'react'
import { type LayerOptions, LayerSession } from './layer-session.ts'

/** One's own layer while the page is open; `null` before the first effect, and where there is none. */
export function useLayer(options: LayerOptions | null): LayerSession | null {
  const [session, setSession] = useState<LayerSession | null>(null)
  const latest = useRef(options)
  latest.current = options
  const key =
    options && JSON.stringify([options.name, options.personId, options.epoch, options.writes])
  useEffect(() => {
    if (key === null || latest.current === null) return
    const opened = new LayerSession({
      ...latest.current,
      onOutdated: (refusal) => latest.current?.onOutdated(refusal),
      onRights: () => latest.current?.onRights?.(),
    })
    setSession(opened)
    return () => {
      opened.close()
      setSession(null)
    }
  }, [key])
  return session
}
