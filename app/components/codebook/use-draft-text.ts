import { useCallback, useEffect, useRef, useState } from 'react'

const pauseMs = 250

/**
 * A text that is being written: on screen at once, in the document after a short pause and when one
 * leaves. Between pauses what others write shows.
 */
export function useDraftText(value: string, write: (text: string) => void) {
  const [typed, setTyped] = useState<string | null>(null)
  const pending = useRef<{ text: string; timer: ReturnType<typeof setTimeout> } | null>(null)
  const latest = useRef(write)
  latest.current = write

  const flush = useCallback(() => {
    const waiting = pending.current
    if (waiting === null) return
    clearTimeout(waiting.timer)
    pending.current = null
    latest.current(waiting.text)
    setTyped(null)
  }, [])
  const change = useCallback(
    (text: string) => {
      setTyped(text)
      if (pending.current !== null) clearTimeout(pending.current.timer)
      pending.current = { text, timer: setTimeout(flush, pauseMs) }
    },
    [flush],
  )
  // Whatever was typed last is written, also when one goes to another code at once.
  useEffect(() => flush, [flush])

  return { text: typed ?? value, change, flush }
}
