import type { ReactNode } from 'react'
import styles from './progress.module.css'

/**
 * How far something is, as a bar and as a figure or a few words.
 *
 * @param share between 0 and 1
 * @param children in place of the percentage
 */
export function Progress({
  share,
  label,
  children,
}: {
  share: number
  label: string
  children?: ReactNode
}) {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100)
  return (
    <span className={styles.progress}>
      <progress className={styles.meter} max={100} value={percent} aria-label={label} />
      <span className="num">{children ?? `${percent} %`}</span>
    </span>
  )
}
