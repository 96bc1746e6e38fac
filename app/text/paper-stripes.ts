import { layOutStripes, type StripeBox, type StripeLayout } from './lanes.ts'
import { type Block, pieceIn, type ReadingText } from './reading-text.ts'
import type { TextView } from './text-view.ts'

/** Pixels beside the text on paper, as `text-pane.module.css` has them. */
const room = { laneWidth: 9, width: 172, leastTagWidth: 56, tagHeight: 17 }

/**
 * Stripes of turns in pixels from the top of its article, since sheets end between turns. The page
 * must be laid out for paper.
 *
 * @returns by the article they stand beside; turns without codes are left out
 */
export function paperStripes(
  view: TextView,
  reading: ReadingText,
  blocks: readonly Block[],
): ReadonlyMap<HTMLElement, StripeLayout> {
  const layouts = new Map<HTMLElement, StripeLayout>()
  const range = document.createRange()
  for (const block of blocks) {
    const node = view.blocks.textNode(block.index)
    const article = node?.parentElement?.closest('article')
    if (!node || !article) continue
    const origin = article.getBoundingClientRect().top
    const boxes = view.index.inBlock(block.index).flatMap(({ key, span }): StripeBox[] => {
      const piece = pieceIn(reading, block, span)
      if (piece === null) return []
      range.setStart(node, piece.from)
      range.setEnd(node, Math.min(piece.to, node.length))
      const { top, bottom } = range.getBoundingClientRect()
      return [{ key, top: top - origin + 2, bottom: bottom - origin - 2 }]
    })
    if (boxes.length > 0) layouts.set(article, layOutStripes(boxes, room))
  }
  return layouts
}
