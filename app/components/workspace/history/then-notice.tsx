import { useTranslation } from 'react-i18next'
import { Button } from '../../button.tsx'
import styles from './history.module.css'
import type { OwnLayerHistory } from './use-layer-history.ts'

/** That the text shows one's codes as they were, not as they are, with the ways back. */
export function ThenNotice({
  history: { earlier: then, backToNow },
  onRestore,
}: {
  history: OwnLayerHistory
  /** `null` where nothing may be changed. */
  onRestore: (() => void) | null
}) {
  const { t, i18n } = useTranslation('workspace')
  if (then === null) return null
  const at = new Date(then.recordedAt).toLocaleString(i18n.language, {
    dateStyle: 'long',
    timeStyle: 'medium',
  })
  return (
    <section className={styles.then} role="status" aria-label={t('history.earlier.title')}>
      <div>
        <h2>{t('history.earlier.was', { at })}</h2>
        <p>
          {t('history.earlier.what', { count: then.codedSpans.length })}{' '}
          {onRestore === null && t('history.earlier.mayNot')}
        </p>
      </div>
      <div className={styles.acts}>
        <Button look="primary" onClick={backToNow}>
          {t('history.earlier.back')}
        </Button>
        {onRestore !== null && <Button onClick={onRestore}>{t('history.earlier.restore')}</Button>}
      </div>
    </section>
  )
}
