import { useNavigation } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import styles from './waiting.module.css'

/** Says that the next page is on its way, once that takes more than a moment. */
export function Waiting() {
  const { t } = useTranslation()
  const { state } = useNavigation()
  if (state === 'idle') return null
  return <div className={styles.bar} role="progressbar" aria-label={t('loading')} />
}
