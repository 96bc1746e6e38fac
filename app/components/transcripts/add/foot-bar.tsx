import type { ReactNode } from 'react'
import styles from './foot-bar.module.css'

/** Stays at the foot of the window: what is decided here holds for all that stands above. */
export function FootBar({ children }: { children: ReactNode }) {
  return <div className={styles.foot}>{children}</div>
}
