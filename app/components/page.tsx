import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './page.module.css'
import { type Crumb, TopBar } from './top-bar.tsx'

export interface PageProps {
  title: ReactNode
  /** One or two sentences that say what is to be seen here. */
  lead?: ReactNode
  /** Pills beside the title. */
  pills?: ReactNode
  /** Buttons at the end of the title's line, at most one of them primary. */
  actions?: ReactNode
  crumbs?: readonly Crumb[]
  /** Stands in the top bar after the crumbs. */
  state?: ReactNode
  /** Stands in the top bar before the menu of the person. */
  bar?: ReactNode
  /** Between head and body: tabs, the controls that shaped the figures. */
  below?: ReactNode
  /** A second column of 304 px at the right. */
  side?: ReactNode
  /** Where there is one column, whether `side` comes before the rest. */
  sideFirst?: boolean
  /** Where there is one column and what comes before `side` is long: what a link down to it says. */
  sideLink?: string
  /** Narrow for a single form. */
  width?: 'wide' | 'narrow'
  children?: ReactNode
}

/** A page to read: bar, head, body, all in the same places. */
export function Page({ width = 'wide', ...page }: PageProps) {
  return (
    <>
      <TopBar crumbs={page.crumbs} headed state={page.state}>
        {page.bar}
      </TopBar>
      <main
        id="main"
        tabIndex={-1}
        className={classes(
          styles.main,
          width === 'narrow' && styles.narrow,
          page.side !== undefined && styles.withSide,
        )}
      >
        <div className={styles.head}>
          <h1>{page.title}</h1>
          {page.pills}
          <span className={styles.grow} />
          {page.actions !== undefined && <div className={styles.actions}>{page.actions}</div>}
          {page.lead !== undefined && (
            <div className={styles.lead}>
              <p>{page.lead}</p>
            </div>
          )}
        </div>
        {page.below !== undefined && <div className={styles.below}>{page.below}</div>}
        {page.sideLink !== undefined && (
          <a className={styles.toSide} href="#side">
            {page.sideLink}
          </a>
        )}
        <div className={styles.column}>{page.children}</div>
        {page.side !== undefined && (
          <div
            id="side"
            tabIndex={-1}
            className={classes(styles.column, page.sideFirst && styles.first)}
          >
            {page.side}
          </div>
        )}
      </main>
    </>
  )
}
