import type { Hue } from '#model/codebook.ts'
import type { LookedPiece } from './marks.ts'
import { type Block, pieceIn, type ReadingText } from './reading-text.ts'
import type { ShownSpan } from './shown-span.ts'
import { levelsOf, mergedByCode } from './underlines.ts'

export interface Looks {
  /** Its spans are filled, those of other codes underlined. */
  focusedCode: string | null
  /** The span one works at. */
  openKey: string | null
  hueOf: (code: string) => Hue | undefined
}

/**
 * What is coded in a block as its words look: the code and the span one works at filled, the others
 * underlined.
 *
 * @param marked the spans that the block shows, in reading order
 */
export function codedPieces(
  reading: ReadingText,
  block: Block,
  marked: readonly ShownSpan[],
  { focusedCode, openKey, hueOf }: Looks,
): LookedPiece[] {
  const isFilled = ({ key, span }: ShownSpan) => key === openKey || span.code === focusedCode
  const lined = marked.filter((shown) => !isFilled(shown))
  const levels = levelsOf(lined)
  const pieces: LookedPiece[] = []
  const filled = marked.filter(isFilled)
  const own = lined.filter(({ coder }) => coder === null)
  const others = mergedByCode(lined.filter(({ coder }) => coder !== null))
  for (const shown of [...filled, ...own, ...others]) {
    const hue = hueOf(shown.span.code)
    const piece = pieceIn(reading, block, shown.span)
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
  return pieces
}
