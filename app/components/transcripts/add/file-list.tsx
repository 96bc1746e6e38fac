import { memo, useCallback, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { tellingWords } from '#model/formats/decode-text.ts'
import { useNumberText } from '../../../use-number-text.ts'
import { Card } from '../../card.tsx'
import { classes } from '../../classes.ts'
import { encodingName } from './encoding-name.ts'
import styles from './file-list.module.css'
import { foundIn, type ImportItem, isWanted } from './import-item.ts'
import type { Rules } from './rules.ts'
import { type ImportState, rulesFor } from './use-import.ts'

const marks = { good: '✓', asked: '?', bad: '✕', waits: '…' } as const

/** All texts that were chosen, each with what was read of it or why it stays out. */
export function FileList({
  state,
  onSelect,
}: {
  state: ImportState
  onSelect: (id: number) => void
}) {
  const { t } = useTranslation('transcripts')
  const latest = useRef(onSelect)
  latest.current = onSelect
  const select = useCallback((id: number) => latest.current(id), [])
  const ready = state.items.filter(isWanted).length
  return (
    <Card
      title={t('import.files')}
      small={t('import.ready', { ready, count: state.items.length })}
      padded={false}
      className={styles.card}
    >
      <ul className={styles.files}>
        {state.items.map((item) => (
          <li key={item.id} className={classes(item.id === state.selected && styles.on)}>
            <FileRow
              item={item}
              rules={rulesFor(state, item)}
              isCurrent={item.id === state.selected}
              onSelect={select}
            />
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** Drawn again only when it is another: a list may hold hundreds. */
const FileRow = memo(function FileRow({
  item,
  rules,
  isCurrent,
  onSelect,
}: {
  item: ImportItem
  rules: Rules
  isCurrent: boolean
  onSelect: (id: number) => void
}) {
  const { t } = useTranslation('transcripts')
  const numberText = useNumberText()
  const { file } = item
  const found = file && item.state !== 'refused' ? foundIn(file, rules) : undefined
  const mark =
    item.state === 'reading'
      ? 'waits'
      : found === undefined
        ? 'bad'
        : found.family === null || file?.certain === false || item.sameAs !== undefined
          ? 'asked'
          : 'good'
  return (
    <button
      type="button"
      className={classes(styles.file, styles[mark])}
      aria-current={isCurrent || undefined}
      onClick={() => onSelect(item.id)}
    >
      <span className={styles.mark} aria-hidden="true">
        {marks[mark]}
      </span>
      <b dir="auto">{item.name || t('import.pasted')}</b>
      <span className="num">{found && t('turnCount', { count: found.turns.length })}</span>
      <small>
        <span className="visually-hidden">{t(`import.marks.${mark}`)} </span>
        {describe()}
      </small>
    </button>
  )

  function describe(): string {
    if (file === undefined || found === undefined) return item.problem ?? t('import.reading')
    if (item.sameAs !== undefined) {
      return t(item.again ? 'import.sameAgain' : 'import.same', { title: item.sameAs })
    }
    if (!file.certain) {
      const words = tellingWords(file.text)
      return t(words.length > 0 ? 'import.assumed' : 'import.assumedPlain', {
        encoding: encodingName(file.encoding),
        words: words.map((word) => `“${word}”`).join(', '),
      })
    }
    if (found.family === null) {
      return found.turns.length > 1 ? t('import.paragraphs') : t('import.noSpeakers')
    }
    const speakers = new Set(found.turns.map((turn) => turn.speaker)).size
    return [
      encodingName(file.encoding),
      t('wordCount', { count: file.words, shown: numberText(file.words) }),
      t('speakerCount', { count: speakers }),
    ].join(', ')
  }
})
