import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { CodedSpan } from '#model/span.ts'

/** Codes as they were used last, the newest first, from the layer itself. */
export function useRecentCodes(own: readonly CodedSpan[]): readonly string[] {
  return useMemo(() => {
    const newest = new Map<string, string>()
    for (const { code, createdAt } of own) {
      if ((newest.get(code) ?? '') < createdAt) newest.set(code, createdAt)
    }
    return [...newest].sort((a, b) => (a[1] < b[1] ? 1 : -1)).map(([code]) => code)
  }, [own])
}

/** Once, when the text is there: where the page opens, unless its address says where. */
export function useOpeningPlace(view: unknown, open: () => void): void {
  const latest = useRef(open)
  latest.current = open
  const isOpened = useRef(false)
  useEffect(() => {
    if (view === null || isOpened.current) return
    isOpened.current = true
    if (location.hash === '') latest.current()
  }, [view])
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
