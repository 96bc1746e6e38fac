import { useId } from 'react'
import type { Cost } from '#model/agreement/anatomy/costs.ts'
import styles from './cost-bar.module.css'

const width = 160
const height = 16

/**
 * What something costs as a bar, and as a mark across it what it would cost if all cost alike.
 *
 * @param most the share at the end of the column
 * @param label says the same in words
 */
export function CostBar({ cost, most, label }: { cost: Cost; most: number; label: string }) {
  const id = useId()
  const place = (share: number) => 1 + (share / most) * (width - 2)
  const alike = place(cost.size)
  return (
    <svg className={styles.bar} width={width} height={height} role="img" aria-labelledby={id}>
      <title id={id}>{label}</title>
      <rect className={styles.cost} y="3" width={place(cost.share)} height={height - 6} rx="1.5" />
      <line className={styles.alike} x1={alike} x2={alike} y2={height} />
    </svg>
  )
}
