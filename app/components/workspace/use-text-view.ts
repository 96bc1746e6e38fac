import { type RefObject, useEffect, useState } from 'react'
import type { ReadingText } from '#app/text/reading-text.ts'
import { TextView } from '#app/text/text-view.ts'

/** The drawn side of the text, from the first effect on. */
export function useTextView(
  scroller: RefObject<HTMLElement>,
  page: RefObject<HTMLElement>,
  reading: ReadingText,
): TextView | null {
  const [view, setView] = useState<TextView | null>(null)
  useEffect(() => {
    if (page.current === null) return
    const made = new TextView(scroller.current, page.current, reading)
    setView(made)
    return () => {
      made.close()
      setView(null)
    }
  }, [scroller, page, reading])
  return view
}
