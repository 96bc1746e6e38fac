import { type ReactNode, useId } from 'react'
import styles from './card.module.css'
import { classes } from './classes.ts'

export interface CardProps {
  title: ReactNode
  /** A few words beside the title: a count, a state. */
  small?: ReactNode
  /** Links or buttons at the end of the title's line. */
  actions?: ReactNode
  /** Off for tables and lists, which bring their own space. */
  padded?: boolean
  className?: string
  children: ReactNode
}

/** A part of a page under its heading, held by one hairline. */
export function Card({ title, small, actions, padded = true, className, children }: CardProps) {
  const id = useId()
  return (
    <section className={classes(styles.card, className)} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id}>{title}</h2>
        {small !== undefined && <small>{small}</small>}
        {actions !== undefined && <span className={styles.actions}>{actions}</span>}
      </div>
      <div className={padded ? styles.body : undefined}>{children}</div>
    </section>
  )
}
