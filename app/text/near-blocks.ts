import type { BlockElements } from './dom-points.ts'

/**
 * Pixels outside the viewport in which blocks are drawn before they are scrolled to. Whatever changes in the
 * page, a browser goes through all marked words again, so there are to be few.
 */
const marginPx = 400

/**
 * Which blocks are in view or soon may be. They stand below one another, so both ends of that stretch are
 * found by halving: watching each of some thousand blocks took a browser 4 ms a frame.
 */
export class NearBlocks {
  private first = 0
  /** Excluded. */
  private end = 0

  /** @param scroller what scrolls them */
  constructor(
    private readonly scroller: HTMLElement,
    private readonly blocks: BlockElements,
  ) {}

  has(index: number): boolean {
    return this.first <= index && index < this.end
  }

  /** Indexes in reading order. */
  all(): number[] {
    return Array.from({ length: this.end - this.first }, (_, at) => this.first + at)
  }

  /** Looks where the text stands now. @returns blocks that came into the stretch, and that left it */
  look(): { come: number[]; gone: number[] } {
    const before = this.all()
    const hadBefore = new Set(before)
    const pane = this.scroller.getBoundingClientRect()
    this.first = this.blocks.firstWhere(({ bottom }) => bottom > pane.top - marginPx)
    this.end = this.blocks.firstWhere(({ top }) => top >= pane.bottom + marginPx)
    return {
      come: this.all().filter((index) => !hadBefore.has(index)),
      gone: before.filter((index) => !this.has(index)),
    }
  }
}
