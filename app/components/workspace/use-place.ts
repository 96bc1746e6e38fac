import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { ReadingText } from '#app/text/reading-text.ts'
import type { TextView } from '#app/text/text-view.ts'

/** Where the page is: the block that is being read, and the way to another. */
export interface Place {
  /** Index of the block in view. */
  block: number
  /** Brings an offset into view, if it is not. */
  reveal: (offset: number) => void
}

const marginPx = 56
/** While the text moves, what depends on where one reads follows this often, not in each frame. */
const lookEveryMs = 150

/** Follows the block in view while the text scrolls and the caret moves. */
export function usePlace(
  scroller: RefObject<HTMLElement>,
  view: TextView | null,
  reading: ReadingText,
  caret: number | null,
): Place {
  const [block, setBlock] = useState(0)
  const caretNow = useRef(caret)
  caretNow.current = caret

  const look = useCallback(() => {
    const pane = scroller.current?.getBoundingClientRect()
    if (pane === undefined || view === null || reading.blocks.length === 0) return
    // The block of the caret while it is in sight, else the first one that begins below the top.
    if (caretNow.current !== null) {
      const own = reading.blockAt(caretNow.current).index
      const box = view.blocks.elements[own]?.getBoundingClientRect()
      if (box !== undefined && box.top < pane.bottom && box.bottom > pane.top) return setBlock(own)
    }
    const first = view.blocks.firstWhere(({ bottom }) => bottom > pane.top + marginPx)
    setBlock(Math.min(first, reading.blocks.length - 1))
  }, [scroller, view, reading])

  useEffect(() => {
    const element = scroller.current
    if (element === null || view === null) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const scrolled = () => {
      timer ??= setTimeout(() => {
        timer = undefined
        look()
      }, lookEveryMs)
    }
    element.addEventListener('scroll', scrolled, { passive: true })
    look()
    return () => {
      clearTimeout(timer)
      element.removeEventListener('scroll', scrolled)
    }
  }, [scroller, view, look])

  useEffect(look, [caret, look])

  const reveal = useCallback(
    (offset: number) => {
      const element = scroller.current
      view?.layOutAll()
      const point = view?.blocks.pointOf(offset)
      if (!element || !point) return
      const range = document.createRange()
      range.setStart(point.node, point.offset)
      const pane = element.getBoundingClientRect()
      const box = range.getClientRects()[0] ?? range.getBoundingClientRect()
      if (box.top < pane.top + marginPx) element.scrollTop += box.top - pane.top - marginPx
      else if (box.bottom > pane.bottom - marginPx) {
        element.scrollTop += box.top - pane.top - pane.height / 3
      }
    },
    [scroller, view],
  )
  return { block, reveal }
}

const postEveryMs = 10_000

/** Hands the turn on to be remembered, at most every ten seconds, and the last one when the page is left. */
export function useRememberedTurn(turn: number, post: ((turn: number) => void) | null): void {
  const posted = useRef<{ turn: number | null; at: number }>({ turn: null, at: 0 })
  const latest = useRef({ turn, post })
  latest.current = { turn, post }
  const isOn = post !== null
  useEffect(() => {
    if (!isOn) return
    // Where the page opened is known already.
    if (posted.current.turn === null) {
      posted.current = { turn, at: Date.now() }
      return
    }
    if (turn === posted.current.turn) return
    const wait = Math.max(1_500, posted.current.at + postEveryMs - Date.now())
    const timer = setTimeout(() => {
      posted.current = { turn, at: Date.now() }
      latest.current.post?.(turn)
    }, wait)
    return () => clearTimeout(timer)
  }, [turn, isOn])
  useEffect(() => {
    const left = () => {
      const { turn, post } = latest.current
      if (posted.current.turn === null || posted.current.turn === turn) return
      posted.current = { turn, at: Date.now() }
      post?.(turn)
    }
    addEventListener('pagehide', left)
    return () => {
      removeEventListener('pagehide', left)
      left()
    }
  }, [])
}
