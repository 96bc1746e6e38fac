import styles from './code-chip.module.css'
import type { CodeLook } from './code-look.ts'

/** A code's colour and pattern. It always stands beside the code's name, never for it. */
export function CodeChip({ look }: { look: CodeLook }) {
  return (
    <span
      className={styles.chip}
      data-hue={look.hue}
      data-pattern={look.pattern}
      aria-hidden="true"
    />
  )
}
