import type { Hue } from '#model/codebook.ts'
import type { Span } from '#model/span.ts'
import { Store } from '../live/store.ts'
import { BlockElements } from './dom-points.ts'
import { canHighlight, type LookedPiece, TextHighlights } from './highlights.ts'
import { layOutStripes, type StripeBox, type StripeLayout } from './lanes.ts'
import { blocksOf, pieceIn, type ReadingText } from './reading-text.ts'
import type { ShownSpan } from './shown-span.ts'
import { SpanIndex } from './span-index.ts'
import { levelsOf, mergedByCode } from './underlines.ts'

/** Spans of blocks this far outside the viewport are drawn before they are scrolled to. */
const marginPx = 1_000

export interface Looks {
  /** Its spans are filled, those of other codes underlined. */
  focusedCode: string | null
  /** The span one works at. */
  openKey: string | null
  hueOf: (code: string) => Hue | undefined
}

/**
 * The drawn side of a transcript: highlights in the text and stripes beside it, for blocks near the
 * viewport alone. React renders the text once and the stripes from `stripes`; nothing here writes to
 * the text, and all geometry of a drawing is read before anything is written.
 */
export class TextView {
  readonly blocks: BlockElements
  readonly index: SpanIndex
  readonly stripes = new Store<StripeLayout>({ stripes: [], tags: [], more: [] })
  /** Where the caret stands, in pixels within the page; `null` where there is none. */
  readonly caretBox = new Store<{ x: number; top: number; height: number } | null>(null)

  private readonly highlights: TextHighlights | null
  private readonly near = new Set<number>()
  private readonly observer: IntersectionObserver
  private readonly resized: ResizeObserver
  private looks: Looks = {
    focusedCode: null,
    openKey: null,
    hueOf: () => undefined,
  }
  private caret: number | null = null
  private lanes: ReadonlyMap<string, number> = new Map()
  private frame = 0
  private stripeWidth = 0

  /**
   * @param scroller what scrolls the page, `null` for the window
   * @param page holds the blocks; stripes are placed within it
   */
  constructor(
    scroller: HTMLElement | null,
    readonly page: HTMLElement,
    private readonly reading: ReadingText,
  ) {
    this.blocks = BlockElements.within(page, reading)
    this.index = new SpanIndex(reading)
    this.highlights = canHighlight() ? new TextHighlights(this.blocks) : null
    this.observer = new IntersectionObserver((entries) => this.seen(entries), {
      root: scroller,
      rootMargin: `${marginPx}px 0px`,
    })
    for (const element of this.blocks.elements) this.observer.observe(element)
    this.resized = new ResizeObserver(() => {
      this.stripeWidth = stripeWidth(page)
      this.measureSoon()
    })
    this.resized.observe(page)
    addEventListener('beforeprint', this.drawAll)
  }

  /** Shows exactly these spans. */
  setSpans(spans: readonly ShownSpan[]): void {
    const changed = this.index.update(spans)
    if (changed.size === 0) return
    for (const block of changed) if (this.near.has(block)) this.drawBlock(block)
    this.measureSoon()
  }

  setLooks(looks: Looks): void {
    this.looks = looks
    for (const block of this.near) this.drawBlock(block)
  }

  setSelection(span: Span | null): void {
    this.highlights?.drawSelection(span === null ? [] : this.piecesOf(span))
  }

  setCaret(offset: number | null): void {
    this.caret = offset
    this.measureSoon()
  }

  /** Where a span ends on the page, in pixels of the page: where a picker for it belongs. */
  endOf(span: Span): { x: number; top: number; bottom: number } | null {
    const range = this.blocks.rangeOf(span)
    const boxes = range === null ? [] : [...range.getClientRects()]
    const first = boxes[0]
    const last = boxes.at(-1)
    if (first === undefined || last === undefined) return null
    const page = this.page.getBoundingClientRect()
    return { x: last.left - page.left, top: first.top - page.top, bottom: last.bottom - page.top }
  }

  close(): void {
    cancelAnimationFrame(this.frame)
    removeEventListener('beforeprint', this.drawAll)
    this.observer.disconnect()
    this.resized.disconnect()
    this.highlights?.close()
  }

