import { useTranslation } from 'react-i18next'
import type { CodedSpan } from '#model/span.ts'
import { Button } from '../../button.tsx'
import type { OpenedWorkspace } from '../opened-workspace.ts'
import styles from './hint-note.module.css'
import { useHint } from './use-hint.ts'

/** Below the text, so that no line of it moves: what one meets for the first time, said once. */
export function HintNote({ opened, own }: { opened: OpenedWorkspace; own: readonly CodedSpan[] }) {
  const { t } = useTranslation('workspace')
  const { hint, close } = useHint(opened, own)
  return (
    <div role="status">
      {hint !== null && (
        <div className={styles.hint}>
          <p>{t(`hints.${hint}`)}</p>
          <Button onClick={close}>{t('hints.close')}</Button>
        </div>
      )}
    </div>
  )
}
