import { afterPaint } from '../after-paint.ts'

/** Stretches of 32 turns that are laid out between two frames. */
const stretchesAtOnce = 3

/**
 * A long text that opens. What is in view is drawn before the rest has its place: laid out at once, 200,000 words
 * would stop the page for a second. The rest follows bit by bit.
 */
export class OpeningText {
  private isOver = false
  private readonly waiting: Element[]

  /**
   * @param page marked with `data-opening` while it opens
   * @param laidOut told when all of it has its place
   */
  constructor(
    private readonly page: HTMLElement,
    private readonly laidOut: () => void,
  ) {
    this.waiting = [...page.querySelectorAll('[data-stretch]')]
    afterPaint(() => this.goOn())
  }

  /** Gives everything its place at once, before one goes anywhere in it. */
  layOutAll(): void {
    if (this.isOver || this.page.dataset.opening === undefined) return
    this.isOver = true
    delete this.page.dataset.opening
    this.laidOut()
  }

  close(): void {
    this.isOver = true
  }

  private goOn(): void {
    if (this.isOver) return
    for (const stretch of this.waiting.splice(0, stretchesAtOnce)) {
      stretch.toggleAttribute('data-laid-out', true)
    }
    if (this.waiting.length > 0) afterPaint(() => this.goOn())
    else this.layOutAll()
  }
}
