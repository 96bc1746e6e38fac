import { useEffect, useRef, useState } from 'react'
import type { LayerOptions } from './layer-options.ts'
import { LayerSession } from './layer-session.ts'

/**
 * One's own layer while the page is open; `null` before the first effect, and where there is none.
 *
 * @param onLeft told after the page is left what the server still does not have
 */
export function useLayer(
  options: LayerOptions | null,
  onLeft: (unsaved: number, kept: boolean) => void,
): LayerSession | null {
  const [open, setOpen] = useState<{ key: string; session: LayerSession } | null>(null)
  const latest = useRef({ options, onLeft })
  latest.current = { options, onLeft }
  const isLeaving = useRef(false)
  // Before the session's own effect: by then it is known whether the page goes or the session alone.
  useEffect(() => {
    isLeaving.current = false
    return () => {
      isLeaving.current = true
    }
  }, [])
  const key =
    options && JSON.stringify([options.name, options.personId, options.epoch, options.readOnly])
  const shelf = options?.shelf
  useEffect(() => {
    const { options } = latest.current
    if (key === null || options === null || shelf === undefined) return
    const opened = new LayerSession({
      ...options,
      shelf,
      describe: (entry) => latest.current.options?.describe(entry) ?? options.describe(entry),
      onOutdated: (refusal) => latest.current.options?.onOutdated(refusal),
      onRights: () => latest.current.options?.onRights?.(),
    })
    setOpen({ key, session: opened })
    return () => {
      setOpen(null)
      if (!isLeaving.current) return opened.close()
      const { kept } = opened.connection.get()
      void opened.leave().then((unsaved) => {
        if (unsaved > 0) latest.current.onLeft(unsaved, kept)
      })
    }
  }, [key, shelf])
  // Another transcript is shown one render before the session of the last one is closed.
  return open?.key === key ? open.session : null
}
