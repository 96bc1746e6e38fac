import type { ReactNode } from 'react'
import styles from './empty-state.module.css'

/** Nothing here yet: what would stand here, why it does not, and the one thing to do about it. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string
  children: ReactNode
  action?: ReactNode
}) {
  return (
    <div className={styles.empty}>
      <strong>{title}</strong>
      <p>{children}</p>
      {action}
    </div>
  )
}
