import { useEffect, useRef, useState } from 'react'

/** Does something once the page was painted as it stands now: what people wait for comes first. */
export function afterPaint(act: () => void): void {
  // In a frame the page is painted after this is called, and before the timer.
  requestAnimationFrame(() => setTimeout(act))
}

/** A value as it was until what it changed elsewhere on the page is painted. */
export function useAfterPaint<T>(value: T): T {
  const [painted, setPainted] = useState(value)
  const latest = useRef(value)
  latest.current = value
  const isWaiting = useRef(false)
  useEffect(() => {
    if (value === painted || isWaiting.current) return
    isWaiting.current = true
    afterPaint(() => {
      isWaiting.current = false
      setPainted(latest.current)
    })
  }, [value, painted])
  return painted
}
