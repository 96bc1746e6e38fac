import { Link } from '@remix-run/react'
import { classes } from './classes.ts'
import styles from './tabs.module.css'

export interface Tab {
  to: string
  label: string
  current?: boolean
}

/**
 * Parts of one thing, each a page of its own.
 *
 * @param within they stand under tabs already, and are quieter than those
 */
export function Tabs({
  label,
  tabs,
  within = false,
}: {
  label: string
  tabs: readonly Tab[]
  within?: boolean
}) {
  return (
    <nav className={classes(styles.tabs, within && styles.within)} aria-label={label}>
      {tabs.map((tab) => (
        <Link
          key={tab.to}
          to={tab.to}
          prefetch="intent"
          aria-current={tab.current ? 'page' : undefined}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  )
}
