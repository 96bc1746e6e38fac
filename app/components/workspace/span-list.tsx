import { memo, useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReadingText } from '#app/text/reading-text.ts'
import type { ShownSpan } from '#app/text/shown-span.ts'
import type { SharedIn } from '#model/shared-codes.ts'
import { classes } from '../classes.ts'
import { CodeChip } from '../code-chip.tsx'
import type { Codes } from './codes.ts'
import styles from './span-list.module.css'
import { mostRows, type Said, useLongList } from './use-long-list.ts'

/** As high as a row mostly is, and as the list is taken to be until it was measured. */
const rowPx = 78
const listPx = 600
const quotedCharacters = 220

export interface SpanListProps {
  spans: readonly ShownSpan[]
  /** Whether spans of other coders are among them, so that one's own have to say so. */
  ofOthers: boolean
  /** How many there are where not all are here yet. */
  count: number
  reading: ReadingText
  codes: Codes
  openKey: string | null
  nameOf: (coder: string) => string
  /** How far a span's code is shared there; `null` where that is not asked. */
  sharedIn: SharedIn | null
  onOpen: (key: string) => void
}

/** All that is coded, in reading order: the equal way to everything that is drawn over the text. */
export const SpanList = memo(function SpanList(props: SpanListProps) {
  const { spans, count } = props
  const { t } = useTranslation('workspace')
  return (
    <section aria-labelledby="coded-spans" className={styles.section}>
      <h2 id="coded-spans">
        {t('list.title')} <span className={styles.count}>{count}</span>
      </h2>
      {spans.length === 0 ? (
        <p className={styles.none}>{t('list.none')}</p>
      ) : spans.length <= mostRows ? (
        <ul className={styles.list}>
          {spans.map((shown) => (
            <li key={shown.key}>
              <Row shown={shown} t={t} {...props} />
            </li>
          ))}
        </ul>
      ) : (
        <LongList t={t} {...props} />
      )}
    </section>
  )
})

function LongList(props: SpanListProps & Said) {
  const { spans } = props
  const keyOf = useCallback((index: number) => spans[index]!.key, [spans])
  const long = useLongList(spans.length, keyOf, rowPx, listPx)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and so must be reached by keyboard
    <div ref={long.scroller} className={styles.scroller} tabIndex={0}>
      <ul className={classes(styles.list, styles.long)} {...long.list}>
        {long.rows.map(({ index, key, placed }) => (
          <li
            key={key}
            className={styles.placed}
            aria-setsize={spans.length}
            aria-posinset={index + 1}
            {...placed}
          >
            <Row shown={spans[index]!} {...props} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Row({
  t,
  shown,
  reading,
  codes,
  openKey,
  nameOf,
  sharedIn,
  onOpen,
  ofOthers,
}: SpanListProps & Said & { shown: ShownSpan }) {
  const { key, span, coder } = shown
  const entry = codes.byId.get(span.code)
  const turn = reading.blocks.length === 0 ? 0 : reading.blockAt(span.start).ordinal
  const end = Math.min(span.end, span.start + quotedCharacters)
  return (
    <button
      type="button"
      className={styles.row}
      aria-current={key === openKey ? 'true' : undefined}
      onClick={() => onOpen(key)}
    >
      {entry === undefined ? <span /> : <CodeChip look={entry.look} />}
      <b>{entry?.code.name ?? span.code}</b>
      <span className={styles.turn}>
        <span className="visually-hidden">{t('list.turn')} </span>
        {turn === 0 ? '–' : turn}
      </span>
      {ofOthers && (
        <span className={styles.who}>{coder === null ? t('list.you') : nameOf(coder)}</span>
      )}
      <span className={styles.quote} dir="auto">
        {reading.quote({ start: span.start, end })}
      </span>
      {sharedIn !== null && (
        <span className={styles.who}>{t(`show.shared.${sharedIn(span)}`)}</span>
      )}
      {span.unsure && <span className={styles.who}>{t('span.isUnsure')}</span>}
    </button>
  )
}
