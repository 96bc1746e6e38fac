import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { afterPaint } from '#app/after-paint.ts'
import type { ReadingText } from '#app/text/reading-text.ts'
import { snapSpan, step } from '#app/text/snap.ts'
import type { TextView } from '#app/text/text-view.ts'
import type { Span } from '#model/span.ts'

export interface Selecting {
  /** What is selected, snapped: this is what gets coded. */
  selection: Span | null
  /** Where the caret is, in code points; `null` until one was set. */
  caret: number | null
  select: (span: Span) => void
  clear: () => void
  /** Sets the caret, with nothing selected. */
  place: (offset: number) => void
  /** Extends from where the caret was set. */
  extendTo: (offset: number) => void
  extendByLine: (direction: 1 | -1) => void
  /** Shows the browser the same selection, for copying and screen readers, while the text has the focus. */
  mirror: () => void
}

interface Ends {
  anchor: number
  focus: number
}

/**
 * What is selected in the text, whoever selects it. Kept in code points beside the browser's own
 * selection, which is lost when the picker takes the focus.
 */
export function useSelection(
  view: TextView | null,
  reading: ReadingText,
  mayCrossTurns: boolean,
): Selecting {
  const [selection, setSelection] = useState<Span | null>(null)
  const [ends, setEnds] = useState<Ends | null>(null)
  const latest = useRef({ ends, selection })
  latest.current = { ends, selection }

  useEffect(() => view?.setSelection(selection), [view, selection])
  useEffect(() => view?.setCaret(ends?.focus ?? null), [view, ends])

  const change = useCallback((next: Ends | null, selected: Span | null) => {
    latest.current = { ends: next, selection: selected }
    setEnds(next)
    setSelection(selected)
  }, [])

  const extendTo = useCallback(
    (offset: number) => {
      const anchor = latest.current.ends?.anchor ?? offset
      let focus = offset
      if (!mayCrossTurns && reading.blocks.length > 0) {
        const { start, end } = reading.blockAt(anchor)
        focus = Math.min(Math.max(focus, start), end)
      }
      const range = { start: Math.min(anchor, focus), end: Math.max(anchor, focus) }
      change(
        { anchor, focus },
        range.start < range.end ? snapSpan(reading, range, { words: false }) : null,
      )
      mirrorEnds(view, { anchor, focus })
    },
    [change, mayCrossTurns, reading, view],
  )

  return useMemo(
    () => ({
      selection,
      caret: ends?.focus ?? null,
      select: (span) => change({ anchor: span.start, focus: span.end }, span),
      clear: () => {
        const at = latest.current.ends
        change(at && { anchor: at.focus, focus: at.focus }, null)
        getSelection()?.removeAllRanges()
      },
      place: (offset) => {
        change({ anchor: offset, focus: offset }, null)
        mirrorEnds(view, { anchor: offset, focus: offset })
      },
      extendTo,
      extendByLine: (direction) => {
        const at = latest.current.ends
        const native = getSelection()
        if (view === null || at === null || native === null) return
        mirrorEnds(view, at)
        native.modify('extend', direction === 1 ? 'forward' : 'backward', 'line')
        if (native.focusNode === null) return
        extendTo(view.blocks.offsetOf(native.focusNode, native.focusOffset))
      },
      mirror: () =>
        afterPaint(() => {
          const { selection: span } = latest.current
          const hasFocus = view !== null && document.activeElement?.contains(view.page)
          if (span !== null && hasFocus) mirrorEnds(view, { anchor: span.start, focus: span.end })
        }),
    }),
    [selection, ends, change, extendTo, view],
  )
}

function mirrorEnds(view: TextView | null, { anchor, focus }: Ends): void {
  const from = view?.blocks.pointOf(anchor)
  const to = view?.blocks.pointOf(focus)
  if (!from || !to) return
  getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset)
}

/** One step of the caret, from where it is. */
export function caretStep(
  reading: ReadingText,
  caret: number,
  direction: 1 | -1,
  by: 'grapheme' | 'word',
): number {
  return reading.blocks.length === 0 ? caret : step(reading, caret, direction, by)
}

// Handles of a touch selection are moved for a while: what is meant is known once they rest.
const touchRestMs = 350