  private seen(entries: IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const block = Number((target as HTMLElement).dataset.block)
      if (isIntersecting && !this.near.has(block)) {
        this.near.add(block)
        this.drawBlock(block)
      } else if (!isIntersecting && this.near.delete(block)) {
        this.highlights?.clearBlock(block)
      }
    }
    this.measureSoon()
  }

  private readonly drawAll = (): void => {
    for (const { index } of this.reading.blocks) {
      this.near.add(index)
      this.drawBlock(index)
    }
    this.measure()
  }

  private drawBlock(index: number): void {
    if (this.highlights === null) return
    const block = this.reading.blocks[index]!
    const { focusedCode, openKey, hueOf } = this.looks
    const marked = this.index.inBlock(index)
    const isFilled = ({ key, span }: ShownSpan) => key === openKey || span.code === focusedCode
    const lined = marked.filter((shown) => !isFilled(shown))
    const levels = levelsOf(lined)
    const pieces: LookedPiece[] = []
    const filled = marked.filter(isFilled)
    const own = lined.filter(({ coder }) => coder === null)
    const others = mergedByCode(lined.filter(({ coder }) => coder !== null))
    for (const shown of [...filled, ...own, ...others]) {
      const hue = hueOf(shown.span.code)
      const piece = pieceIn(this.reading, block, shown.span)
      if (piece === null || hue === undefined) continue
      if (isFilled(shown)) {
        pieces.push({ look: `fill-${hue}`, ...piece })
        if (shown.key === openKey) pieces.push({ look: `open-${hue}`, ...piece })
        continue
      }
      const level = levels.get(shown.key)
      if (level === undefined) continue
      const kind = shown.coder === null ? 'line' : 'other'
      pieces.push({ look: `${kind}-${hue}-${level}`, ...piece })
    }
    this.highlights.drawBlock(index, pieces)
  }

  private measureSoon(): void {
    cancelAnimationFrame(this.frame)
    this.frame = requestAnimationFrame(() => this.measure())
  }

  private measure(): void {
    const page = this.page.getBoundingClientRect()
    const boxes = new Map<string, StripeBox>()
    const range = document.createRange()
    for (const index of [...this.near].sort((a, b) => a - b)) {
      const node = this.blocks.textNode(index)
      if (node === null) continue
      const block = this.reading.blocks[index]!
      for (const { key, span } of this.index.inBlock(index)) {
        const piece = pieceIn(this.reading, block, span)
        if (piece === null) continue
        range.setStart(node, piece.from)
        range.setEnd(node, Math.min(piece.to, node.length))
        const { top, bottom } = range.getBoundingClientRect()
        // Three pixels off each end, so that stripes of neighbouring lines do not touch.
        const box = { key, top: top - page.top + 3, bottom: bottom - page.top - 3 }
        const above = boxes.get(key)
        if (above === undefined) boxes.set(key, box)
        else above.bottom = box.bottom
      }
    }
    const caret = this.measureCaret(page)
    this.caretBox.set(caret)
    const { lanes, ...layout } = layOutStripes(
      [...boxes.values()],
      { laneWidth: 9, width: this.stripeWidth, leastTagWidth: 56, tagHeight: 17 },
      this.lanes,
    )
    this.lanes = lanes
    this.stripes.set(layout)
  }

  private measureCaret(page: DOMRect): { x: number; top: number; height: number } | null {
    const point = this.caret === null ? null : this.blocks.pointOf(this.caret)
    if (point === null) return null
    const range = document.createRange()
    range.setStart(point.node, point.offset)
    const box = [...range.getClientRects()].at(-1)
    return box === undefined
      ? null
      : { x: box.left - page.left, top: box.top - page.top, height: box.height }
  }

  private piecesOf(span: Span): { index: number; from: number; to: number }[] {
    if (this.reading.blocks.length === 0) return []
    const [first, last] = blocksOf(this.reading, span)
    const pieces: { index: number; from: number; to: number }[] = []
    for (let index = first; index <= last; index++) {
      const piece = pieceIn(this.reading, this.reading.blocks[index]!, span)
      if (piece !== null) pieces.push({ index, ...piece })
    }
    return pieces
  }
}

/** The room beside the text, which the style sheet decides. */
function stripeWidth(page: HTMLElement): number {
  const style = getComputedStyle(page)
  const pixels = (name: string) => Number.parseFloat(style.getPropertyValue(name)) || 0
  return pixels('--stripe-room') - pixels('--stripe-gap')
}
