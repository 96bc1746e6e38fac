import { differenceOf } from '#model/in-order.ts'
import type { Span } from '#model/span.ts'
import { blocksOf, type ReadingText } from './reading-text.ts'
import { lengthOf, type ShownSpan } from './shown-span.ts'

/**
 * Which spans stand in which block. Kept up step by step: what did not change is not looked at again.
 */
export class SpanIndex {
  private shown: readonly ShownSpan[] = []
  private readonly spans = new Map<string, ShownSpan>()
  private readonly byBlock = new Map<number, Map<string, ShownSpan>>()
  private readonly sorted = new Map<number, readonly ShownSpan[]>()

  constructor(private readonly reading: ReadingText) {}

  /**
   * Makes the index hold exactly `spans`, of which none stands there twice.
   *
   * @returns the blocks in which something changed
   */
  update(spans: readonly ShownSpan[]): Set<number> {
    const changed = new Set<number>()
    const { gone, come } = differenceOf(this.shown, spans)
    for (const shown of gone) {
      this.spans.delete(shown.key)
      this.each(shown, (index) => {
        this.byBlock.get(index)?.delete(shown.key)
        changed.add(index)
      })
    }
    for (const shown of come) {
      this.spans.set(shown.key, shown)
      this.add(shown, changed)
    }
    this.shown = spans
    return changed
  }

  /** Spans with a part in the block, in reading order. */
  inBlock(index: number): readonly ShownSpan[] {
    let spans = this.sorted.get(index)
    if (spans === undefined) {
      spans = [...(this.byBlock.get(index)?.values() ?? [])].sort(inOrder)
      this.sorted.set(index, spans)
    }
    return spans
  }

  /** Spans over the character at `offset`, the shortest first. */
  at(offset: number): ShownSpan[] {
    return this.inBlock(this.reading.blockAt(offset).index)
      .filter(({ span }) => span.start <= offset && offset < span.end)
      .sort((a, b) => lengthOf(a.span) - lengthOf(b.span) || inOrder(a, b))
  }

  /** Spans of exactly this range. */
  exactly(range: Span): ShownSpan[] {
    return this.inBlock(this.reading.blockAt(range.start).index).filter(
      ({ span }) => span.start === range.start && span.end === range.end,
    )
  }

  get(key: string): ShownSpan | undefined {
    return this.spans.get(key)
  }

  private add(shown: ShownSpan, changed: Set<number>): void {
    this.each(shown, (index) => {
      const spans = this.byBlock.get(index)
      if (spans === undefined) this.byBlock.set(index, new Map([[shown.key, shown]]))
      else spans.set(shown.key, shown)
      changed.add(index)
    })
  }

  private each(shown: ShownSpan, visit: (index: number) => void): void {
    if (this.reading.blocks.length === 0) return
    const [first, last] = blocksOf(this.reading, shown.span)
    for (let index = first; index <= last; index++) {
      this.sorted.delete(index)
      visit(index)
    }
  }
}

/** By start, the longer first; the same on every screen. */
export function inOrder(a: ShownSpan, b: ShownSpan): number {
  return a.span.start - b.span.start || b.span.end - a.span.end || (a.key < b.key ? -1 : 1)
}
