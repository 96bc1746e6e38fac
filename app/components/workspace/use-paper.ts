import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import type { StripeLayout } from '#app/text/lanes.ts'
import { paperStripes } from '#app/text/paper-stripes.ts'
import type { ReadingText } from '#app/text/reading-text.ts'
import type { TextView } from '#app/text/text-view.ts'

/**
 * While the page is printed, all that is coded drawn and its stripes laid out for paper, by the article
 * they stand beside; `null` on the screen.
 */
export function usePaper(
  view: TextView | null,
  reading: ReadingText,
): ReadonlyMap<HTMLElement, StripeLayout> | null {
  const [paper, setPaper] = useState<ReadonlyMap<HTMLElement, StripeLayout> | null>(null)
  useEffect(() => {
    if (view === null) return
    const { dataset } = document.documentElement
    const toPaper = () => {
      dataset.paper = ''
      view.drawAll()
      // The browser prints what stands there when this returns.
      flushSync(() => setPaper(paperStripes(view, reading)))
    }
    const toScreen = () => {
      delete dataset.paper
      setPaper(null)
      view.drawNear()
    }
    addEventListener('beforeprint', toPaper)
    addEventListener('afterprint', toScreen)
    return () => {
      removeEventListener('beforeprint', toPaper)
      removeEventListener('afterprint', toScreen)
      delete dataset.paper
    }
  }, [view, reading])
  return paper
}
