import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './table.module.css'

/**
 * A native table with rules between its rows. Numbers go into cells with `className="num"`, which
 * stand to the right, under a `NumberHead`. Where the window is too narrow it scrolls sideways by itself, and what
 * a row is of stays in view.
 *
 * @param label what a screen reader calls it
 * @param dense rows of 36 instead of 42 px
 * @param asCards on a phone each row is a card: what it is of, and below that its cells, each after its `data-head`
 */
export function Table({
  label,
  dense = false,
  asCards = false,
  className,
  children,
}: {
  label: string
  dense?: boolean
  asCards?: boolean
  className?: string
  children: ReactNode
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: the section is what scrolls, the table what is read
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    <div className={styles.scroll} role="group" aria-label={label} tabIndex={0}>
      <table
        className={classes(styles.table, dense && styles.dense, asCards && styles.cards, className)}
      >
        {children}
      </table>
    </div>
  )
}

/** Heads a column of numbers. */
export function NumberHead({
  title,
  children,
}: {
  title?: string | undefined
  children: ReactNode
}) {
  return (
    <th scope="col" className="num" title={title}>
      {children}
    </th>
  )
}
