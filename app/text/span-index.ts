import { differenceOf, firstWhere, keptUp } from '#model/in-order.ts'
import type { Span } from '#model/span.ts'
import { blocksOf, type ReadingText } from './reading-text.ts'
import { lengthOf, type ShownSpan } from './shown-span.ts'

/** From so many changes on every block counts as changed: to look at each would take longer. */
const many = 2_000

/**
 * Which spans stand in which block. Found in their order where a block is asked for, and remembered until something
 * changes there.
 */
export class SpanIndex {
  private shown: readonly ShownSpan[] = []
  /** Those that reach into the next block and beyond. */
  private reaching: readonly ShownSpan[] = []
  private readonly inBlocks = new Map<number, readonly ShownSpan[]>()

  constructor(private readonly reading: ReadingText) {}

  /**
   * Makes the index hold exactly `spans`.
   *
   * @param spans in reading order, none twice
   * @returns the blocks in which something changed
   */
  update(spans: readonly ShownSpan[]): Set<number> {
    const { gone, come } = differenceOf(this.shown, spans)
    this.shown = spans
    if (gone.length + come.length > many) {
      this.reaching = this.reachingAmong(spans)
      this.inBlocks.clear()
      return new Set(this.reading.blocks.keys())
    }
    this.reaching = keptUp(
      this.reaching,
      { gone: this.reachingAmong(gone), come: this.reachingAmong(come) },
      inOrder,
    )
    const changed = new Set<number>()
    for (const { span } of [...gone, ...come]) {
      const [first, last] = this.blocksOf(span)
      for (let index = first; index <= last; index++) {
        changed.add(index)
        this.inBlocks.delete(index)
      }
    }
    return changed
  }

  /** Spans with a part in the block, in reading order. */
  inBlock(index: number): readonly ShownSpan[] {
    let spans = this.inBlocks.get(index)
    if (spans === undefined) {
      spans = this.find(index)
      this.inBlocks.set(index, spans)
    }
    return spans
  }

  /** Spans over the character at `offset`, the shortest first. */
  at(offset: number): ShownSpan[] {
    return this.inBlock(this.reading.blockAt(offset).index)
      .filter(({ span }) => span.start <= offset && offset < span.end)
      .sort((a, b) => lengthOf(a.span) - lengthOf(b.span) || inOrder(a, b))
  }

  private find(index: number): readonly ShownSpan[] {
    const { blocks } = this.reading
    const beginning = (at: number) => {
      const block = blocks[at]
      if (at === 0) return 0
      return block === undefined ? this.shown.length : this.firstFrom(block.start)
    }
    const fromBefore = this.reaching.filter(({ span }) => {
      const [first, last] = this.blocksOf(span)
      return first < index && index <= last
    })
    return [...fromBefore, ...this.shown.slice(beginning(index), beginning(index + 1))]
  }

  /** @param spans in reading order */
  private reachingAmong(spans: readonly ShownSpan[]): readonly ShownSpan[] {
    const { blocks } = this.reading
    let next = 1
    return spans.filter(({ span }) => {
      while (next < blocks.length && blocks[next]!.start <= span.start) next++
      return next < blocks.length && blocks[next]!.start < span.end
    })
  }

  /** Index of the first span that begins at an offset or after it. */
  private firstFrom(offset: number): number {
    const { shown } = this
    return firstWhere(shown.length, (at) => shown[at]!.span.start >= offset)
  }

  private blocksOf(span: Span): [first: number, last: number] {
    return this.reading.blocks.length === 0 ? [0, -1] : blocksOf(this.reading, span)
  }
}

/** By start, the longer first; the same on every screen. */
export function inOrder(a: ShownSpan, b: ShownSpan): number {
  return a.span.start - b.span.start || b.span.end - a.span.end || (a.key < b.key ? -1 : 1)
}
