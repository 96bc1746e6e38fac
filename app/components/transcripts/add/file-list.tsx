import { memo, useCallback, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { tellingWords } from '#model/formats/decode-text.ts'
import { useNumberText } from '../../../use-number-text.ts'
import { Card } from '../../card.tsx'
import { classes } from '../../classes.ts'
import { encodingName } from './encoding-name.ts'
import styles from './file-list.module.css'
import { foundIn, type IncomingText, isWanted } from './incoming-text.ts'
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
  const ready = state.incoming.filter(isWanted).length
  return (
    <Card
      title={t('import.files')}
      small={t('import.ready', { ready, count: state.incoming.length })}
      padded={false}
      className={styles.card}
    >
      <ul className={styles.files}>
        {state.incoming.map((text) => (
          <li key={text.id} className={classes(text.id === state.selected && styles.on)}>
            <FileRow
              text={text}
              rules={rulesFor(state, text)}
              isCurrent={text.id === state.selected}
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
  text,
  rules,
  isCurrent,
  onSelect,
}: {
  text: IncomingText
  rules: Rules
  isCurrent: boolean
  onSelect: (id: number) => void
}) {
  const { t } = useTranslation('transcripts')
  const numberText = useNumberText()
  const { file } = text
  const found = file && text.state !== 'refused' ? foundIn(file, rules) : undefined
  const mark =
    text.state === 'reading'
      ? 'waits'
      : found === undefined
        ? 'bad'
        : found.family === null || file?.certain === false || text.sameAs !== undefined
          ? 'asked'
          : 'good'
  return (
    <button
      type="button"
      className={classes(styles.file, styles[mark])}
      aria-current={isCurrent || undefined}
      onClick={() => onSelect(text.id)}
    >
      <span className={styles.mark} aria-hidden="true">
        {marks[mark]}
      </span>
      <b dir="auto">{text.name || t('import.pasted')}</b>
      <span className="num">{found && t('turnCount', { count: found.turns.length })}</span>
      <small>
        <span className="visually-hidden">{t(`import.marks.${mark}`)} </span>
        {describe()}
      </small>
    </button>
  )

  function describe(): string {
    if (file === undefined || found === undefined) return text.problem ?? t('import.reading')
    if (text.sameAs !== undefined) {
      return t(text.again ? 'import.sameAgain' : 'import.same', { title: text.sameAs })
    }
    if (!file.certain) {
      const words = tellingWords(file.text)
      return t(words.length > 0 ? 'import.assumed' : 'import.assumedPlain', {
        encoding: encodingName(file.encoding),
        words: words.map((word) => t('import.quoted', { word })).join(', '),
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
