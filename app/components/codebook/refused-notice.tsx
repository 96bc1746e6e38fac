import { useTranslation } from 'react-i18next'
import type { LiveDocument } from '#app/live/connection.ts'
import { Button } from '../button.tsx'
import styles from './codebook.module.css'

/** That the server takes nothing more into the codebook as it is open here, and the way on. */
export function RefusedNotice({ live }: { live: LiveDocument | null }) {
  const { t } = useTranslation('codebook')
  const loadAgain = async () => {
    await live?.forget()
    window.location.reload()
  }
  return (
    <div className={styles.notice} role="alert">
      <span>{t('refused.lead')}</span>
      <Button onClick={loadAgain}>{t('refused.again')}</Button>
    </div>
  )
}
