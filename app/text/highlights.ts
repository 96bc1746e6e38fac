import type { BlockElements } from './dom-points.ts'
import { type Look, type MarkedPiece, Marks } from './marks.ts'

/** A stretch of words in the highlight of its look. */
interface Mark {
  highlight: Highlight
  range: StaticRange
}

/** Which of two looks on the same words lies above: what one works at, before what is there. */
const priority = (look: Look): number =>
  ['line', 'fill', 'open', 'found', 'found-here', 'select'].findLastIndex((part) =>
    look.startsWith(part),
  )

/** Whether the browser can mark words without changing the page (CSS custom highlights). */
export function canHighlight(): boolean {
  return typeof CSS !== 'undefined' && 'highlights' in CSS
}

/**
 * Lets the words of blocks be marked. Rules of marks are those of an element around the text with
 * `data-marked`; where a browser does not hand them down, each block bears it.
 */
function bearMarks(blocks: readonly HTMLElement[]): void {
  const around = blocks[0]?.closest<HTMLElement>('[data-marked]')
  if (blocks[0] === undefined || !around) return
  const ground = (element: HTMLElement) =>
    getComputedStyle(element, '::highlight(select)').backgroundColor
  const isInherited =
    ground(around) !== getComputedStyle(around).backgroundColor &&
    ground(blocks[0]) === ground(around)
  if (!isInherited) for (const block of blocks) block.dataset.marked = ''
}

/** Draws looks as CSS custom highlights, one registered highlight a look. */
export class TextHighlights extends Marks {
  /** By what they mark, then by how and where. */
  private readonly drawn = new Map<string, Map<string, Mark>>()
  private readonly highlights = new Map<Look, Highlight>()
  private isClosed = false

  constructor(private readonly blocks: BlockElements) {
    super()
    bearMarks(blocks.elements)
  }

  /** The browser moves them along. */
  laidOutAnew(): void {}

  close(): void {
    for (const key of [...this.drawn.keys()]) this.erase(key)
    for (const look of this.highlights.keys()) CSS.highlights.delete(look)
    this.highlights.clear()
    this.isClosed = true
  }

  protected draw(key: string, pieces: readonly MarkedPiece[]): void {
    // The page may draw once more in the moment in which another view takes over.
    if (this.isClosed) return
    const before = this.drawn.get(key)
    const drawn = new Map<string, Mark>()
    for (const { look, index, from, to } of pieces) {
      const node = this.blocks.textNode(index)
      if (node === null) continue
      const id = `${look} ${index} ${from} ${to}`
      const known = before?.get(id) ?? drawn.get(id)
      drawn.set(id, known ?? this.mark(look, node, from, to))
    }
    // What stays as it was is not touched: for each mark that goes or comes a browser paints anew.
    for (const [id, { highlight, range }] of before ?? []) {
      if (!drawn.has(id)) highlight.delete(range)
    }
    if (drawn.size > 0) this.drawn.set(key, drawn)
    else this.drawn.delete(key)
  }

  private mark(look: Look, node: Text, from: number, to: number): Mark {
    const range = new StaticRange({
      startContainer: node,
      startOffset: from,
      endContainer: node,
      endOffset: Math.min(to, node.length),
    })
    const highlight = this.highlight(look)
    highlight.add(range)
    return { highlight, range }
  }

  protected erase(key: string): void {
    for (const { highlight, range } of this.drawn.get(key)?.values() ?? []) highlight.delete(range)
    this.drawn.delete(key)
  }

  private highlight(look: Look): Highlight {
    let known = this.highlights.get(look)
    if (known === undefined) {
      known = new Highlight()
      known.priority = priority(look)
      CSS.highlights.set(look, known)
      this.highlights.set(look, known)
    }
    return known
  }
}
