import { Link } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { inboxPath } from '../paths.ts'
import { useUnread } from '../use-unread.ts'
import styles from './inbox-link.module.css'

/** The way to the inbox, with how many mentions wait there. */
export function InboxLink() {
  const { t } = useTranslation('inbox')
  const [unread] = useUnread()
  const label = unread === 0 ? t('link.none') : t('link.some', { count: unread })
  return (
    <Link className={styles.inbox} to={inboxPath} aria-label={label} title={label}>
      <span aria-hidden="true">@</span>
      {unread > 0 && (
        <span className={styles.count} aria-hidden="true">
          {unread > 99 ? '99+' : unread}
        </span>
      )}
    </Link>
  )
}
