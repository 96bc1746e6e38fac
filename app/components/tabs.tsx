import { Link } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { classes } from './classes.ts'
import styles from './tabs.module.css'

export interface Tab {
  to: string
  label: string
  current?: boolean
}

/**
 * Parts of one thing, each a page of its own. Where the window is too narrow they scroll sideways, with the
 * current one in view.
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
  const bar = useRef<HTMLElement>(null)
  const current = tabs.find((tab) => tab.current)?.to
  useEffect(() => {
    const tab = bar.current?.querySelector<HTMLElement>('[aria-current]')
    if (tab == null) return
    // Not by scrollIntoView, which moves the page as well.
    const { offsetLeft, offsetWidth, parentElement } = tab
    bar.current!.scrollLeft = offsetLeft + offsetWidth / 2 - parentElement!.clientWidth / 2
  }, [current])
  return (
    <nav ref={bar} className={classes(styles.tabs, within && styles.within)} aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.to} to={tab.to} aria-current={tab.current ? 'page' : undefined}>
          {tab.label}
        </Link>
      ))}
    </nav>
  )
}
