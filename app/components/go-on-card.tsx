import type { ReactNode } from 'react'
import { LinkButton } from './button.tsx'
import styles from './go-on-card.module.css'

/** The transcript a coder goes on or begins with, one press away. */
export function GoOnCard({
  heading,
  to,
  open,
  primary = true,
  children,
}: {
  heading: string
  /** Address of the workspace. */
  to: string
  /** What the button says. */
  open: string
  /** Whether it is the one thing to press on this page. */
  primary?: boolean
  /** Which transcript, and where in it. */
  children: ReactNode
}) {
  return (
    <section className={styles.card}>
      <h2>{heading}</h2>
      <p>{children}</p>
      <LinkButton look={primary ? 'primary' : 'plain'} to={to}>
        {open}
      </LinkButton>
    </section>
  )
}
