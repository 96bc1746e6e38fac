import { useEffect, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { afterPaint } from '#app/after-paint.ts'
import type { StripeLayout } from '#app/text/lanes.ts'
import { paperStripes } from '#app/text/paper-stripes.ts'
import type { Block, ReadingText } from '#app/text/reading-text.ts'
import type { TextView } from '#app/text/text-view.ts'
import type { PrintedTurns } from './print-dialog.tsx'

/** What stands on paper. */
interface Paper {
  blocks: readonly Block[]
  /** Stripes by the article they stand beside. */
  stripes: ReadonlyMap<HTMLElement, StripeLayout>
}

/**
 * While the page is printed, all that is coded in what is printed is drawn and its stripes laid out for paper; `null` on
 * the screen.
 *
 * @param printed what is to be printed alone, and is printed once it is given; `null`: all, whenever it is
 * @param onPrinted what was printed alone is on paper
 */
export function usePaper(
  view: TextView | null,
  reading: ReadingText,
  printed: PrintedTurns | null,
  onPrinted: () => void,
): Paper | null {
  const [paper, setPaper] = useState<Paper | null>(null)
  const blocks = useMemo(() => blocksOf(reading, printed), [reading, printed])
  const latest = useRef(onPrinted)
  latest.current = onPrinted
  useEffect(() => {
    if (view === null) return
    const { dataset } = document.documentElement
    const leaveOut = (isLeftOut: (block: Block) => boolean) => {
      for (const block of reading.blocks) {
        const article = view.blocks.elements[block.index]?.closest('article')
        article?.toggleAttribute('data-unprinted', isLeftOut(block))
      }
    }
    const toPaper = () => {
      dataset.paper = ''
      const onPaper = new Set(blocks)
      if (onPaper.size < reading.blocks.length) leaveOut((block) => !onPaper.has(block))
      view.drawAll(blocks)
      // The browser prints what stands there when this returns.
      flushSync(() => setPaper({ blocks, stripes: paperStripes(view, reading, blocks) }))
    }
    const toScreen = () => {
      delete dataset.paper
      leaveOut(() => false)
      setPaper(null)
      view.drawNear()
      latest.current()
    }
    addEventListener('beforeprint', toPaper)
    addEventListener('afterprint', toScreen)
    return () => {
      removeEventListener('beforeprint', toPaper)
      removeEventListener('afterprint', toScreen)
      delete dataset.paper
    }
  }, [view, reading, blocks])
  useEffect(() => {
    if (printed !== null) afterPaint(() => print())
  }, [printed])
  return paper
}

function blocksOf({ blocks }: ReadingText, printed: PrintedTurns | null): readonly Block[] {
  if (printed === null) return blocks
  const { from, to } = printed
  const first = blocks.findIndex(({ ordinal }) => ordinal >= from)
  const last = blocks.findLastIndex(({ ordinal }) => ordinal > 0 && ordinal <= to)
  return first < 0 ? [] : blocks.slice(first, last + 1)
}
