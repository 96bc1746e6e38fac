import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import type { TFunction } from 'i18next'
import { type FocusEvent, useMemo, useRef, useState } from 'react'

/** From here on only the rows in sight are in the page. */
export const mostRows = 200
/** Words are asked for once in a list: each row that asked for itself would cost more than it shows. */
export interface Said {
  t: TFunction<'workspace'>
}

/** As many rows stand ready before and after those in sight, and round what has the focus. */
const besideRows = 8

/**
 * Rows of a list that is too long to be in the page as a whole. What has the focus keeps its rows, however far one
 * scrolls and whatever comes before it, so that Tab goes through all of them.
 *
 * @param keyOf the same function for the same rows: with another one all are placed anew
 * @param rowPx as high as a row mostly is
 * @param listPx as high as the list is taken to be until it was measured
 */
export function useLongList(
  count: number,
  keyOf: (index: number) => string,
  rowPx: number,
  listPx: number,
) {
  const scroller = useRef<HTMLDivElement>(null)
  // State, since React renders it within the key press: with the next Tab the next row is there,
  // also when keys come faster than the list is told that it scrolled.
  const [focused, setFocused] = useState<{ index: number; key: string } | null>(null)
  const at = useMemo(() => indexOf(focused, count, keyOf), [focused, count, keyOf])
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    initialRect: { width: 0, height: listPx },
    estimateSize: () => rowPx,
    overscan: besideRows,
    getItemKey: keyOf,
    rangeExtractor: (range) => {
      const seen = defaultRangeExtractor(range)
      if (at === null) return seen
      const beside = defaultRangeExtractor({ ...range, startIndex: at, endIndex: at })
      return [...new Set([...seen, ...beside])].sort((a, b) => a - b)
    },
  })
  return {
    /** What scrolls. */
    scroller,
    /** Of the element that holds the rows, and is placed itself. */
    list: {
      style: { height: rows.getTotalSize() },
      onBlur: ({ currentTarget, relatedTarget }: FocusEvent) => {
        if (!currentTarget.contains(relatedTarget)) setFocused(null)
      },
    },
    /** Those that are in the page, each with what its element needs. */
    rows: rows.getVirtualItems().map(({ index, start }) => ({
      index,
      key: keyOf(index),
      placed: {
        'data-index': index,
        ref: rows.measureElement,
        style: { transform: `translateY(${start}px)` },
        onFocus: () => setFocused({ index, key: keyOf(index) }),
      },
    })),
  }
}

/** Where the row with the focus stands now; `null` where it is gone. */
function indexOf(
  focused: { index: number; key: string } | null,
  count: number,
  keyOf: (index: number) => string,
): number | null {
  if (focused === null) return null
  const { index, key } = focused
  if (index < count && keyOf(index) === key) return index
  for (let at = 0; at < count; at++) if (keyOf(at) === key) return at
  return null
}
