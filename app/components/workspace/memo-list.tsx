import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReadingText } from '#app/text/reading-text.ts'
import type { ShownSpan } from '#app/text/shown-span.ts'
import type { MemoAbout } from '#model/memo-about.ts'
import { CodeChip } from '../code-chip.tsx'
import type { CodeEntry, Codes } from './codes.ts'
import styles from './memo-list.module.css'
import { memoPlace } from './memo-place.ts'
import type { Memos } from './use-memos.ts'

interface MemoListProps {
  memos: Memos
  /** Those that are shown and have a memo. */
  spans: readonly ShownSpan[]
  reading: ReadingText
  codes: Codes
  nameOf: (coder: string) => string
  onOpenSpan: (key: string) => void
  onOpen: (about: MemoAbout) => void
}

interface Row {
  key: string
  memo: string
  entry: CodeEntry | null
  /** Ordinal of the turn it is about, or begins in; `null` of codes and of the transcript. */
  turn: number | null
  /** Whose it is, where it is another's. */
  coder: string | null
  /** The coded span; `null` for a memo on a turn, a code or the transcript. */
  span: ShownSpan | null
}

/** All memos that may be seen here: on the transcript, then as the text goes, then on codes. */
export function MemoList(props: MemoListProps) {
  const { memos, spans, reading, codes, nameOf, onOpenSpan, onOpen } = props
  const { t } = useTranslation('workspace')
  const rows = useMemo(
    () => rowsOf(memos.texts, spans, reading, codes),
    [memos.texts, spans, reading, codes],
  )
  if (rows.length === 0) return null
  const placeOf = ({ entry, turn }: Row) => {
    const where = turn === null || turn === 0 ? null : t('text.turn', { turn })
    if (entry !== null) return [entry.code.name, where].filter(Boolean).join(' · ')
    return where ?? t('memos.transcript')
  }
  return (
    <details className={styles.memos}>
      <summary>
        {t('memos.title')} <span className={styles.count}>{rows.length}</span>
      </summary>
      <ul>
        {rows.map((row) => (
          <li key={row.key}>
            <button
              type="button"
              className={styles.row}
              aria-current={row.span === null && row.key === memos.open ? 'true' : undefined}
              onClick={() =>
                row.span === null ? onOpen(row.key as MemoAbout) : onOpenSpan(row.key)
              }
            >
              <b>
                {row.entry !== null && <CodeChip look={row.entry.look} />}
                {placeOf(row)}
              </b>
              {row.coder !== null && <small>{nameOf(row.coder)}</small>}
              <span className={styles.words} dir="auto">
                {row.memo}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}

function rowsOf(
  texts: ReadonlyMap<string, string>,
  spans: readonly ShownSpan[],
  reading: ReadingText,
  codes: Codes,
): Row[] {
  const placed: { row: Row; at: number }[] = []
  for (const [about, memo] of texts) {
    const { block, entry } = memoPlace(about, reading, codes)
    const row = { key: about, memo, entry, turn: block?.ordinal ?? null, coder: null, span: null }
    // After the text, codes in the order of the codebook.
    const ofCode = reading.offsets.length + 1 + (entry === null ? 0 : codes.all.indexOf(entry))
    placed.push({ row, at: about === 'transcript' ? -1 : (block?.start ?? ofCode) })
  }
  for (const one of spans) {
    const { key, span, coder } = one
    const turn = reading.blocks.length === 0 ? null : reading.blockAt(span.start).ordinal
    const entry = codes.byId.get(span.code) ?? null
    placed.push({
      row: { key, memo: span.memo, entry, turn, coder, span: one },
      at: Math.max(span.start, 0),
    })
  }
  return placed.sort((a, b) => a.at - b.at).map(({ row }) => row)
}
