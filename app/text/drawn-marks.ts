import type { BlockElements } from './dom-points.ts'
import { type MarkedPiece, Marks } from './marks.ts'

/** How far apart the lines under words are, in pixels, as in `highlights.css`. */
const levelPx = 4

/** Where the first of them lies, in pixels above the end of what a line of text takes up. */
const abovePx = 2

/**
 * Draws looks as boxes and lines behind the words, where a browser has no CSS custom highlights. They lie in a layer
 * of their own on the page, so that the text is not changed here either.
 */
export class DrawnMarks extends Marks {
  private readonly layer = document.createElement('div')
  private readonly drawn = new Map<string, { pieces: readonly MarkedPiece[]; box: HTMLElement }>()

  constructor(
    private readonly page: HTMLElement,
    private readonly blocks: BlockElements,
  ) {
    super()
    this.layer.dataset.drawnMarks = ''
    this.layer.setAttribute('aria-hidden', 'true')
    page.dataset.behind = ''
    page.append(this.layer)
  }

  laidOutAnew(): void {
    for (const [key, { pieces }] of [...this.drawn]) this.draw(key, pieces)
  }

  close(): void {
    this.drawn.clear()
    this.layer.remove()
    delete this.page.dataset.behind
  }

  protected draw(key: string, pieces: readonly MarkedPiece[]): void {
    const marks = pieces.flatMap((piece) => this.marksOf(piece))
    this.erase(key)
    if (marks.length === 0) return
    const box = document.createElement('div')
    box.append(...marks)
    this.layer.append(box)
    this.drawn.set(key, { pieces, box })
  }

  protected erase(key: string): void {
    this.drawn.get(key)?.box.remove()
    this.drawn.delete(key)
  }

  /** One for each line of text that the piece stands on. */
  private marksOf({ look, index, from, to }: MarkedPiece): HTMLElement[] {
    const node = this.blocks.textNode(index)
    if (node === null) return []
    const range = document.createRange()
    range.setStart(node, Math.min(from, node.length))
    range.setEnd(node, Math.min(to, node.length))
    const [kind = '', hue, level] = look === 'found-here' ? [look] : look.split('-')
    const isLine = level !== undefined || kind === 'open'
    const page = this.page.getBoundingClientRect()
    return [...range.getClientRects()].map((line) => {
      const mark = document.createElement('i')
      mark.dataset.mark = kind
      if (hue !== undefined) mark.dataset.hue = hue
      const top = isLine ? line.bottom - abovePx + Number(level ?? 0) * levelPx : line.top
      mark.style.left = `${line.left - page.left}px`
      mark.style.top = `${top - page.top}px`
      mark.style.width = `${line.width}px`
      if (!isLine) mark.style.height = `${line.height}px`
      return mark
    })
  }
}
