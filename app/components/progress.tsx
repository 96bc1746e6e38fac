import styles from './progress.module.css'

/** How far something is, as a bar and as a figure. @param share between 0 and 1 */
export function Progress({ share, label }: { share: number; label: string }) {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 100)
  return (
    <span className={styles.progress}>
      <progress className={styles.meter} max={100} value={percent} aria-label={label} />
      <span className="num">{percent} %</span>
    </span>
  )
}
