import { firstWhere } from '#model/in-order.ts'
import type { Span } from '#model/span.ts'
import type { ReadingText } from './reading-text.ts'

/**
 * Where the page's UTF-16 positions and the transcript's code points meet. Every block is an element
 * with `data-block` and one text node in it; nothing else of the DOM is ever looked at.
 */
export class BlockElements {
  /** What blocks stand in, each with the index of its first block. */
  private readonly stretches: readonly { element: Element; first: number }[]

  constructor(
    private readonly reading: ReadingText,
    /** In the order of the blocks. */
    readonly elements: readonly HTMLElement[],
  ) {
    const firsts = new Map<Element, number>()
    for (const [first, element] of elements.entries()) {
      const stretch = element.closest('[data-stretch]') ?? element
      if (!firsts.has(stretch)) firsts.set(stretch, first)
    }
    this.stretches = [...firsts].map(([element, first]) => ({ element, first }))
  }

  static within(root: HTMLElement, reading: ReadingText): BlockElements {
    return new BlockElements(reading, [...root.querySelectorAll<HTMLElement>('[data-block]')])
  }

  /**
   * The first block of whose place in the window something is so, as it is of all below it. Stretches are asked
   * first: to ask for a block that has no place yet lays out its whole stretch.
   *
   * @returns its index; the number of blocks where it is so of none
   */
  firstWhere(isSo: (box: DOMRect) => boolean): number {
    const { stretches, elements } = this
    const at = firstWhere(stretches.length, (index) =>
      isSo(stretches[index]!.element.getBoundingClientRect()),
    )
    // It may be so of the last blocks above already.
    const from = stretches[at - 1]?.first ?? 0
    const end = stretches[at + 1]?.first ?? elements.length
    return (
      from +
      firstWhere(end - from, (index) => isSo(elements[from + index]!.getBoundingClientRect()))
    )
  }

  textNode(index: number): Text | null {
    const node = this.elements[index]?.firstChild
    return node instanceof Text ? node : null
  }

  /** The code point at a point of the page; from between blocks, of the block that comes next. */
  offsetOf(node: Node, nodeOffset: number): number {
    const { blocks, offsets } = this.reading
    const element = node instanceof Element ? node : node.parentElement
    const owner = element?.closest<HTMLElement>('[data-block]')
    if (owner && node instanceof Text) {
      const block = blocks[Number(owner.dataset.block)]!
      return offsets.fromUtf16(block.position + Math.min(nodeOffset, block.text.length))
    }
    if (owner && node === owner) {
      const block = blocks[Number(owner.dataset.block)]!
      return nodeOffset === 0 ? block.start : block.end
    }
    // Before the first block that begins at or after the point.
    const point = document.createRange()
    point.setStart(node, nodeOffset)
    const next = firstWhere(
      this.elements.length,
      (at) => point.comparePoint(this.elements[at]!, 0) >= 0,
    )
    return blocks[next]?.start ?? blocks.at(-1)?.end ?? 0
  }

  /** What a range of the page covers. From between two blocks, the end is that of the one before. */
  spanOf(range: AbstractRange): Span {
    const start = this.offsetOf(range.startContainer, range.startOffset)
    const end = this.offsetOf(range.endContainer, range.endOffset)
    return { start: Math.min(start, end), end: Math.max(start, end) }
  }

  /** The point of the page where an offset stands; outside the shown text, the nearest one. */
  pointOf(offset: number): { node: Node; offset: number } | null {
    if (this.elements.length === 0) return null
    const block = this.reading.blockAt(offset)
    const node = this.textNode(block.index)
    const inside = Math.min(Math.max(offset, block.start), block.end)
    if (node === null) return { node: this.elements[block.index]!, offset: 0 }
    return { node, offset: this.reading.offsets.toUtf16(inside) - block.position }
  }

  /** A range of the page for a span; `null` where nothing of it is shown. */
  rangeOf(span: Span): Range | null {
    const start = this.pointOf(span.start)
    const end = this.pointOf(span.end)
    if (start === null || end === null) return null
    const range = document.createRange()
    range.setStart(start.node, start.offset)
    range.setEnd(end.node, end.offset)
    return range
  }

  /** The offset nearest to a pointer that may be beside the text; `null` where none is in view. */
  nearestTo(x: number, y: number): number | null {
    const below = this.firstWhere(({ bottom }) => bottom > y)
    const [nearest] = this.elements
      .slice(Math.max(below - 1, 0), below + 1)
      .map((element) => element.getBoundingClientRect())
      .sort((a, b) => distanceTo(a, y) - distanceTo(b, y))
    if (nearest === undefined) return null
    const point = caretPoint(
      Math.min(Math.max(x, nearest.left + 1), nearest.right - 1),
      Math.min(Math.max(y, nearest.top + 1, 1), nearest.bottom - 1, innerHeight - 1),
    )
    const owner = point?.node.parentElement?.closest('[data-block]')
    return point && owner ? this.offsetOf(point.node, point.offset) : null
  }

  /** The offset under a pointer; `null` where it is beside the text. */
  offsetAt(x: number, y: number): number | null {
    const point = caretPoint(x, y)
    if (point === null || !(point.node instanceof Text)) return null
    const owner = point.node.parentElement?.closest('[data-block]')
    if (!owner) return null
    // A pointer in the margin snaps to the nearest character: look at the line's box first.
    const line = document.createRange()
    line.setStart(point.node, Math.max(0, point.offset - 1))
    line.setEnd(point.node, Math.min(point.node.length, point.offset + 1))
    const isOnIt = [...line.getClientRects()].some(
      (box) => x >= box.left - 3 && x <= box.right + 3 && y >= box.top && y <= box.bottom,
    )
    return isOnIt ? this.offsetOf(point.node, point.offset) : null
  }
}

/** Pixels from a height of the window up or down to a box. */
function distanceTo({ top, bottom }: DOMRect, y: number): number {
  return Math.max(top - y, y - bottom, 0)
}

function caretPoint(x: number, y: number): { node: Node; offset: number } | null {
  if (typeof document.caretPositionFromPoint === 'function') {
    const position = document.caretPositionFromPoint(x, y)
    return position && { node: position.offsetNode, offset: position.offset }
  }
  // Safari before 26.2.
  const range = document.caretRangeFromPoint?.(x, y)
  return range ? { node: range.startContainer, offset: range.startOffset } : null
}
