import { useTranslation } from 'react-i18next'
import type { ReadingText } from '#app/text/reading-text.ts'
import { kindOfChange, type LayerChangeMade } from '#model/layer-act.ts'
import { codeOfMemo, turnOfMemo } from '#model/memo-about.ts'
import type { LayerHistory } from '#server/layer-history.ts'
import { CodeChip } from '../../code-chip.tsx'
import type { Codes } from '../codes.ts'
import styles from './history.module.css'

const quotedCharacters = 120

/** One act in words, with the time and the passage. Pressed, it shows the codes as they were after it. */
export function ActRow({
  act,
  reading,
  codes,
  isShown,
  onShow,
}: {
  act: LayerHistory['items'][number]
  reading: ReadingText
  codes: Codes
  isShown: boolean
  onShow: () => void
}) {
  const { t, i18n } = useTranslation('workspace')
  const [first] = act.changes
  if (first === undefined) return null
  const nameOf = (code: string) => codes.byId.get(code)?.code.name ?? code
  const kinds = new Set(act.changes.map(kindOfChange))
  const kind = kinds.size === 1 ? kindOfChange(first) : 'change'
  const span = spanOf(first)
  const sentence = () => {
    if (act.count > 1) return t(`history.many.${kind}`, { count: act.count })
    if (first.root === 'codedSpans') {
      const before = first.before === null ? '' : nameOf(first.before.code)
      return t(`history.one.${kind}`, { code: nameOf(span!.code), before })
    }
    return `${t(`history.one.${kind}`)}: ${aboutOf(first.key)}`
  }
  const aboutOf = (about: string) => {
    const turn = turnOfMemo(about)
    if (turn !== null) return t('memos.ofTurn', { turn })
    const code = codeOfMemo(about)
    return code === null ? t('memos.ofTranscript') : t('memos.ofCode', { code: nameOf(code) })
  }
  const at = new Date(act.recordedAt)
  const look = span === null || act.count > 1 ? undefined : codes.byId.get(span.code)?.look
  return (
    <button
      type="button"
      className={styles.row}
      aria-current={isShown ? 'true' : undefined}
      onClick={onShow}
    >
      {look === undefined ? <span /> : <CodeChip look={look} />}
      <b>{sentence()}</b>
      <time dateTime={act.recordedAt}>
        {at.toLocaleTimeString(i18n.language, { timeStyle: 'short' })}
      </time>
      <span className={styles.words} dir="auto">
        {wordsOf(first, reading)}
      </span>
    </button>
  )
}

function spanOf({ root, before, after }: LayerChangeMade) {
  return root === 'codedSpans' ? (after ?? before) : null
}

function wordsOf(change: LayerChangeMade, reading: ReadingText): string {
  if (change.root === 'memos')
    return (change.after ?? change.before ?? '').slice(0, 2 * quotedCharacters)
  const { start, end } = (change.after ?? change.before)!
  return reading.quote({ start, end: Math.min(end, start + quotedCharacters) })
}
