import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './pill.module.css'

/** A state in a word or a sentence. */
export function Pill({
  tone = 'plain',
  children,
}: {
  tone?: 'plain' | 'ok' | 'warn' | 'bad'
  children: ReactNode
}) {
  return <span className={classes(styles.pill, styles[tone])}>{children}</span>
}
