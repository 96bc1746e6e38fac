import type { Hue } from '#model/codebook.ts'

/** A look of words in the text; `highlights.css`, `found.css` and `drawn-marks.css` have a rule for each. */
export type Look =
  | 'select'
  | 'found'
  | 'found-here'
  | `open-${Hue}`
  | `fill-${Hue}`
  | `line-${Hue}-${number}`
  | `other-${Hue}-${number}`

/** A stretch of a block's text node, in UTF-16 units, with its look. */
export interface LookedPiece {
  look: Look
  from: number
  to: number
}

/** The same with the block it lies in. */
export type MarkedPiece = LookedPiece & { index: number }

/**
 * Marks words of the text without changing it. Only blocks near the viewport are to be drawn: what a repaint
 * costs grows with what is marked.
 */
export abstract class Marks {
  /** Makes what is coded in a block look as told, and no other way. */
  drawBlock(index: number, pieces: readonly LookedPiece[]): void {
    this.draw(
      `coded ${index}`,
      pieces.map((piece) => ({ ...piece, index })),
    )
  }

  /** The same of what was looked for in a block. */
  drawFound(index: number, pieces: readonly LookedPiece[]): void {
    this.draw(
      `found ${index}`,
      pieces.map((piece) => ({ ...piece, index })),
    )
  }

  clearBlock(index: number): void {
    this.erase(`coded ${index}`)
    this.erase(`found ${index}`)
  }

  /** The selection, which may cross blocks. */
  drawSelection(pieces: readonly { index: number; from: number; to: number }[]): void {
    this.draw(
      'selection',
      pieces.map((piece) => ({ ...piece, look: 'select' as const })),
    )
  }

  /** Words may stand elsewhere now. */
  abstract laidOutAnew(): void
  abstract close(): void
  /** Makes these the pieces drawn under a key. */
  protected abstract draw(key: string, pieces: readonly MarkedPiece[]): void
  protected abstract erase(key: string): void
}
