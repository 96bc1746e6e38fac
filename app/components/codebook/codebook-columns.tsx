import { Link } from '@remix-run/react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useOneColumn } from '../../use-one-column.ts'
import { classes } from '../classes.ts'
import styles from './codebook.module.css'

/** The list of codes and the one that is open; on a narrow screen one of the two at a time. */
export function CodebookColumns({
  side,
  opened,
  back,
  children,
}: {
  side: ReactNode
  /** Id of the code that was chosen; `null` where one is shown because there is room for one. */
  opened: string | null
  /** Address of the list alone. */
  back: string
  children: ReactNode
}) {
  const { t } = useTranslation('codebook')
  const isOneColumn = useOneColumn()
  const columns = useRef<HTMLDivElement>(null)
  const link = useRef<HTMLAnchorElement>(null)
  const before = useRef(opened)
  // What was pressed is gone with its column: the focus goes to the way back, and back to the code it came from.
  useEffect(() => {
    const left = before.current
    before.current = opened
    if (!isOneColumn || left === opened) return
    if (opened !== null) {
      link.current?.focus({ preventScroll: true })
      columns.current?.scrollIntoView()
    } else if (left !== null) {
      document.querySelector<HTMLElement>(`[data-code="${CSS.escape(left)}"]`)?.focus()
    }
  }, [opened, isOneColumn])
  return (
    <div ref={columns} className={classes(styles.columns, opened !== null && styles.opened)}>
      <div className={styles.side}>{side}</div>
      <div className={styles.entry}>
        {opened !== null && (
          <Link ref={link} to={back} replace preventScrollReset className={styles.back}>
            {t('allCodes')}
          </Link>
        )}
        {children}
      </div>
    </div>
  )
}
