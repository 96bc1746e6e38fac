import type { Span } from '#model/span.ts'
import { Store } from '../live/store.ts'
import { caretBox, type EdgeBox, type SpanEdges, spanEdges } from './boxes.ts'
import { codedPieces, type Looks } from './coded-pieces.ts'
import { BlockElements } from './dom-points.ts'
import { DrawnMarks } from './drawn-marks.ts'
import { canHighlight, TextHighlights } from './highlights.ts'
import { layOutStripes, type StripeLayout } from './lanes.ts'
import type { Marks } from './marks.ts'
import { NearBlocks } from './near-blocks.ts'
import { OpeningText } from './opening-text.ts'
import { type Block, blocksOf, pieceIn, type ReadingText } from './reading-text.ts'
import type { ShownSpans } from './shown-list.ts'
import { SpanIndex } from './span-index.ts'
import { StripeBoxes } from './stripe-boxes.ts'

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
  readonly caretBox = new Store<EdgeBox | null>(null)
  /** Both edges of the span one works at; `null` where there is none. */
  readonly edges = new Store<SpanEdges | null>(null)

  /** A shown span by its key. */
  get: ShownSpans['get'] = () => undefined

  private readonly marks: Marks
  /** Blocks that are in view, or soon may be. */
  readonly near: NearBlocks
  private readonly opening: OpeningText
  private readonly boxes: StripeBoxes
  private readonly resized: ResizeObserver
  private looks: Looks = {
    focusedCode: null,
    openKey: null,
    hueOf: () => undefined,
  }
  /** What was looked for, by the block it stands in. */
  private found: ReadonlyMap<number, readonly Span[]> = new Map()
  private foundHere: Span | null = null
  private caret: number | null = null
  private lanes: ReadonlyMap<string, number> = new Map()
  private frame = 0
  private isOnPaper = false
  private stripeWidth = 0

  /**
   * @param scroller what scrolls the page
   * @param page holds the blocks; stripes are placed within it
   */
  constructor(
    private readonly scroller: HTMLElement,
    readonly page: HTMLElement,
    private readonly reading: ReadingText,
  ) {
    this.blocks = BlockElements.within(page, reading)
    this.index = new SpanIndex(reading)
    this.marks = canHighlight()
      ? new TextHighlights(this.blocks)
      : new DrawnMarks(page, this.blocks)
    this.near = new NearBlocks(scroller, this.blocks)
    this.boxes = new StripeBoxes(reading, this.blocks, this.index)
    this.resized = new ResizeObserver(() => {
      this.stripeWidth = stripeWidth(page)
      this.laidOutAnew()
    })
    this.resized.observe(page)
    this.resized.observe(scroller)
    scroller.addEventListener('scroll', this.drawSoon, { passive: true })
    document.fonts.addEventListener('loadingdone', this.laidOutAnew)
    this.opening = new OpeningText(page, this.laidOutAnew)
  }

  /** From now on the whole text has its place, also where nobody has looked yet: before one goes anywhere in it. */
  layOutAll(): void {
    this.opening.layOutAll()
  }

  /** Shows exactly these spans. */
  setSpans({ spans, get }: Pick<ShownSpans, 'spans' | 'get'>): void {
    this.get = get
    const changed = this.index.update(spans)
    if (changed.size === 0) return
    for (const block of changed) {
      this.boxes.forget(block)
      if (this.near.has(block)) this.drawBlock(block)
    }
    this.drawSoon()
  }

  setLooks(looks: Looks): void {
    this.looks = looks
    for (const block of this.near.all()) this.drawBlock(block)
    this.drawSoon()
  }

  /**
   * Marks words that were looked for.
   *
   * @param here the one among them that one is at
   */
  setFound(spans: readonly Span[], here: Span | null): void {
    const found = new Map<number, Span[]>()
    for (const span of spans) {
      if (this.reading.blocks.length === 0) break
      const [first, last] = blocksOf(this.reading, span)
      for (let index = first; index <= last; index++) {
        const some = found.get(index)
        if (some === undefined) found.set(index, [span])
        else some.push(span)
      }
    }
    this.found = found
    this.foundHere = here
    for (const block of this.near.all()) this.drawFound(block)
  }

  setSelection(span: Span | null): void {
    this.marks.drawSelection(span === null ? [] : this.piecesOf(span))
  }

  setCaret(offset: number | null): void {
    this.caret = offset
    this.drawSoon()
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
    this.scroller.removeEventListener('scroll', this.drawSoon)
    document.fonts.removeEventListener('loadingdone', this.laidOutAnew)
    this.resized.disconnect()
    this.opening.close()
    this.marks.close()
  }

  /** Draws blocks wherever they are, for paper; `drawNear` goes back to those in view. */
  drawAll(blocks: readonly Block[]): void {
    this.isOnPaper = true
    this.layOutAll()
    for (const { index } of blocks) this.drawBlock(index)
  }

  drawNear(): void {
    this.isOnPaper = false
    for (const { index } of this.reading.blocks) {
      if (!this.near.has(index)) this.marks.clearBlock(index)
    }
    this.laidOutAnew()
  }

  private drawBlock(index: number): void {
    const block = this.reading.blocks[index]!
    const pieces = codedPieces(this.reading, block, this.index.inBlock(index), this.looks)
    this.marks.drawBlock(index, pieces)
  }

  private drawFound(index: number): void {
    const block = this.reading.blocks[index]!
    this.marks.drawFound(
      index,
      (this.found.get(index) ?? []).flatMap((span) => {
        const piece = pieceIn(this.reading, block, span)
        const isHere = span.start === this.foundHere?.start && span.end === this.foundHere.end
        return piece === null ? [] : [{ look: isHere ? 'found-here' : 'found', ...piece } as const]
      }),
    )
  }

  /** Words may stand on other lines, also where the page is as large as before: another typeface, say. */
  readonly laidOutAnew = (): void => {
    this.boxes.forgetAll()
    this.marks.laidOutAnew()
    this.drawSoon()
  }

  /** Once in the next frame, however often it is asked for. */
  private readonly drawSoon = (): void => {
    cancelAnimationFrame(this.frame)
    this.frame = requestAnimationFrame(() => {
      if (!this.isOnPaper) this.drawComing()
      this.measure()
    })
  }

  /** Draws blocks that come near the viewport, and no longer those that are far from it. */
  private drawComing(): void {
    const { come, gone } = this.near.look()
    for (const block of gone) {
      this.marks.clearBlock(block)
      this.boxes.forget(block)
    }
    for (const block of come) {
      this.drawBlock(block)
      this.drawFound(block)
    }
  }

  private measure(): void {
    const page = this.page.getBoundingClientRect()
    const open = this.looks.openKey === null ? undefined : this.get(this.looks.openKey)
    const edges = open === undefined ? null : spanEdges(this.blocks, page, open.span)
    const caret = this.caret === null ? null : caretBox(this.blocks, page, this.caret)
    this.edges.set(edges)
    this.caretBox.set(caret)
    const { lanes, ...layout } = layOutStripes(
      this.boxes.of(this.near.all(), page.top),
      { laneWidth: 9, width: this.stripeWidth, leastTagWidth: 56, tagHeight: 17 },
      this.lanes,
    )
    this.lanes = lanes
    this.stripes.set(layout)
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
