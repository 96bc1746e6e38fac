import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { ReadingText } from '#app/text/reading-text.ts'
import type { TextView } from '#app/text/text-view.ts'

/**
 * Once, when the text is there, brings the turn where one was last to the top, unless the page's address
 * says where to go.
 *
 * @param turn its ordinal; none for 0 or `null`, as where one comes for the first time
 */
export function useOpeningPlace(
  view: TextView | null,
  reading: ReadingText,
  turn: number | null | undefined,
): void {
  const latest = useRef(turn)
  latest.current = turn
  const isOpened = useRef(false)
  useEffect(() => {
    if (view === null || isOpened.current) return
    isOpened.current = true
    const last = latest.current ?? 0
    const block = reading.blocks.find(({ ordinal }) => ordinal === last)
    if (location.hash !== '' || block === undefined || last === 0) return
    view.blocks.elements[block.index]?.closest('article')?.scrollIntoView({ block: 'start' })
  }, [view, reading])
}

/** Marks the turn in view without rendering the text again. */
export function useCurrentArticle(page: RefObject<HTMLElement>, block: number): void {
  useEffect(() => {
    const article = page.current?.querySelector(`[data-article="${block}"]`)
    article?.setAttribute('data-current', '')
    return () => article?.removeAttribute('data-current')
  }, [page, block])
}

/** A switch that this browser remembers. */
export function useStoredSwitch(key: string, otherwise: boolean): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(otherwise)
  useEffect(() => {
    try {
      const stored = localStorage.getItem(key)
      if (stored !== null) setOn(stored === 'on')
    } catch {
      // Storage is forbidden: the switch then holds for this visit.
    }
  }, [key])
  const set = useCallback(
    (next: boolean) => {
      setOn(next)
      try {
        localStorage.setItem(key, next ? 'on' : 'off')
      } catch {
        // As above.
      }
    },
    [key],
  )
  return [on, set]
}
