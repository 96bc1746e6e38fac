import { useEffect, useRef } from 'react'

/** Brings the focus to the text where it was lost with a notice that is gone: keys go on from there. */
export function useFocusBack(isShown: boolean): void {
  const wasShown = useRef(false)
  useEffect(() => {
    const isGone = wasShown.current && !isShown
    wasShown.current = isShown
    if (isGone && document.activeElement === document.body)
      document.getElementById('text')?.focus({ preventScroll: true })
  }, [isShown])
}
