import { useTranslation } from 'react-i18next'
import { Button } from '../button.tsx'
import styles from './code-definition.module.css'
import type { CodeEntry } from './codes.ts'
import type { Memos } from './use-memos.ts'

/** Under a code's definition, one's own memo on it in this transcript, or the way to write one. */
export function CodeMemo({
  entry: { code },
  memos: { texts, open, mayWrite, show },
}: {
  entry: CodeEntry
  memos: Memos
}) {
  const { t } = useTranslation('workspace')
  const about = `code:${code.id}` as const
  const memo = texts.get(about) ?? ''
  if (memo === '' && !mayWrite) return null
  return (
    <div className={styles.memo}>
      {memo !== '' && (
        <p dir="auto">
          <b>{t('span.memo')}:</b> {memo}
        </p>
      )}
      <Button look="quiet" aria-expanded={open === about} onClick={() => show(about)}>
        {t(memo === '' ? 'memos.addToCode' : 'memos.openOfCode')}
      </Button>
    </div>
  )
}
