import type { BlockElements } from './dom-points.ts'
import type { StripeBox } from './lanes.ts'
import { pieceIn, type ReadingText } from './reading-text.ts'
import type { SpanIndex } from './span-index.ts'

/** Pixels off each end of a stripe, so that those of neighbouring lines do not touch. */
const gapPx = 3

/**
 * Where the spans of each block stand, measured once and kept until something changes there: while the text
 * scrolls, only blocks that come into view are measured.
 */
export class StripeBoxes {
  /** By block, in pixels from the top of its element. */
  private readonly measured = new Map<number, readonly StripeBox[]>()
  // One for all: a browser keeps each range that was made in step with every change of the page.
  private readonly range = document.createRange()

  constructor(
    private readonly reading: ReadingText,
    private readonly blocks: BlockElements,
    private readonly index: SpanIndex,
  ) {}

  /** What was measured of a block is not so any more, or not needed. */
  forget(block: number): void {
    this.measured.delete(block)
  }

  /** Words may stand on other lines. */
  forgetAll(): void {
    this.measured.clear()
  }

  /**
   * The boxes of all spans in these blocks, a span of several blocks as one.
   *
   * @param near indexes of blocks in reading order
   * @param pageTop where the page begins in the window, in pixels
   */
  of(near: readonly number[], pageTop: number): StripeBox[] {
    const boxes = new Map<string, StripeBox>()
    for (const block of near) {
      const inBlock = this.inBlock(block)
      if (inBlock.length === 0) continue
      const from = this.blocks.elements[block]!.getBoundingClientRect().top - pageTop
      for (const { key, top, bottom } of inBlock) {
        const above = boxes.get(key)
        if (above === undefined) boxes.set(key, { key, top: from + top, bottom: from + bottom })
        else above.bottom = from + bottom
      }
    }
    return [...boxes.values()]
  }

  private inBlock(index: number): readonly StripeBox[] {
    let boxes = this.measured.get(index)
    if (boxes === undefined) {
      boxes = this.measure(index)
      this.measured.set(index, boxes)
    }
    return boxes
  }

  private measure(index: number): StripeBox[] {
    const node = this.blocks.textNode(index)
    if (node === null) return []
    const origin = this.blocks.elements[index]!.getBoundingClientRect().top
    const block = this.reading.blocks[index]!
    const boxes: StripeBox[] = []
    for (const { key, span } of this.index.inBlock(index)) {
      const piece = pieceIn(this.reading, block, span)
      if (piece === null) continue
      this.range.setStart(node, piece.from)
      this.range.setEnd(node, Math.min(piece.to, node.length))
      const { top, bottom } = this.range.getBoundingClientRect()
      boxes.push({ key, top: top - origin + gapPx, bottom: bottom - origin - gapPx })
    }
    return boxes
  }
}
