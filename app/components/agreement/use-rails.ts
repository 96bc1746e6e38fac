import { type RefObject, useEffect, useState } from 'react'
import { packLanes } from '#app/text/lanes.ts'
import { useTextSetting } from '#app/use-text-setting.ts'
import type { Comparison } from '#server/agreement/comparison.ts'

/** A coded span on its coder's rail: where it stands, in pixels from the top of what holds the text. */
export interface RailStripe {
  id: string
  coder: string
  code: string
  top: number
  height: number
  /** Which of `lanes` stripes side by side it is: spans that share a line never lie on one another. */
  lane: number
  lanes: number
}

/**
 * Measures where coded spans stand beside the text, and again whenever the text is laid out anew.
 *
 * @param page holds the stretches of text, each with its offsets
 */
export function useRails(
  page: RefObject<HTMLElement>,
  { spans, coders, shown }: Comparison,
): readonly RailStripe[] {
  const [stripes, setStripes] = useState<readonly RailStripe[]>([])
  const { size, width, spacing, face } = useTextSetting()
  const setting = `${size} ${width} ${spacing} ${face}`
  useEffect(() => {
    const element = page.current
    if (element === null) return
    const measure = () => setStripes(measured(element, spans, coders))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    void document.fonts.ready.then(measure)
    return () => observer.disconnect()
    // `shown` changes with the stretches on the page, `setting` with where their words stand.
  }, [page, spans, coders, shown, setting])
  return stripes
}

function measured(
  page: HTMLElement,
  spans: Comparison['spans'],
  coders: Comparison['coders'],
): RailStripe[] {
  const pieces = [...page.querySelectorAll<HTMLElement>('[data-start]')].map((piece) => ({
    piece,
    start: Number(piece.dataset.start),
    end: Number(piece.dataset.end),
  }))
  // The rails stand in what the text is placed in, which may begin above it.
  const origin = (page.offsetParent ?? page).getBoundingClientRect().top
  const firstAfter = (offset: number) => {
    let low = 0
    let high = pieces.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (pieces[middle]!.end <= offset) low = middle + 1
      else high = middle
    }
    return low
  }
  const boxes = spans.flatMap((span) => {
    const first = firstAfter(span.start)
    let last = firstAfter(span.end - 1)
    if (last >= pieces.length || pieces[last]!.start >= span.end) last--
    if (first >= pieces.length || last < first) return []
    const from = pieces[first]!.piece.getClientRects()[0]
    const to = [...pieces[last]!.piece.getClientRects()].at(-1)
    if (from === undefined || to === undefined) return []
    return [{ span, key: span.id, top: from.top - origin, bottom: to.bottom - origin }]
  })
  return coders.flatMap(({ id }) => {
    const own = boxes.filter((box) => box.span.coder === id)
    const lanes = packLanes(own)
    return own.map(({ span, key, top, bottom }) => {
      const beside = own.filter((other) => other.top < bottom && other.bottom > top)
      return {
        id: key,
        coder: id,
        code: span.code,
        top: top + 2,
        height: Math.max(6, bottom - top - 4),
        lane: lanes.get(key)!,
        lanes: 1 + Math.max(...beside.map((other) => lanes.get(other.key)!)),
      }
    })
  })
}
