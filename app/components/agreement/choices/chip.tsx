import type { ReactNode } from 'react'
import styles from './choices.module.css'

/** One thing that shaped the figures, in a few words; opened, what else it could be. */
export function Chip({
  label,
  value,
  children,
}: {
  label: string
  value: ReactNode
  children: ReactNode
}) {
  return (
    <details className={styles.chip} name="agreement-choices">
      <summary>
        <span className={styles.label}>{label}</span> {value}
      </summary>
      <div className={styles.open}>{children}</div>
    </details>
  )
}