/**
 * Hears the pointer on the text: a selection made, or a place pressed. A selection is snapped to words
 * unless Alt is held.
 */
export function useTextPointer(
  page: RefObject<HTMLElement>,
  view: TextView | null,
  reading: ReadingText,
  mayCrossTurns: boolean,
  heard: {
    onSelect: (span: Span, how: { byTouch: boolean }) => void
    /** `block`: index of the turn that was pressed, also beside its words. */
    onPress: (offset: number | null, block: number | null) => void
  },
): void {
  const latest = useRef(heard)
  latest.current = heard
  useEffect(() => {
    const element = page.current
    if (element === null || view === null) return
    let byTouch = false
    let isDragging = false
    let rest: ReturnType<typeof setTimeout> | undefined

    const read = (words: boolean, end?: number): boolean => {
      const native = getSelection()
      if (native === null || native.isCollapsed || native.rangeCount === 0) return false
      const range = native.getRangeAt(0)
      if (!range.intersectsNode(element)) return false
      let span = view.blocks.spanOf(range)
      if (native.anchorNode !== null && reading.blocks.length > 0) {
        const anchor = view.blocks.offsetOf(native.anchorNode, native.anchorOffset)
        if (end !== undefined) span = { start: Math.min(anchor, end), end: Math.max(anchor, end) }
        if (!mayCrossTurns) {
          // Backwards too, the turn it began in is the one that is meant.
          const isBackwards = anchor >= span.end
          const turn = reading.blockAt(isBackwards ? Math.max(anchor - 1, 0) : span.start)
          span = { start: Math.max(span.start, turn.start), end: Math.min(span.end, turn.end) }
        }
      }
      const snapped = span.start < span.end ? snapSpan(reading, span, { words }) : null
      if (snapped === null) return false
      flushSync(() => latest.current.onSelect(snapped, { byTouch }))
      return true
    }
    const press = ({ target, clientX, clientY }: MouseEvent) => {
      const article = target instanceof Element && target.closest<HTMLElement>('[data-article]')
      const block = article ? Number(article.dataset.article) : null
      latest.current.onPress(view.blocks.offsetAt(clientX, clientY), block)
    }
    const down = (event: PointerEvent) => {
      // A button in the text is pressed, not selected from.
      if (event.target instanceof Element && event.target.closest('[data-apart]')) return
      byTouch = event.pointerType === 'touch'
      isDragging = event.button === 0
      // Else a press on selected words would begin to drag them, not to select anew.
      if (!byTouch && event.button === 0 && !event.shiftKey) getSelection()?.removeAllRanges()
    }
    // Panels take no part in a selection that is dragged over them. Not said before: that lays out a long
    // text anew, which on each press would be felt.
    const leave = () => {
      if (isDragging && !byTouch) document.documentElement.dataset.selecting = ''
    }
    // Heard wherever the button is let go: a drag may well end in the margin or over a panel.
    const up = (event: MouseEvent) => {
      if (event.button !== 0 || !isDragging) return
      isDragging = false
      delete document.documentElement.dataset.selecting
      if (byTouch) return
      const isOnWords = event.target instanceof Element && event.target.closest('[data-block]')
      const end = isOnWords ? null : view.blocks.nearestTo(event.clientX, event.clientY)
      if (!read(!event.altKey, end ?? undefined)) {
        flushSync(() => press(event))
      }
    }
    const tap = (event: MouseEvent) => {
      if (byTouch && getSelection()?.isCollapsed !== false) {
        press(event)
      }
    }
    const changed = () => {
      if (!byTouch) return
      clearTimeout(rest)
      rest = setTimeout(() => read(true), touchRestMs)
    }
    element.addEventListener('pointerdown', down)
    element.addEventListener('pointerleave', leave)
    document.addEventListener('mouseup', up)
    element.addEventListener('click', tap)
    document.addEventListener('selectionchange', changed)
    return () => {
      clearTimeout(rest)
      element.removeEventListener('pointerdown', down)
      element.removeEventListener('pointerleave', leave)
      document.removeEventListener('mouseup', up)
      element.removeEventListener('click', tap)
      document.removeEventListener('selectionchange', changed)
    }
  }, [page, view, reading, mayCrossTurns])
}
