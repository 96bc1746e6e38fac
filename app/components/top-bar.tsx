import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../me.ts'
import { classes } from './classes.ts'
import { InboxLink } from './inbox-link.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { PersonMenu } from './person-menu.tsx'
import styles from './top-bar.module.css'

export interface Crumb {
  label: string
  /** Absent for the page one is on. */
  to?: string
}

/**
 * The bar above every page: where one is, what state that is in, what can be done there.
 *
 * @param headed whether a heading right below names the page, so that a phone need not say it twice
 * @param state stands after the crumbs: a pill that says in words what holds here
 * @param children stands before the menu of the person: buttons, who else is here
 */
export function TopBar({
  crumbs = [],
  headed = false,
  state,
  children,
}: {
  crumbs?: readonly Crumb[]
  headed?: boolean
  state?: ReactNode
  children?: ReactNode
}) {
  const { t } = useTranslation()
  const me = useMe()
  return (
    <header className={styles.top}>
      <a className={styles.skip} href="#main">
        {t('skip')}
      </a>
      <Link className={styles.brand} to="/">
        Parley
      </Link>
      {crumbs.length > 0 && (
        <nav className={classes(styles.crumbs, headed && styles.headed)} aria-label={t('crumbs')}>
          <ol>
            {crumbs.map((crumb, index) => (
              <li key={crumb.to ?? crumb.label}>
                {index === crumbs.length - 1 || crumb.to === undefined ? (
                  <b
                    title={crumb.label}
                    aria-current={index === crumbs.length - 1 ? 'page' : undefined}
                  >
                    {crumb.label}
                  </b>
                ) : (
                  <Link to={crumb.to} title={crumb.label}>
                    {crumb.label}
                  </Link>
                )}
              </li>
            ))}
          </ol>
        </nav>
      )}
      {state !== undefined && <span className={styles.state}>{state}</span>}
      <span className={styles.grow} />
      {children}
      {me === null ? (
        <LanguageSwitch />
      ) : (
        <>
          <InboxLink />
          <PersonMenu me={me} />
        </>
      )}
    </header>
  )
}
