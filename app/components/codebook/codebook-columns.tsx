import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { classes } from '../classes.ts'
import styles from './codebook.module.css'

/** The list of codes and the one that is open; on a narrow screen one of the two at a time. */
export function CodebookColumns({
  side,
  opened,
  children,
}: {
  side: ReactNode
  /** Whether a code was chosen, rather than shown because there is room for one. */
  opened: boolean
  children: ReactNode
}) {
  const { t } = useTranslation('codebook')
  return (
    <div className={classes(styles.columns, opened && styles.opened)}>
      <div className={styles.side}>{side}</div>
      <div className={styles.entry}>
        {opened && (
          <Link to="?" replace className={styles.back}>
            {t('allCodes')}
          </Link>
        )}
        {children}
      </div>
    </div>
  )
}
