import { memo } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { Block, ReadingText } from '#app/text/reading-text.ts'
import type { TextView } from '#app/text/text-view.ts'
import { turnOfMemo } from '#model/memo-about.ts'
import { classes } from '../classes.ts'
import styles from './memo-marks.module.css'
import type { Memos } from './use-memos.ts'

/**
 * Beside the number of a turn, the way to its memo: at turns that have one, and at the turn one reads.
 * Each stands in its turn, so that it comes after the number for who goes through the page by keyboard.
 */
export function MemoMarks({
  view,
  reading,
  memos: { texts, open, mayWrite, show },
  current,
}: {
  view: TextView | null
  reading: ReadingText
  memos: Memos
  /** Ordinal of the turn in view; 0 in the preamble. */
  current: number
}) {
  const { t } = useTranslation('workspace')
  if (view === null) return null
  const written = [...texts.keys()].flatMap((about) => turnOfMemo(about) ?? [])
  const marked =
    mayWrite && current > 0 && !texts.has(`turn:${current}`) ? [...written, current] : written
  return marked.map((turn) => {
    const block = reading.blockOf(turn)
    const isWritten = texts.has(`turn:${turn}`)
    return (
      block !== undefined && (
        <MemoMark
          key={turn}
          view={view}
          block={block}
          isWritten={isWritten}
          isOpen={open === `turn:${turn}`}
          label={t(isWritten ? 'memos.ofTurn' : 'memos.addToTurn', { turn })}
          word={t(isWritten ? 'memos.mark' : 'memos.addMark')}
          onShow={show}
        />
      )
    )
  })
}

const MemoMark = memo(function MemoMark({
  view,
  block,
  isWritten,
  isOpen,
  label,
  word,
  onShow,
}: {
  view: TextView
  block: Block
  isWritten: boolean
  isOpen: boolean
  label: string
  word: string
  onShow: Memos['show']
}) {
  const article = view.blocks.elements[block.index]?.closest('article')
  if (!article) return null
  return createPortal(
    <button
      type="button"
      data-apart
      className={classes(styles.mark, isWritten && styles.written)}
      aria-label={label}
      title={label}
      aria-expanded={isOpen}
      onClick={() => onShow(`turn:${block.ordinal}`)}
    >
      {word}
    </button>,
    article,
  )
})
