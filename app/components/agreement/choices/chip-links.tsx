import { Link } from '@remix-run/react'
import type { Tab } from '../../tabs.tsx'
import styles from './choices.module.css'

/** One of a few things that a page can be asked, each with an address: chips, where tabs stand above already. */
export function ChipLinks({ label, links }: { label: string; links: readonly Tab[] }) {
  return (
    <nav className={styles.chips} aria-label={label}>
      {links.map(({ to, label, current }) => (
        <Link key={to} to={to} className={styles.link} aria-current={current ? 'page' : undefined}>
          {label}
        </Link>
      ))}
    </nav>
  )
}
