import { useActionData } from '@remix-run/react'
import styles from './done-notice.module.css'

/** What a form of this page has just done; `undefined` when it was another, or was refused. */
export function useDone(intent: string): boolean {
  return useActionData<{ done?: string } | undefined>()?.done === intent
}

/** That something is done, said politely. */
export function DoneNotice({ children }: { children: React.ReactNode }) {
  return (
    <p className={styles.done} role="status">
      {children}
    </p>
  )
}
