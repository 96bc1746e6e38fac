import type { Span } from '#model/span.ts'
import type { BlockElements } from './dom-points.ts'

/** A place between two letters, in pixels of the page. */
export interface EdgeBox {
  x: number
  top: number
  height: number
}

/** Both ends of a span on the page. */
export interface SpanEdges {
  start: EdgeBox
  end: EdgeBox
  /** Whether its first words are read from right to left, so that a start lies at the right. */
  isRightToLeft: boolean
}

/** Where a caret before `offset` stands; `null` where the page shows no text. */
export function caretBox(blocks: BlockElements, page: DOMRect, offset: number): EdgeBox | null {
  const point = blocks.pointOf(offset)
  if (point === null) return null
  const range = document.createRange()
  range.setStart(point.node, point.offset)
  const box = [...range.getClientRects()].at(-1)
  return box === undefined
    ? null
    : { x: box.left - page.left, top: box.top - page.top, height: box.height }
}

/** Where a span begins and ends on the page; `null` where nothing of it is shown. */
export function spanEdges(blocks: BlockElements, page: DOMRect, span: Span): SpanEdges | null {
  const boxes = [...(blocks.rangeOf(span)?.getClientRects() ?? [])]
  const [first, last] = [boxes[0], boxes.at(-1)]
  const point = blocks.pointOf(span.start)
  if (first === undefined || last === undefined || point === null) return null
  const element = point.node instanceof Element ? point.node : point.node.parentElement
  const isRightToLeft = element !== null && getComputedStyle(element).direction === 'rtl'
  const at = (box: DOMRect, x: number) => ({
    x: x - page.left,
    top: box.top - page.top,
    height: box.height,
  })
  return {
    start: at(first, isRightToLeft ? first.right : first.left),
    end: at(last, isRightToLeft ? last.left : last.right),
    isRightToLeft,
  }
}
